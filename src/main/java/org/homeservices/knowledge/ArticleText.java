package org.homeservices.knowledge;

import java.util.Locale;

/**
 * An article as its owner has written it.
 *
 * @param id names the topic; of its language no other article has it
 * @param file from which the article is read; given out again as it came in
 */
public record ArticleText(String id, Locale locale, MarkdownFile file) {
  /** Whether both are versions of one article. */
  public boolean isSameAs(ArticleText other) {
    return isOf(other.locale, other.id);
  }

  /** Whether it is the article of that name. */
  public boolean isOf(Locale otherLocale, String otherId) {
    return id.equals(otherId) && locale.equals(otherLocale);
  }
}
