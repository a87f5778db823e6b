package org.homeservices.knowledge.markdown;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Languages;

/** The owner's articles: {@code <folder>/{pt-BR,en,es}/*.md}. */
public final class ArticleFolder {
  private static final System.Logger LOGGER = System.getLogger(ArticleFolder.class.getName());

  private final Path folder;

  /**
   * @param folder need not exist yet: it then holds no articles
   */
  public ArticleFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads every article. A file that is none, repeats an id, or names a related article that is not
   * there, is left out and logged with the reason.
   */
  public List<Article> read() {
    List<Article> articles = new ArrayList<>();
    Languages.ALL.forEach(locale -> articles.addAll(read(locale)));
    return articles;
  }

  /** What would have to change for {@link #read} to return something else: names, sizes, times. */
  public Map<Path, String> fingerprint() {
    Map<Path, String> fingerprint = new TreeMap<>();
    for (Locale locale : Languages.ALL) {
      files(locale).forEach(file -> fingerprint.put(file, stamp(file)));
    }
    return fingerprint;
  }

  private List<Article> read(Locale locale) {
    Map<String, Article> byId = new LinkedHashMap<>();
    Map<String, Path> fileOf = new HashMap<>();
    for (Path file : files(locale)) {
      try {
        Article article = ArticleFile.read(file.toString(), locale, text(file));
        if (byId.putIfAbsent(article.id(), article) != null) {
          throw new BadArticle(file.toString(), "repeats the id '%s'".formatted(article.id()));
        }
        fileOf.put(article.id(), file);
      } catch (BadArticle e) {
        LOGGER.log(WARNING, "article left out: {0}", e.getMessage());
      }
    }
    RelatedIds related = new RelatedIds(byId);
    return byId.values().stream()
        .filter(
            article ->
                !isLeftOut(related.mistake(String.valueOf(fileOf.get(article.id())), article)))
        .toList();
  }

  private static boolean isLeftOut(Optional<BadArticle> mistake) {
    mistake.ifPresent(bad -> LOGGER.log(WARNING, "article left out: {0}", bad.getMessage()));
    return mistake.isPresent();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new BadArticle(file.toString(), "cannot be read as UTF-8: " + e);
    }
  }

  private List<Path> files(Locale locale) {
    Path inLanguage = folder.resolve(locale.toLanguageTag());
    if (!Files.isDirectory(inLanguage)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(inLanguage)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String stamp(Path file) {
    try {
      return Files.getLastModifiedTime(file) + " " + Files.size(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
