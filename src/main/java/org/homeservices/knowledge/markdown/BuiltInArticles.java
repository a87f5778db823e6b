package org.homeservices.knowledge.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Languages;

/** The demonstration articles inside the WAR, named by {@code /knowledge/articles.txt}. */
public final class BuiltInArticles {
  private static final String ROOT = "/knowledge/";

  private BuiltInArticles() {}

  /** Reads all of them, in every language. */
  public static List<Article> read() {
    List<String> ids = resource("articles.txt").lines().filter(line -> !line.isBlank()).toList();
    List<Article> articles = new ArrayList<>();
    for (Locale locale : Languages.ALL) {
      for (String id : ids) {
        String file = locale.toLanguageTag() + "/" + id + ".md";
        articles.add(ArticleFile.read(file, locale, resource(file)));
      }
    }
    return articles;
  }

  private static String resource(String name) {
    try (InputStream in = BuiltInArticles.class.getResourceAsStream(ROOT + name)) {
      if (in == null) {
        throw new IllegalStateException("missing in the WAR: " + ROOT + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
