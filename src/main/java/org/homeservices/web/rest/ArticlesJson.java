package org.homeservices.web.rest;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.homeservices.knowledge.ArticleStore.Edited;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.Mistake;
import org.homeservices.knowledge.StoredArticle;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;

/** Articles as JSON (PROTOCOL.md, Articles). */
final class ArticlesJson {
  private static final String ARTICLES = "articles";
  private static final String FILE = "file";
  private static final String MARKDOWN = "markdown";

  private ArticlesJson() {}

  /** All of them. */
  static String of(Library library) {
    JsonArrayBuilder rows = JsonText.JSON.createArrayBuilder();
    for (StoredArticle article : library.articles()) {
      JsonObjectBuilder row =
          JsonText.object()
              .add("id", article.text().id())
              .add("locale", article.text().locale().toLanguageTag());
      rows.add(withText(row, article));
    }
    return JsonText.object()
        .add("revision", library.revision())
        .add(ARTICLES, rows)
        .build()
        .toString();
  }

  /** Versions of one. */
  static String of(Locale locale, String id, List<StoredArticle> versions) {
    JsonArrayBuilder rows = JsonText.JSON.createArrayBuilder();
    for (StoredArticle version : versions) {
      JsonObjectBuilder row = withText(JsonText.object(), version).add("since", version.since());
      Long until = version.until();
      rows.add(until == null ? row.addNull("until") : row.add("until", until));
    }
    return JsonText.object()
        .add("id", id)
        .add("locale", locale.toLanguageTag())
        .add("versions", rows)
        .build()
        .toString();
  }

  static String of(Edited edited) {
    return JsonText.object()
        .add("revision", edited.revision())
        .add("changes", edited.changes())
        .build()
        .toString();
  }

  /** Problem details that say in so many words what to do. */
  static JsonObjectBuilder problem(int status, String field, String detail) {
    String code = ErrorCode.BAD_FIELD.code();
    return JsonText.object()
        .add("type", "about:blank")
        .add("title", code)
        .add("status", status)
        .add("code", code)
        .add("detail", detail)
        .add("field", field);
  }

  /** One object for each. */
  static JsonArrayBuilder mistakes(List<Mistake> mistakes) {
    JsonArrayBuilder rows = JsonText.JSON.createArrayBuilder();
    for (Mistake mistake : mistakes) {
      rows.add(
          JsonText.object()
              .add(FILE, mistake.file())
              .add("field", mistake.field())
              .add("rule", mistake.rule()));
    }
    return rows;
  }

  /**
   * The files of an export; of each object name and text count, the rest stands in the text.
   *
   * @throws BadInput where it is none
   */
  static List<MarkdownFile> files(String text) {
    JsonObject body =
        JsonText.parseObject(text).orElseThrow(() -> new BadInput(ErrorCode.BAD_FRAME, null));
    if (!(body.get(ARTICLES) instanceof List<?> rows)) {
      throw new BadInput(ErrorCode.BAD_FIELD, ARTICLES);
    }
    List<MarkdownFile> files = new ArrayList<>();
    for (Object row : rows) {
      files.add(file(row, files.size()));
    }
    return files;
  }

  private static MarkdownFile file(Object row, int number) {
    if (row instanceof JsonObject object
        && object.get(FILE) instanceof JsonString name
        && object.get(MARKDOWN) instanceof JsonString markdown) {
      return new MarkdownFile(name.getString(), markdown.getString());
    }
    throw new BadInput(ErrorCode.BAD_FIELD, "%s[%d]".formatted(ARTICLES, number));
  }

  private static JsonObjectBuilder withText(JsonObjectBuilder row, StoredArticle article) {
    MarkdownFile file = article.text().file();
    return row.add("version", article.version())
        .add("writtenAt", article.writtenAt().toString())
        .add(FILE, file.name())
        .add(MARKDOWN, file.markdown());
  }
}
