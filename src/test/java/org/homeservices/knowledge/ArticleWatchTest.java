package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.knowledge.ArticleFiles.bodies;
import static org.homeservices.knowledge.ArticleFiles.file;
import static org.homeservices.knowledge.ArticleFiles.text;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.knowledge.memory.InMemoryArticles;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class ArticleWatchTest {
  private final ShakyArticles store =
      new ShakyArticles(new InMemoryArticles(ManualClock.started()));
  private final List<List<Article>> served = new CopyOnWriteArrayList<>();

  @Test
  void emptyStoreShouldBeGivenTheFirstArticles() {
    ArticleWatch watch = watch(BuiltInArticles.files());

    watch.look();

    assertThat(served).hasSize(1);
    assertThat(served.get(0)).containsExactlyInAnyOrderElementsOf(BuiltInArticles.read());
    assertThat(Await.value(store.revision())).isEqualTo(1);
  }

  @Test
  void storeShouldBeFilledOnceWhenTwoNodesStartTogether() {
    ArticleWatch here = watch(List.of(file("a", "first")));
    ArticleWatch there = watch(List.of(file("a", "other")));
    store.beforeNextEdit(there::look);

    here.look();

    assertThat(Await.value(store.revision())).isEqualTo(1);
    assertThat(served).hasSize(2);
    assertThat(bodies(served.get(0))).containsExactly("other");
    assertThat(bodies(served.get(1))).containsExactly("other");
  }

  @Test
  void storeShouldNotBeFilledAgainWhenTheOwnerHasRemovedAll() {
    Await.value(store.edit(0, List.of(text("a", "one"))));
    Await.value(store.edit(1, List.of()));

    watch(List.of(file("a", "first"))).look();

    assertThat(served).containsExactly(List.of());
    assertThat(Await.value(store.revision())).isEqualTo(2);
  }

  @Test
  void changedArticlesShouldBeServedAndUnchangedOnesNotReadAgain() {
    ArticleWatch watch = watch(List.of(file("a", "one")));
    watch.look();
    watch.look();
    int reads = store.reads();

    Await.value(store.edit(1, List.of(text("a", "two"))));
    watch.look();
    watch.look();

    assertThat(served.stream().map(ArticleFiles::bodies))
        .containsExactly(List.of("one"), List.of("two"));
    assertThat(store.reads()).isEqualTo(reads + 1);
  }

  @Test
  void articlesShouldStayWhenTheStoreIsAway() {
    ArticleWatch watch = watch(List.of(file("a", "one")));
    watch.look();
    store.setAway(true);
    watch.look();
    watch.look();

    assertThat(served).hasSize(1);

    store.setAway(false);
    Await.value(store.edit(1, List.of(text("a", "two"))));
    watch.look();

    assertThat(served).hasSize(2);
  }

  @Test
  void storeShouldBeFilledWhenItWasAwayAtTheStart() {
    store.setAway(true);
    ArticleWatch watch = watch(List.of(file("a", "one")));
    watch.look();

    assertThat(served).isEmpty();

    store.setAway(false);
    watch.look();

    assertThat(served).hasSize(1);
  }

  @Test
  void articleShouldBeLeftOutWhenItsFileIsNone() {
    ArticleText bad =
        new ArticleText("b", Languages.ENGLISH, new MarkdownFile("en/b.md", "no article"));
    Await.value(store.edit(0, List.of(text("a", "one"), bad)));

    watch(List.of()).look();

    assertThat(bodies(served.get(0))).containsExactly("one");
  }

  @Test
  void noticeShouldNotBeLostWhenItComesDuringALook() {
    Await.value(store.edit(0, List.of(text("a", "one"))));
    List<Runnable> later = new ArrayList<>();
    ArticleWatch watch =
        new ArticleWatch(store, new MarkdownReader(), List::of, served::add, later::add);
    watch.look();

    Await.value(store.edit(1, List.of(text("a", "two"))));
    watch.look();
    while (!later.isEmpty()) {
      later.remove(0).run();
    }

    assertThat(bodies(served.get(served.size() - 1))).containsExactly("two");
  }

  private ArticleWatch watch(List<MarkdownFile> first) {
    return new ArticleWatch(store, new MarkdownReader(), () -> first, served::add, Runnable::run);
  }
}
