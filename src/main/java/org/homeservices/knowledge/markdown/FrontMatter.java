package org.homeservices.knowledge.markdown;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.jspecify.annotations.Nullable;

/** What stands above an article's body. A field that is wrong is noted, and read as empty. */
final class FrontMatter {
  private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
  private static final Pattern URL = Pattern.compile("(https://|mailto:|tel:|/(?!/)).*");
  private static final int MOST_ID = 100;
  private static final String ACTIONS = "actions";
  private static final String KEYWORDS = "keywords";
  private static final String RELATED = "related";

  private final Map<?, ?> fields;
  private final Notes notes;

  FrontMatter(Map<?, ?> fields, Notes notes) {
    this.fields = fields;
    this.notes = notes;
  }

  String id() {
    String id = text("id");
    if (!id.isEmpty() && !isId(id)) {
      notes.add(
          "id",
          "id is lower-case letters, digits and hyphens, at most %d, not '%s'"
              .formatted(MOST_ID, brief(id)));
    }
    return id;
  }

  String title() {
    return text("title");
  }

  int version() {
    if (fields.get("version") instanceof Integer number && number > 0) {
      return number;
    }
    notes.add("version", "needs 'version: 1' or a greater whole number");
    return 0;
  }

  Category category() {
    String name = text("category");
    return Arrays.stream(Category.values())
        .filter(category -> category.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseGet(() -> noCategory(name));
  }

  List<String> keywords() {
    List<?> items = items(KEYWORDS);
    if (items.stream().anyMatch(item -> item == null || item instanceof Collection<?>)) {
      notes.add(KEYWORDS, "a keyword is a word or a phrase, and one of them is none");
      return List.of();
    }
    return items.stream().map(Object::toString).toList();
  }

  /** Ids of other articles than {@code own}. */
  List<String> related(String own) {
    List<?> items = items(RELATED);
    for (Object item : items) {
      if (!(item instanceof String id) || !isId(id) || id.equals(own)) {
        notes.add(
            RELATED, "'related' lists ids of other articles, not '%s'".formatted(brief(item)));
        return List.of();
      }
    }
    return items.stream().map(Object::toString).toList();
  }

  List<Article.Action> actions() {
    return items(ACTIONS).stream().map(this::action).toList();
  }

  private Article.Action action(Object item) {
    if (item instanceof Map<?, ?> map
        && map.get("label") instanceof String label
        && map.get("url") instanceof String url
        && URL.matcher(url).matches()) {
      return new Article.Action(label, url);
    }
    notes.add(ACTIONS, "an action needs 'label' and a 'url' of https:, mailto:, tel: or a path");
    return new Article.Action("", "");
  }

  private Category noCategory(String name) {
    if (!name.isEmpty()) {
      notes.add(
          "category",
          "category is service, faq, navigation, policy or troubleshooting, not '%s'"
              .formatted(brief(name)));
    }
    return Category.FAQ;
  }

  private String text(String key) {
    if (fields.get(key) instanceof String value && !value.isBlank()) {
      return value.strip();
    }
    notes.add(key, "needs '%s: …'".formatted(key));
    return "";
  }

  private List<?> items(String key) {
    Object value = fields.get(key);
    if (value == null) {
      return List.of();
    }
    if (value instanceof List<?> list) {
      return list;
    }
    notes.add(key, "'%s' must be a list of '- …' lines".formatted(key));
    return List.of();
  }

  /** Nobody reads more of a mistake. */
  private static String brief(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() <= MOST_ID ? text : text.substring(0, MOST_ID) + "…";
  }

  private static boolean isId(String text) {
    return text.length() <= MOST_ID && ID.matcher(text).matches();
  }
}
