package org.homeservices.knowledge.markdown;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Passage;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads one Markdown file: YAML front matter between {@code ---} lines, then the body. */
final class ArticleFile {
  private static final Pattern FORM =
      Pattern.compile("\\A\\uFEFF?---\\R(.*?)\\R---[ \\t]*\\R(.*)\\z", Pattern.DOTALL);
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern URL = Pattern.compile("(https://|mailto:|tel:|/(?!/)).*");

  private final String file;
  private final Map<?, ?> front;
  private final String body;

  private ArticleFile(String file, Map<?, ?> front, String body) {
    this.file = file;
    this.front = front;
    this.body = body;
  }

  /**
   * Reads an article.
   *
   * @param file its name, for messages
   * @throws BadArticle where the text is none, saying what is wrong
   */
  static Article read(String file, Locale locale, String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new BadArticle(file, "must begin with front matter between two lines of '---'");
    }
    return new ArticleFile(file, yaml(file, parts.group(1)), parts.group(2)).article(locale);
  }

  private static Map<?, ?> yaml(String file, String text) {
    try {
      Object front = new Load(LoadSettings.builder().build()).loadFromString(text);
      if (front instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YamlEngineException e) {
      throw new BadArticle(file, "front matter is not YAML: " + e.getMessage());
    }
    throw new BadArticle(file, "front matter must be a list of 'key: value' lines");
  }

  private Article article(Locale locale) {
    String id = text("id");
    if (!ID.matcher(id).matches()) {
      throw new BadArticle(
          file, "id is lower-case letters, digits and hyphens, not '%s'".formatted(id));
    }
    if (body.isBlank()) {
      throw new BadArticle(file, "has no body");
    }
    Article article =
        new Article(
            id,
            version(),
            category(),
            locale,
            text("title"),
            keywords(),
            actions(),
            related(id),
            body.strip());
    if (Passage.of(article).isEmpty()) {
      throw new BadArticle(file, "has headings, and nothing below them");
    }
    return article;
  }

  private String text(String key) {
    if (front.get(key) instanceof String value && !value.isBlank()) {
      return value.strip();
    }
    throw new BadArticle(file, "needs '%s: …'".formatted(key));
  }

  private int version() {
    if (front.get("version") instanceof Integer number && number > 0) {
      return number;
    }
    throw new BadArticle(file, "needs 'version: 1' or a greater whole number");
  }

  private Category category() {
    String name = text("category");
    return Arrays.stream(Category.values())
        .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadArticle(
                    file,
                    "category is service, faq, navigation, policy or troubleshooting, not '%s'"
                        .formatted(name)));
  }

  private List<String> keywords() {
    List<?> items = items("keywords");
    if (items.stream().anyMatch(item -> item == null || item instanceof Collection<?>)) {
      throw new BadArticle(file, "a keyword is a word or a phrase, and one of them is none");
    }
    return items.stream().map(Object::toString).toList();
  }

  private List<String> related(String own) {
    List<?> items = items("related");
    for (Object item : items) {
      if (!(item instanceof String id) || !ID.matcher(id).matches() || id.equals(own)) {
        throw new BadArticle(
            file, "'related' lists ids of other articles, not '%s'".formatted(item));
      }
    }
    return items.stream().map(Object::toString).toList();
  }

  private List<Article.Action> actions() {
    return items("actions").stream().map(this::action).toList();
  }

  private Article.Action action(Object item) {
    if (item instanceof Map<?, ?> map
        && map.get("label") instanceof String label
        && map.get("url") instanceof String url
        && URL.matcher(url).matches()) {
      return new Article.Action(label, url);
    }
    throw new BadArticle(
        file, "an action needs 'label' and a 'url' of https:, mailto:, tel: or a path");
  }

  private List<?> items(String key) {
    Object value = front.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    throw new BadArticle(file, "'%s' must be a list of '- …' lines".formatted(key));
  }
}
