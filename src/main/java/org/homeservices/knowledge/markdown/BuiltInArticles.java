package org.homeservices.knowledge.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Edition;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.MarkdownFile;

/** The demonstration articles inside the WAR, named by {@code /knowledge/articles.txt}. */
public final class BuiltInArticles {
  private static final String ROOT = "/knowledge/";

  private BuiltInArticles() {}

  /** Reads all of them, in every language. */
  public static List<Article> read() {
    Edition edition = new MarkdownReader().read(files());
    edition.faultless();
    return edition.articles();
  }

  /** The same as they stand in the WAR. */
  public static List<MarkdownFile> files() {
    List<String> ids = resource("articles.txt").lines().filter(line -> !line.isBlank()).toList();
    return Languages.ALL.stream()
        .flatMap(locale -> ids.stream().map(id -> file(id, locale)))
        .map(name -> new MarkdownFile(name, resource(name)))
        .toList();
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
