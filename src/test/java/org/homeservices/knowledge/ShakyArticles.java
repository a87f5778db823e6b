package org.homeservices.knowledge;

import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** A store that can be out of reach, and tells how often it was asked. */
final class ShakyArticles implements ArticleStore {
  private final ArticleStore store;
  private Runnable beforeEdit = () -> {};
  private boolean away;
  private int reads;

  ShakyArticles(ArticleStore store) {
    this.store = store;
  }

  void setAway(boolean isAway) {
    away = isAway;
  }

  /** Has something done once, when the next edit has been decided and is not written yet. */
  void beforeNextEdit(Runnable task) {
    beforeEdit = task;
  }

  /** How often all articles were read. */
  int reads() {
    return reads;
  }

  @Override
  public CompletionStage<Long> revision() {
    return reached(store::revision);
  }

  @Override
  public CompletionStage<Library> current() {
    reads++;
    return reached(store::current);
  }

  @Override
  public CompletionStage<List<StoredArticle>> versions(
      Locale locale, String id, int before, int limit) {
    return reached(() -> store.versions(locale, id, before, limit));
  }

  @Override
  public CompletionStage<Edited> edit(long revision, List<ArticleText> wanted) {
    Runnable task = beforeEdit;
    beforeEdit = () -> {};
    task.run();
    return reached(() -> store.edit(revision, wanted));
  }

  private <T> CompletionStage<T> reached(Supplier<CompletionStage<T>> work) {
    return away
        ? failedStage(new ArticlesUnavailable(new IllegalStateException("away")))
        : work.get();
  }
}
