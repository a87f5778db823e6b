package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.homeservices.knowledge.ArticleFiles.file;
import static org.homeservices.knowledge.ArticleFiles.markdown;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.assertj.core.groups.Tuple;
import org.homeservices.knowledge.ArticleDesk;
import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.KnowledgeSettings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.knowledge.memory.InMemoryArticles;
import org.homeservices.knowledge.memory.NoArticleNews;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;
import org.homeservices.web.Problem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeCallsTest {
  private static final String ZIP = "application/zip";

  private final ArticleStore store = new InMemoryArticles(ManualClock.started());
  private final KnowledgeCalls calls = calls(KnowledgeSettings.builtIn());

  @BeforeEach
  void fill() {
    List<ArticleText> texts = new MarkdownReader().read(BuiltInArticles.files()).faultless();
    Await.value(store.edit(0, texts));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", ZIP})
  void exportShouldGiveTheFilesBackWhenItIsImported(String form) {
    byte[] export = Await.value(calls.all(form)).entity();
    Await.value(store.edit(1, List.of(new ArticleText("a", locale(), file("a", "other")))));

    Reply reply = Await.value(calls.replaceAll(export, "\"2\""));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).getInt("revision")).isEqualTo(3);
    assertThat(reply.headers()).containsEntry("ETag", "\"3\"");
    assertThat(Await.value(store.current()).files())
        .containsExactlyInAnyOrderElementsOf(BuiltInArticles.files());
    assertThat(Await.value(calls.all(form)).entity()).isNotEmpty();
  }

  @Test
  void jsonShouldTellEachArticleWithItsFileAndVersion() {
    Reply reply = Await.value(calls.all(null));

    JsonObject first = json(reply).getJsonArray("articles").getJsonObject(0);
    assertThat(reply.type()).isEqualTo("application/json");
    assertThat(reply.headers()).containsEntry("ETag", "\"1\"");
    assertThat(json(reply).getInt("revision")).isEqualTo(1);
    assertThat(first.keySet())
        .containsExactly("id", "locale", "version", "writtenAt", "file", "markdown");
    assertThat(first.getString("file")).isEqualTo("en/" + first.getString("id") + ".md");
  }

  @Test
  void zipShouldBeNamedByItsRevision() {
    Reply reply = Await.value(calls.all("text/html, application/zip;q=0.9"));

    assertThat(reply.type()).isEqualTo(ZIP);
    assertThat(reply.headers())
        .containsEntry("ETag", "\"1\"")
        .containsEntry("Content-Disposition", "attachment; filename=\"articles-1.zip\"");
  }

  @Test
  void everyMistakeShouldBeToldWithFileFieldAndRule() {
    String body =
        JsonText.object()
            .add(
                "articles",
                JsonText.JSON
                    .createArrayBuilder()
                    .add(row(file("a", "one")))
                    .add(row(file("B", "two")))
                    .add(row(new MarkdownFile("../../etc/passwd", "three")))
                    .add(row(file("c", "four", "[gone]"))))
            .build()
            .toString();

    Reply reply = Await.value(calls.replaceAll(body.getBytes(UTF_8), null));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.type()).isEqualTo(Problem.MEDIA_TYPE);
    assertThat(json(reply).getString("code")).isEqualTo("bad_field");
    assertThat(json(reply).getJsonArray("mistakes").getValuesAs(KnowledgeCallsTest::mistake))
        .containsExactlyInAnyOrder(
            tuple("en/B.md", "id"),
            tuple("../../etc/passwd", "file"),
            tuple("../../etc/passwd", "file"),
            tuple("en/c.md", "related"));
    assertThat(Await.value(store.revision())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"'\"1\"', 200", "'*', 200", "'\"0\", \"1\"', 200", "'\"0\"', 412", "'1', 412"})
  void editShouldCountWhenItIsMeantForTheRevisionThatIsThere(String ifMatch, int status) {
    byte[] file = markdown("a", "one").getBytes(UTF_8);

    Reply reply = Await.value(calls.put("en", "a", file, ifMatch));

    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.headers()).containsEntry("ETag", status == 412 ? "\"1\"" : "\"2\"");
  }

  @Test
  void weakTagShouldNotMatch() {
    byte[] file = markdown("a", "one").getBytes(UTF_8);

    assertThat(Await.value(calls.put("en", "a", file, "W/\"1\"")).status()).isEqualTo(412);
  }

  @Test
  void versionsShouldBeToldNewestFirst() {
    Await.value(calls.put("en", "a", markdown("a", "one").getBytes(UTF_8), null));
    Await.value(calls.put("en", "a", markdown("a", "two").getBytes(UTF_8), null));
    Await.value(calls.remove("en", "a", null));

    List<JsonObject> versions =
        json(Await.value(calls.versions("en", "a", 9, 9)))
            .getJsonArray("versions")
            .getValuesAs(JsonObject.class);

    assertThat(versions)
        .extracting(
            row -> row.getInt("version"), row -> row.getInt("since"), row -> row.get("until"))
        .containsExactly(
            tuple(2, 3, JsonText.JSON.createValue(4)), tuple(1, 2, JsonText.JSON.createValue(3)));
    assertThat(versions.get(1).getString("markdown")).isEqualTo(markdown("a", "one"));
  }

  @ParameterizedTest
  @CsvSource({"en, gone", "fr, cancel-order", "EN, cancel-order", "en, ../secrets", "en, 'a\0'"})
  void articleShouldNotBeFoundWhenThereIsNone(String language, String id) {
    assertNotFound(() -> calls.versions(language, id, 9, 9));
    assertNotFound(() -> calls.remove(language, id, null));
  }

  @Test
  void editShouldBeRefusedWithTheSettingsNameWhenAFolderHoldsTheArticles() {
    KnowledgeCalls inFolder = calls(KnowledgeSettings.from(Path.of("articles")));

    Reply reply = Await.value(inFolder.remove("en", "cancel-order", null));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(json(reply).getString("field")).isEqualTo("KNOWLEDGE_DIR");
    assertThat(json(reply).getString("detail")).contains("KNOWLEDGE_DIR");
    assertThat(Await.value(inFolder.all(null)).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"articles\":{}}",
        "{\"articles\":[1]}",
        "{\"articles\":[{\"file\":\"en/a.md\"}]}",
        "{\"articles\":[{\"file\":1,\"markdown\":\"\"}]}",
        "PK",
        "not JSON"
      })
  void bodyShouldBeRefusedWhenItIsNoExport(String body) {
    byte[] bytes = body.getBytes(UTF_8);

    if (body.equals("PK")) {
      assertThat(Await.value(calls.replaceAll(bytes, null)).status()).isEqualTo(400);
    } else {
      assertThatExceptionOfType(BadInput.class)
          .isThrownBy(() -> calls.replaceAll(bytes, null))
          .extracting(bad -> bad.code().httpStatus())
          .isEqualTo(400);
    }
    assertThat(Await.value(store.revision())).isEqualTo(1);
  }

  @Test
  void bodyShouldBeRefusedWhenItIsNoText() {
    byte[] bytes = {'{', (byte) 0xC3, (byte) 0x28, '}'};

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> calls.replaceAll(bytes, null))
        .extracting(BadInput::code)
        .isEqualTo(ErrorCode.BAD_FRAME);
  }

  private KnowledgeCalls calls(KnowledgeSettings settings) {
    return new KnowledgeCalls(
        new ArticleDesk(store, new MarkdownReader(), new NoArticleNews(), settings, Runnable::run));
  }

  private static Locale locale() {
    return Languages.ENGLISH;
  }

  private static JsonObject row(MarkdownFile file) {
    return JsonText.JSON
        .createObjectBuilder(Map.of("file", file.name(), "markdown", file.markdown()))
        .build();
  }

  private static Tuple mistake(JsonObject row) {
    assertThat(row.getString("rule")).isNotBlank();
    return tuple(row.getString("file"), row.getString("field"));
  }

  private static JsonObject json(Reply reply) {
    return JsonText.parseObject(new String(reply.entity(), UTF_8)).orElseThrow();
  }

  private interface Call {
    CompletionStage<Reply> make();
  }

  private static void assertNotFound(Call call) {
    Throwable failure;
    try {
      failure = Await.failure(call.make());
    } catch (BadInput e) {
      failure = e;
    }
    assertThat(failure)
        .isInstanceOfSatisfying(
            BadInput.class, bad -> assertThat(bad.code()).isEqualTo(ErrorCode.NOT_FOUND));
  }
}
