package org.homeservices.wiring;

import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.homeservices.knowledge.ArticleNews;
import org.homeservices.knowledge.ArticleWatch;
import org.homeservices.knowledge.FolderWatch;

/** Has a node serve the articles as they are now. */
final class KnowledgeReload {
  /** Without a notice of another node: the query of one row. */
  private static final Duration POLL = Duration.ofMillis(250);

  /** It looks rather than being told: change notices do not cross network and container mounts. */
  private static final Duration LOOK_AT_FILES = Duration.ofSeconds(2);

  private final ArticleWatch store;
  private final Optional<FolderWatch> folder;
  private final ArticleNews news;

  KnowledgeReload(ArticleWatch store, Optional<FolderWatch> folder, ArticleNews news) {
    this.store = store;
    this.folder = folder;
    this.news = news;
  }

  /**
   * Begins to look.
   *
   * @param every has a task done again and again, after each such pause
   */
  void start(BiConsumer<Duration, Runnable> every) {
    every.accept(POLL, this::lookAtStore);
    folder.ifPresent(there -> every.accept(LOOK_AT_FILES, there::look));
  }

  private void lookAtStore() {
    news.listen(store::look);
    store.look();
  }
}
