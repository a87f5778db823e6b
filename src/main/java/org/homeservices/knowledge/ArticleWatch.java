package org.homeservices.knowledge;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Has a node serve what is in the store: takes the articles over when the store's revision is
 * another one. While the store is away the node goes on with what it has. A store in which there
 * never was an article is given the first ones. Thread-safe.
 */
public final class ArticleWatch {
  private static final System.Logger LOGGER = System.getLogger(ArticleWatch.class.getName());

  private final ArticleStore store;
  private final ArticleReader reader;
  private final Supplier<List<MarkdownFile>> first;
  private final Consumer<List<Article>> shelf;
  private final Executor executor;
  private final AtomicInteger asked = new AtomicInteger();

  // One look at a time.
  private volatile long seen;
  private volatile boolean isTroubled;

  /**
   * @param first what an empty store is given; may be empty
   * @param shelf takes the articles to serve
   * @param executor reads and hands over articles
   */
  public ArticleWatch(
      ArticleStore store,
      ArticleReader reader,
      Supplier<List<MarkdownFile>> first,
      Consumer<List<Article>> shelf,
      Executor executor) {
    this.store = store;
    this.reader = reader;
    this.first = first;
    this.shelf = shelf;
    this.executor = executor;
  }

  /**
   * Looks whether there is another revision, and returns at once. Asked while it looks, it looks
   * once more afterwards.
   */
  public void look() {
    if (asked.getAndIncrement() == 0) {
      lookOnce();
    }
  }

  private void lookOnce() {
    int answered = asked.get();
    CompletionStage<Void> unused =
        store
            .revision()
            .thenCompose(this::follow)
            .whenComplete(
                (done, failure) -> {
                  report(failure);
                  if (asked.addAndGet(-answered) > 0) {
                    lookOnce();
                  }
                });
  }

  private CompletionStage<Void> follow(long revision) {
    if (revision == 0) {
      return completedStage(null).thenComposeAsync(now -> seed(), executor);
    }
    return revision == seen ? completedStage(null) : load();
  }

  /** Of two nodes that start together one fills the store. */
  private CompletionStage<Void> seed() {
    List<ArticleText> texts = reader.read(first.get()).texts();
    if (texts.isEmpty()) {
      return completedStage(null);
    }
    return store
        .edit(0, texts)
        .handle((seeded, failure) -> seeded)
        .thenCompose(whoeverDidIt -> load());
  }

  private CompletionStage<Void> load() {
    return store.current().thenAcceptAsync(this::serve, executor);
  }

  private void serve(Library library) {
    if (library.revision() == 0) {
      return;
    }
    Edition edition = reader.read(library.files());
    edition.mistakes().forEach(mistake -> LOGGER.log(WARNING, "article left out: {0}", mistake));
    shelf.accept(edition.articles());
    seen = library.revision();
    LOGGER.log(
        INFO,
        "articles are those of revision {0} count={1}",
        library.revision(),
        edition.articles().size());
  }

  /** The store says itself that it is away; here the first failure in a row is told. */
  private void report(@Nullable Throwable failure) {
    if (failure != null) {
      LOGGER.log(
          isTroubled ? DEBUG : WARNING, "articles stay as they are: {0}", failure.toString());
    }
    isTroubled = failure != null;
  }
}
