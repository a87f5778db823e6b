package org.homeservices.knowledge;

/**
 * Why a file is no article.
 *
 * @param field of the front matter; {@code body}, or {@code file} for all of it
 * @param rule what would be right
 */
public record Mistake(String file, String field, String rule) {
  @Override
  public String toString() {
    return file + ": " + rule;
  }
}
