package org.homeservices.knowledge;

import java.util.List;

/** Small articles for tests. */
public final class ArticleFiles {
  private ArticleFiles() {}

  /** An English article that stands alone. */
  public static MarkdownFile file(String id, String body) {
    return file(id, body, "[]");
  }

  /** An English article. */
  public static MarkdownFile file(String id, String body, String related) {
    return new MarkdownFile("en/" + id + ".md", markdown(id, body, related));
  }

  /** What stands in its file. */
  public static String markdown(String id, String body) {
    return markdown(id, body, "[]");
  }

  private static String markdown(String id, String body, String related) {
    return "---\nid: %s\nversion: 1\ncategory: faq\ntitle: Title of %s\nrelated: %s\n---\n%s\n"
        .formatted(id, id, related, body);
  }

  /** The same as the store takes it. */
  public static ArticleText text(String id, String body) {
    return new ArticleText(id, Languages.ENGLISH, file(id, body));
  }

  /** What they say, article by article. */
  public static List<String> bodies(List<Article> articles) {
    return articles.stream().map(Article::body).toList();
  }
}
