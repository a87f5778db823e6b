package org.homeservices.knowledge.memory;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.homeservices.knowledge.ArticleChanges;
import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.OutdatedEdit;
import org.homeservices.knowledge.StoredArticle;

/** Articles of this node, which end with it. */
public final class InMemoryArticles implements ArticleStore {
  private static final Comparator<StoredArticle> BY_NAME =
      Comparator.comparing((StoredArticle article) -> article.text().locale().toLanguageTag())
          .thenComparing(article -> article.text().id());

  private final Clock clock;

  // Guarded by this.
  private final List<StoredArticle> all = new ArrayList<>();
  private long revision;

  public InMemoryArticles(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized CompletionStage<Long> revision() {
    return completedStage(revision);
  }

  @Override
  public CompletionStage<Library> current() {
    return completedStage(library());
  }

  @Override
  public synchronized CompletionStage<List<StoredArticle>> versions(
      Locale locale, String id, int before, int limit) {
    return completedStage(
        all.stream()
            .filter(article -> article.text().isOf(locale, id) && article.version() < before)
            .sorted(Comparator.comparingInt(StoredArticle::version).reversed())
            .limit(limit)
            .toList());
  }

  @Override
  public synchronized CompletionStage<Edited> edit(long expected, List<ArticleText> wanted) {
    if (expected != revision) {
      return failedStage(new OutdatedEdit(revision));
    }
    ArticleChanges changes = ArticleChanges.between(library().articles(), wanted);
    if (changes.count() > 0) {
      write(changes);
    }
    return completedStage(new Edited(revision, changes.count()));
  }

  private synchronized Library library() {
    List<StoredArticle> current =
        all.stream().filter(article -> article.until() == null).sorted(BY_NAME).toList();
    return new Library(revision, current);
  }

  private synchronized void write(ArticleChanges changes) {
    revision++;
    all.replaceAll(
        article -> changes.ended().contains(article) ? article.endedWith(revision) : article);
    for (ArticleText text : changes.begun()) {
      all.add(new StoredArticle(text, nextVersion(text), clock.instant(), revision, null));
    }
  }

  private synchronized int nextVersion(ArticleText text) {
    return 1 + (int) all.stream().filter(article -> article.text().isSameAs(text)).count();
  }
}
