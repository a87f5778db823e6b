package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.homeservices.knowledge.ArticleFiles.file;
import static org.homeservices.knowledge.ArticleFiles.markdown;
import static org.homeservices.knowledge.ArticleFiles.text;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.knowledge.ArticleStore.Edited;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.knowledge.memory.InMemoryArticles;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class ArticleDeskTest {
  private final ShakyArticles store =
      new ShakyArticles(new InMemoryArticles(ManualClock.started()));
  private final CountedNews news = new CountedNews();
  private final ArticleDesk desk = desk(KnowledgeSettings.builtIn());

  @Test
  void allArticlesShouldBeReplacedInOneStep() {
    replaceAll(file("a", "one"), file("b", "two"));

    assertThat(replaceAll(file("b", "other"), file("c", "three"))).isEqualTo(new Edited(2, 3));

    assertThat(Await.value(desk.current()).texts())
        .containsExactly(text("b", "other"), text("c", "three"));
    assertThat(news.told()).isEqualTo(2);
  }

  @Test
  void nobodyShouldBeToldWhenNothingHasChanged() {
    replaceAll(file("a", "one"));

    assertThat(replaceAll(file("a", "one"))).isEqualTo(new Edited(1, 0));

    assertThat(news.told()).isEqualTo(1);
  }

  @Test
  void nothingShouldChangeWhenAFileIsBad() {
    replaceAll(file("a", "one"));

    List<Mistake> mistakes =
        mistakes(
            desk.replaceAll(
                List.of(file("a", "two"), file("B", ""), file("c", "three", "[gone]")),
                any -> true));

    assertThat(mistakes)
        .extracting(Mistake::file, Mistake::field)
        .containsExactlyInAnyOrder(
            tuple("en/B.md", "id"), tuple("en/B.md", "body"), tuple("en/c.md", "related"));
    assertThat(Await.value(desk.current()).texts()).containsExactly(text("a", "one"));
    assertThat(news.told()).isEqualTo(1);
  }

  @Test
  void articlesShouldNotBeReplacedByNone() {
    assertThat(mistakes(desk.replaceAll(List.of(), any -> true)))
        .containsExactly(new Mistake("", "articles", "needs at least one"));
  }

  @Test
  void articleShouldBeAddedThenReplacedInItsFile() {
    replaceAll(new MarkdownFile("en/odd name.md", markdown("a", "one")));

    assertThat(put("a", "two")).isEqualTo(new Edited(2, 1));
    assertThat(put("b", "new")).isEqualTo(new Edited(3, 1));

    assertThat(Await.value(desk.current()).files())
        .containsExactly(
            new MarkdownFile("en/odd name.md", markdown("a", "two")), file("b", "new"));
    assertThat(Await.value(desk.versions(Languages.ENGLISH, "a", 9, 9))).hasSize(2);
  }

  @Test
  void articleShouldBeRefusedWhenItsTextNamesAnotherId() {
    CompletionStage<Edited> put =
        desk.put(Languages.ENGLISH, "a", markdown("b", "text"), any -> true);

    assertThat(mistakes(put))
        .containsExactly(new Mistake("en/a.md", "id", "must be 'a', as the address"));
  }

  @Test
  void articleShouldNotBeRemovedWhenAnotherNamesIt() {
    replaceAll(file("a", "one"), file("b", "two", "[a]"));

    assertThat(mistakes(desk.remove(Languages.ENGLISH, "a", any -> true)))
        .extracting(Mistake::file)
        .containsExactly("en/b.md");
    assertThat(Await.value(desk.remove(Languages.ENGLISH, "b", any -> true)))
        .isEqualTo(new Edited(2, 1));
    assertThat(Await.value(desk.remove(Languages.ENGLISH, "b", any -> true)))
        .isEqualTo(new Edited(2, 0));
  }

  @Test
  void earlierMistakeShouldNotStandInTheWayOfAnEditElsewhere() {
    ArticleText lonely = new ArticleText("c", Languages.ENGLISH, file("c", "text", "[gone]"));
    Await.value(store.edit(0, List.of(lonely)));

    assertThat(put("a", "one")).isEqualTo(new Edited(2, 1));
    assertThat(Await.value(desk.current()).texts()).contains(lonely);
  }

  @Test
  void editShouldBeRefusedWhenItIsMeantForAnotherRevision() {
    replaceAll(file("a", "one"));
    replaceAll(file("a", "two"));

    Throwable failure =
        Await.failure(
            desk.put(Languages.ENGLISH, "a", markdown("a", "three"), revision -> revision == 1));

    assertThat(failure)
        .isInstanceOfSatisfying(
            OutdatedEdit.class, outdated -> assertThat(outdated.revision()).isEqualTo(2));
  }

  @Test
  void editShouldKeepWhatAnotherEditorHasWrittenMeanwhile() {
    replaceAll(file("a", "one"));
    store.beforeNextEdit(() -> put("b", "faster"));

    assertThat(put("a", "two")).isEqualTo(new Edited(3, 1));

    assertThat(Await.value(desk.current()).texts())
        .containsExactly(text("a", "two"), text("b", "faster"));
  }

  @Test
  void editShouldBeRefusedWhenAnotherEditorWasFasterThanAnExpectation() {
    replaceAll(file("a", "one"));
    store.beforeNextEdit(() -> put("b", "faster"));

    CompletionStage<Edited> edit =
        desk.put(Languages.ENGLISH, "a", markdown("a", "two"), revision -> revision == 1);

    assertThat(Await.failure(edit)).isInstanceOf(OutdatedEdit.class);
    assertThat(Await.value(desk.current()).texts())
        .containsExactly(text("a", "one"), text("b", "faster"));
  }

  @Test
  void editShouldBeRefusedWhenAFolderHoldsTheArticles() {
    ArticleDesk inFolder = desk(KnowledgeSettings.from(Path.of("articles")));

    assertThat(Await.failure(inFolder.replaceAll(List.of(file("a", "one")), any -> true)))
        .isInstanceOf(ArticlesInFolder.class);
    assertThat(Await.failure(inFolder.remove(Languages.ENGLISH, "a", any -> true)))
        .isInstanceOf(ArticlesInFolder.class);
    assertThat(Await.value(inFolder.current()).revision()).isZero();
  }

  @Test
  void editShouldFailWhenTheStoreIsAway() {
    store.setAway(true);

    assertThat(Await.failure(desk.replaceAll(List.of(file("a", "one")), any -> true)))
        .isInstanceOf(ArticlesUnavailable.class);
    assertThat(news.told()).isZero();
  }

  private ArticleDesk desk(KnowledgeSettings settings) {
    return new ArticleDesk(store, new MarkdownReader(), news, settings, Runnable::run);
  }

  private Edited replaceAll(MarkdownFile... files) {
    return Await.value(desk.replaceAll(List.of(files), any -> true));
  }

  private Edited put(String id, String body) {
    return Await.value(desk.put(Languages.ENGLISH, id, markdown(id, body), any -> true));
  }

  private static List<Mistake> mistakes(CompletionStage<Edited> edit) {
    Throwable failure = Await.failure(edit);
    assertThat(failure).isInstanceOf(BadArticles.class);
    return ((BadArticles) failure).mistakes();
  }
}
