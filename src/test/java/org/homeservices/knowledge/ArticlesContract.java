package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.homeservices.knowledge.ArticleStore.Edited;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

/** What every {@link ArticleStore} keeps. A test class supplies an empty one and its clock. */
public interface ArticlesContract {
  ArticleStore store();

  ManualClock clock();

  /** An article with its file as an editor left it, byte for byte. */
  static ArticleText text(String id, String body) {
    String file = "\uFEFF---\r\nid: " + id + "\r\n---\r\n" + body + " \uD83D\uDE00\t\n\n";
    return new ArticleText(id, Languages.ENGLISH, new MarkdownFile("en/" + id + ".md", file));
  }

  private Edited edit(long revision, ArticleText... wanted) {
    return Await.value(store().edit(revision, List.of(wanted)));
  }

  private Library current() {
    return Await.value(store().current());
  }

  private List<StoredArticle> versions(String id) {
    return Await.value(store().versions(Languages.ENGLISH, id, Integer.MAX_VALUE, 100));
  }

  @Test
  default void storeShouldBeginWithNothingAtRevisionZero() {
    assertThat(Await.value(store().revision())).isZero();
    assertThat(current()).isEqualTo(new Library(0, List.of()));
    assertThat(versions("a")).isEmpty();
  }

  @Test
  default void articlesShouldComeBackAsTheyWere() {
    ArticleText a = text("a", "first");
    ArticleText spanish =
        new ArticleText("a", Languages.SPANISH, new MarkdownFile("es/uno.md", "á"));
    ArticleText portuguese =
        new ArticleText("a", Languages.PORTUGUESE, new MarkdownFile("pt-BR/a.md", "ã"));

    assertThat(edit(0, portuguese, spanish, text("b", "second"), a)).isEqualTo(new Edited(1, 4));

    assertThat(current().revision()).isEqualTo(1);
    assertThat(current().texts()).containsExactly(a, text("b", "second"), spanish, portuguese);
    assertThat(current().articles())
        .allSatisfy(
            article ->
                assertThat(article)
                    .isEqualTo(new StoredArticle(article.text(), 1, clock().instant(), 1, null)));
    assertThat(Await.value(store().revision())).isEqualTo(1);
  }

  @Test
  default void longestTextShouldBeKept() {
    ArticleText longest = text("a", "x".repeat(ArticleReader.MOST_BYTES - 100));

    edit(0, longest);

    assertThat(current().texts()).containsExactly(longest);
  }

  @Test
  default void editShouldMakeANewVersionOfWhatDiffersAlone() {
    edit(0, text("a", "old"), text("b", "same"));
    clock().advance(Duration.ofMinutes(1));

    assertThat(edit(1, text("b", "same"), text("a", "new"), text("c", "added")))
        .isEqualTo(new Edited(2, 2));

    assertThat(current().articles())
        .extracting(article -> article.text().id(), StoredArticle::version, StoredArticle::since)
        .containsExactly(tuple("a", 2, 2L), tuple("b", 1, 1L), tuple("c", 1, 2L));
    assertThat(versions("a"))
        .containsExactly(
            new StoredArticle(text("a", "new"), 2, clock().instant(), 2, null),
            new StoredArticle(
                text("a", "old"), 1, clock().instant().minus(Duration.ofMinutes(1)), 1, 2L));
  }

  @Test
  default void nothingShouldBeWrittenWhenNothingDiffers() {
    edit(0, text("a", "same"));

    assertThat(edit(1, text("a", "same"))).isEqualTo(new Edited(1, 0));

    assertThat(versions("a")).hasSize(1);
  }

  @Test
  default void fileShouldCountAsEditedWhenItsNameAloneDiffers() {
    edit(0, text("a", "same"));
    MarkdownFile renamed = new MarkdownFile("en/b.md", text("a", "same").file().markdown());

    edit(1, new ArticleText("a", Languages.ENGLISH, renamed));

    assertThat(current().files()).containsExactly(renamed);
  }

  @Test
  default void versionsShouldGoOnWhenAnArticleWasRemovedAndComesBack() {
    edit(0, text("a", "one"), text("b", "stays"));
    assertThat(edit(1, text("b", "stays"))).isEqualTo(new Edited(2, 1));
    assertThat(current().texts()).containsExactly(text("b", "stays"));
    assertThat(versions("a")).extracting(StoredArticle::until).containsExactly(2L);

    edit(2, text("a", "one"), text("b", "stays"));

    assertThat(versions("a"))
        .extracting(StoredArticle::version, StoredArticle::since, StoredArticle::until)
        .containsExactly(tuple(2, 3L, null), tuple(1, 1L, 2L));
  }

  @Test
  default void versionsShouldComeInPages() {
    IntStream.range(0, 5).forEach(number -> edit(number, text("a", "text " + number)));

    assertThat(Await.value(store().versions(Languages.ENGLISH, "a", Integer.MAX_VALUE, 2)))
        .extracting(StoredArticle::version)
        .containsExactly(5, 4);
    assertThat(Await.value(store().versions(Languages.ENGLISH, "a", 4, 2)))
        .extracting(StoredArticle::version)
        .containsExactly(3, 2);
    assertThat(Await.value(store().versions(Languages.SPANISH, "a", 4, 2))).isEmpty();
  }

  @Test
  default void editShouldBeRefusedWhenItIsMeantForAnotherRevision() {
    edit(0, text("a", "one"));

    Throwable failure = Await.failure(store().edit(0, List.of(text("a", "two"))));

    assertThat(failure).isInstanceOf(OutdatedEdit.class);
    assertThat(((OutdatedEdit) failure).revision()).isEqualTo(1);
    assertThat(current().texts()).containsExactly(text("a", "one"));
  }

  @Test
  default void oneEditAloneShouldCountWhenManyAreMeantForOneRevision() {
    edit(0, text("a", "before"));

    List<CompletableFuture<Integer>> edits =
        IntStream.range(0, 8)
            .mapToObj(number -> store().edit(1, List.of(text("a", "of editor " + number))))
            .map(ArticlesContract::outcome)
            .toList();

    assertThat(edits.stream().map(Await::value)).containsOnlyOnce(1).containsOnly(0, 1);
    assertThat(Await.value(store().revision())).isEqualTo(2);
    assertThat(versions("a")).hasSize(2);
  }

  private static CompletableFuture<Integer> outcome(CompletionStage<Edited> edit) {
    return edit.handle((edited, failure) -> failure == null ? edited.changes() : 0)
        .toCompletableFuture();
  }
}
