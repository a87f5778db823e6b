package org.homeservices.knowledge;

import static java.lang.System.Logger.Level.INFO;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongPredicate;
import org.homeservices.knowledge.ArticleStore.Edited;

/**
 * Where the owner reads and edits articles. An edit fails with {@link BadArticles} where the files
 * are none, with {@link OutdatedEdit} where the owner expects another revision, and with {@link
 * ArticlesInFolder} where a folder holds the articles. Nothing here blocks; what is asked for comes
 * on the executor's threads. Thread-safe.
 */
public final class ArticleDesk {
  private static final System.Logger LOGGER = System.getLogger(ArticleDesk.class.getName());
  private static final int MOST_TRIES = 5;

  private final ArticleStore store;
  private final ArticleReader reader;
  private final ArticleNews news;
  private final KnowledgeSettings settings;
  private final Executor executor;

  /**
   * @param news is told of every change
   * @param executor reads files, and hands over what was asked for
   */
  public ArticleDesk(
      ArticleStore store,
      ArticleReader reader,
      ArticleNews news,
      KnowledgeSettings settings,
      Executor executor) {
    this.store = store;
    this.reader = reader;
    this.news = news;
    this.settings = settings;
    this.executor = executor;
  }

  /** All current articles. */
  public CompletionStage<Library> current() {
    return store.current().thenApplyAsync(library -> library, executor);
  }

  /** Versions of an article with a smaller number than {@code before}, the newest first. */
  public CompletionStage<List<StoredArticle>> versions(
      Locale locale, String id, int before, int limit) {
    return store.versions(locale, id, before, limit).thenApplyAsync(versions -> versions, executor);
  }

  /**
   * Replaces all articles in one step.
   *
   * @param expected whether the edit is meant for a revision
   */
  public CompletionStage<Edited> replaceAll(List<MarkdownFile> files, LongPredicate expected) {
    return edit(expected, library -> all(files));
  }

  /**
   * Adds an article, or replaces it.
   *
   * @param id that the text must name, too
   * @param expected whether the edit is meant for a revision
   */
  public CompletionStage<Edited> put(
      Locale locale, String id, String markdown, LongPredicate expected) {
    return edit(expected, library -> with(library, locale, id, markdown));
  }

  /**
   * Removes an article, whose versions can be read on.
   *
   * @param expected whether the edit is meant for a revision
   * @return no change where it is not there
   */
  public CompletionStage<Edited> remove(Locale locale, String id, LongPredicate expected) {
    return edit(expected, library -> checked(library, without(library, locale, id)));
  }

  private CompletionStage<Edited> edit(
      LongPredicate expected, Function<Library, List<ArticleText>> change) {
    return settings.folder().isPresent()
        ? failedStage(new ArticlesInFolder())
        : edit(expected, change, MOST_TRIES).thenApply(this::told);
  }

  /** Files are read before the store's transaction begins: that must be short. */
  private CompletionStage<Edited> edit(
      LongPredicate expected, Function<Library, List<ArticleText>> change, int tries) {
    return store
        .current()
        .thenComposeAsync(
            library -> store.edit(library.revision(), change.apply(meant(library, expected))),
            executor)
        .exceptionallyCompose(
            failure ->
                tries > 1 && isOvertaken(cause(failure), expected)
                    ? edit(expected, change, tries - 1)
                    : failedStage(cause(failure)));
  }

  private static Library meant(Library library, LongPredicate expected) {
    if (!expected.test(library.revision())) {
      throw new OutdatedEdit(library.revision());
    }
    return library;
  }

  /** Whether somebody else was faster, and the edit is meant for what has come of that, too. */
  private static boolean isOvertaken(Throwable failure, LongPredicate expected) {
    return failure instanceof OutdatedEdit outdated && expected.test(outdated.revision());
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  private Edited told(Edited edited) {
    if (edited.changes() > 0) {
      news.tell();
      LOGGER.log(
          INFO,
          "articles edited by=admin revision={0} changes={1}",
          edited.revision(),
          edited.changes());
    }
    return edited;
  }

  private List<ArticleText> all(List<MarkdownFile> files) {
    List<ArticleText> texts = reader.read(files).faultless();
    if (texts.isEmpty()) {
      throw new BadArticles(List.of(new Mistake("", "articles", "needs at least one")));
    }
    return texts;
  }

  private List<ArticleText> with(Library library, Locale locale, String id, String markdown) {
    checkId(locale, id, markdown);
    String name =
        library.texts().stream()
            .filter(text -> text.isOf(locale, id))
            .map(text -> text.file().name())
            .findFirst()
            .orElse(nameOf(locale, id));
    List<ArticleText> wanted = new ArrayList<>(without(library, locale, id));
    wanted.add(new ArticleText(id, locale, new MarkdownFile(name, markdown)));
    return checked(library, wanted);
  }

  private static List<ArticleText> without(Library library, Locale locale, String id) {
    return library.texts().stream().filter(text -> !text.isOf(locale, id)).toList();
  }

  /** What was wrong before does not stand in the way of an edit elsewhere. */
  private List<ArticleText> checked(Library before, List<ArticleText> wanted) {
    List<MarkdownFile> files = wanted.stream().map(ArticleText::file).toList();
    List<Mistake> added = new ArrayList<>(reader.read(files).mistakes());
    if (!added.isEmpty()) {
      added.removeAll(reader.read(before.files()).mistakes());
    }
    if (!added.isEmpty()) {
      throw new BadArticles(added);
    }
    return wanted;
  }

  private void checkId(Locale locale, String id, String markdown) {
    MarkdownFile file = new MarkdownFile(nameOf(locale, id), markdown);
    if (reader.read(List.of(file)).texts().stream().anyMatch(text -> !text.isOf(locale, id))) {
      throw new BadArticles(
          List.of(new Mistake(file.name(), "id", "must be '%s', as the address".formatted(id))));
    }
  }

  private static String nameOf(Locale locale, String id) {
    return locale.toLanguageTag() + "/" + id + ".md";
  }
}
