package org.homeservices.knowledge;

/**
 * A file that is meant to hold an article.
 *
 * @param name language and file, as in {@code en/cancel-order.md}
 * @param markdown all that stands in it, front matter first
 */
public record MarkdownFile(String name, String markdown) {}
