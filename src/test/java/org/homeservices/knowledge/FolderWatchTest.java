package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.knowledge.ArticleFiles.bodies;
import static org.homeservices.knowledge.ArticleFiles.file;
import static org.homeservices.knowledge.ArticleFiles.text;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.homeservices.knowledge.memory.InMemoryArticles;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class FolderWatchTest {
  private final ShakyArticles store =
      new ShakyArticles(new InMemoryArticles(ManualClock.started()));
  private final CountedNews news = new CountedNews();
  private final List<List<Article>> served = new ArrayList<>();
  private final Folder folder = new Folder();
  private final FolderWatch watch = watch();

  @Test
  void folderShouldBeTakenOverWhenItIsSeenFirstAndWhenItChanges() {
    folder.hold(file("a", "one"));
    watch.look();
    folder.hold(file("a", "two"), file("b", "new"));
    watch.look();

    assertThat(Await.value(store.current()).texts())
        .containsExactly(text("a", "two"), text("b", "new"));
    assertThat(Await.value(store.versions(Languages.ENGLISH, "a", 9, 9))).hasSize(2);
    assertThat(news.told()).isEqualTo(2);
  }

  @Test
  void nothingShouldBeWrittenWhenAnotherNodeHasTakenTheSameFolderOver() {
    folder.hold(file("a", "one"));
    watch.look();
    watch().look();
    watch.look();

    assertThat(Await.value(store.revision())).isEqualTo(1);
    assertThat(news.told()).isEqualTo(1);
  }

  @Test
  void articlesShouldStayWhenTheFolderIsEmpty() {
    folder.hold(file("a", "one"));
    watch.look();
    folder.hold();
    watch.look();

    assertThat(Await.value(store.current()).texts()).containsExactly(text("a", "one"));
  }

  @Test
  void badFileShouldBeLeftOut() {
    folder.hold(file("a", "one"), file("b", ""));
    watch.look();

    assertThat(Await.value(store.current()).texts()).containsExactly(text("a", "one"));
  }

  @Test
  void folderShouldBeServedWhileTheStoreIsAwayAndTakenOverOnceItIsBack() {
    store.setAway(true);
    folder.hold(file("a", "one"));
    watch.look();
    watch.look();

    assertThat(served).hasSize(1);
    assertThat(bodies(served.get(0))).containsExactly("one");

    store.setAway(false);
    watch.look();

    assertThat(Await.value(store.current()).texts()).containsExactly(text("a", "one"));
    watch.look();
    assertThat(Await.value(store.revision())).isEqualTo(1);
  }

  @Test
  void folderShouldBeTakenOverLaterWhenSomebodyElseIsFaster() {
    folder.hold(file("a", "one"));
    store.beforeNextEdit(() -> Await.value(store.edit(0, List.of(text("a", "other")))));
    watch.look();
    watch.look();

    assertThat(Await.value(store.current()).texts()).containsExactly(text("a", "one"));
  }

  private FolderWatch watch() {
    return new FolderWatch(folder, store, new MarkdownReader(), news, served::add);
  }

  /** Holds what it is told to hold. */
  private static final class Folder implements ArticleSource {
    private List<MarkdownFile> files = List.of();

    void hold(MarkdownFile... wanted) {
      files = List.of(wanted);
    }

    @Override
    public Object fingerprint() {
      return files;
    }

    @Override
    public List<MarkdownFile> files() {
      return files;
    }
  }
}
