package org.homeservices.knowledge.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      articles.addAll(read(ids, locale));
    }
    return articles;
  }

  private static Collection<Article> read(List<String> ids, Locale locale) {
    Map<String, Article> byId = new LinkedHashMap<>();
    for (String id : ids) {
      String file = file(id, locale);
      byId.put(id, ArticleFile.read(file, locale, resource(file)));
    }
    RelatedIds related = new RelatedIds(byId);
    byId.forEach(
        (id, article) ->
            related
                .mistake(file(id, locale), article)
                .ifPresent(
                    mistake -> {
                      throw mistake;
                    }));
    return byId.values();
  }

  private static String file(String id, Locale locale) {
    return locale.toLanguageTag() + "/" + id + ".md";
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
