package org.homeservices.knowledge.markdown;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.ArticleReader;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.Mistake;
import org.homeservices.knowledge.Passage;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one Markdown file: YAML front matter between {@code ---} lines, then the body. */
final class ArticleFile {
  static final String WHOLE = "file";

  private static final Pattern FORM =
      Pattern.compile("\\A\\uFEFF?---\\R(.*?)\\R---[ \\t]*\\R(.*)\\z", Pattern.DOTALL);
  private static final String BODY = "body";

  private final MarkdownFile file;
  private final Notes notes;

  private ArticleFile(MarkdownFile file) {
    this.file = file;
    this.notes = new Notes(file.name());
  }

  /**
   * What a file gave.
   *
   * @param article empty where the file is none
   * @param mistakes all of them, none where it is one
   */
  record Outcome(MarkdownFile file, Optional<Article> article, List<Mistake> mistakes) {
    Optional<ArticleText> text() {
      return article.map(found -> new ArticleText(found.id(), found.locale(), file));
    }
  }

  /** Reads an article, or notes what is wrong. */
  static Outcome read(MarkdownFile file) {
    ArticleFile reading = new ArticleFile(file);
    Optional<Article> article = reading.article();
    List<Mistake> mistakes = reading.notes.mistakes();
    return new Outcome(file, article.filter(found -> mistakes.isEmpty()), mistakes);
  }

  private Optional<Article> article() {
    Optional<Locale> locale = FileName.locale(file.name());
    if (locale.isEmpty()) {
      notes.add(WHOLE, FileName.RULE);
    }
    if (!isStorable(file.markdown())) {
      return Optional.empty();
    }
    Matcher parts = FORM.matcher(file.markdown());
    if (!parts.matches()) {
      notes.add(WHOLE, "must begin with front matter between two lines of '---'");
      return Optional.empty();
    }
    String body = body(parts.group(2));
    return yaml(parts.group(1))
        .flatMap(front -> locale.map(there -> article(new FrontMatter(front, notes), there, body)));
  }

  private Article article(FrontMatter front, Locale locale, String body) {
    String id = front.id();
    Article article =
        new Article(
            id,
            front.version(),
            front.category(),
            locale,
            front.title(),
            front.keywords(),
            front.actions(),
            front.related(id),
            body);
    if (!body.isEmpty() && Passage.of(article).isEmpty()) {
      notes.add(BODY, "has headings, and nothing below them");
    }
    return article;
  }

  /** What no store could give back as it came in is no text. */
  private boolean isStorable(String markdown) {
    if (markdown.indexOf('\0') >= 0 || !UTF_8.newEncoder().canEncode(markdown)) {
      notes.add(WHOLE, "must be text, and holds what is no character");
      return false;
    }
    if (markdown.getBytes(UTF_8).length > ArticleReader.MOST_BYTES) {
      notes.add(WHOLE, "must have at most %d bytes".formatted(ArticleReader.MOST_BYTES));
      return false;
    }
    return true;
  }

  private String body(String text) {
    if (text.isBlank()) {
      notes.add(BODY, "has no body");
    }
    return text.strip();
  }

  private Optional<Map<?, ?>> yaml(String text) {
    try {
      if (Yaml.load(text) instanceof Map<?, ?> map) {
        return Optional.of(map);
      }
      notes.add(WHOLE, "front matter must be a list of 'key: value' lines");
    } catch (YamlEngineException e) {
      notes.add(WHOLE, "front matter is not YAML: " + e.getMessage());
    }
    return Optional.empty();
  }
}
