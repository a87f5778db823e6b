package org.homeservices.knowledge.markdown;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.homeservices.knowledge.ArticleSource;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.MarkdownFile;

/** The owner's articles: {@code <folder>/{pt-BR,en,es}/*.md}. */
public final class ArticleFolder implements ArticleSource {
  private static final System.Logger LOGGER = System.getLogger(ArticleFolder.class.getName());

  private final Path folder;

  /**
   * @param folder need not exist yet: it then holds no articles
   */
  public ArticleFolder(Path folder) {
    this.folder = folder;
  }

  /** Language by language; one that is no UTF-8 is left out and logged. */
  @Override
  public List<MarkdownFile> files() {
    List<MarkdownFile> all = new ArrayList<>();
    for (Locale locale : Languages.ALL) {
      paths(locale).forEach(path -> add(all, locale, path));
    }
    return all;
  }

  /** Names, sizes, times. */
  @Override
  public Map<Path, String> fingerprint() {
    Map<Path, String> fingerprint = new TreeMap<>();
    for (Locale locale : Languages.ALL) {
      paths(locale).forEach(file -> fingerprint.put(file, stamp(file)));
    }
    return fingerprint;
  }

  private static void add(List<MarkdownFile> all, Locale locale, Path path) {
    try {
      String name = locale.toLanguageTag() + "/" + path.getFileName();
      all.add(new MarkdownFile(name, Files.readString(path)));
    } catch (IOException e) {
      LOGGER.log(WARNING, "article left out: {0}: cannot be read as UTF-8: {1}", path, e);
    }
  }

  private List<Path> paths(Locale locale) {
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
