package org.homeservices.knowledge;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.homeservices.knowledge.ArticleStore.Edited;
import org.jspecify.annotations.Nullable;

/**
 * Takes what the owner keeps in a folder over into the store when it changes; where another node
 * has done so, nothing is written. While the store is away the node serves what is in the folder,
 * and tries again.
 */
public final class FolderWatch {
  private static final System.Logger LOGGER = System.getLogger(FolderWatch.class.getName());

  private final ArticleSource folder;
  private final ArticleStore store;
  private final ArticleReader reader;
  private final ArticleNews news;
  private final Consumer<List<Article>> shelf;
  private final AtomicReference<@Nullable Edition> waiting = new AtomicReference<>();

  // Known to one thread at a time.
  private @Nullable Object seen;

  /**
   * @param shelf takes the articles to serve while the store is away
   */
  public FolderWatch(
      ArticleSource folder,
      ArticleStore store,
      ArticleReader reader,
      ArticleNews news,
      Consumer<List<Article>> shelf) {
    this.folder = folder;
    this.store = store;
    this.reader = reader;
    this.news = news;
    this.shelf = shelf;
  }

  /**
   * Looks once; called by one thread at a time. The first look always reads: a file may have
   * changed since the start. Where reading fails, the next look tries again.
   */
  public void look() {
    Object now = folder.fingerprint();
    if (!now.equals(seen)) {
      read();
      seen = now;
    } else {
      Edition again = waiting.get();
      if (again != null) {
        store(again, false);
      }
    }
  }

  private void read() {
    Edition edition = reader.read(folder.files());
    edition.mistakes().forEach(mistake -> LOGGER.log(WARNING, "article left out: {0}", mistake));
    // An empty folder is more likely a lost mount than an owner who knows nothing any more.
    if (edition.articles().isEmpty()) {
      LOGGER.log(WARNING, "no articles left in the folder, the earlier ones stay");
    } else {
      waiting.set(edition);
      store(edition, true);
    }
  }

  private void store(Edition edition, boolean isNew) {
    CompletionStage<Edited> unused =
        store
            .revision()
            .thenCompose(revision -> store.edit(revision, edition.texts()))
            .whenComplete(
                (edited, failure) -> {
                  if (failure == null) {
                    stored(edition, edited);
                  } else {
                    failed(edition, isNew, failure);
                  }
                });
  }

  private void stored(Edition edition, Edited edited) {
    waiting.compareAndSet(edition, null);
    if (edited.changes() > 0) {
      news.tell();
      LOGGER.log(
          INFO,
          "articles edited by=folder revision={0} changes={1}",
          edited.revision(),
          edited.changes());
    }
  }

  private void failed(Edition edition, boolean isNew, Throwable failure) {
    LOGGER.log(
        isNew ? WARNING : DEBUG,
        "articles of the folder wait for the store: {0}",
        failure.toString());
    if (isNew) {
      shelf.accept(edition.articles());
    }
  }
}
