package org.homeservices.knowledge.jpa;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.knowledge.ArticleChanges;
import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.ArticlesUnavailable;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.OutdatedEdit;
import org.homeservices.knowledge.StoredArticle;

/**
 * Articles of all nodes, in a relational database. Who edits holds the lock of the revision's row,
 * so edits come one after the other.
 */
public final class JpaArticles implements ArticleStore {
  private static final String CURRENT =
      "SELECT a FROM ArticleRow a WHERE a.since <= :revision"
          + " AND (a.until IS NULL OR a.until > :revision) ORDER BY a.locale, a.id";

  private final Database database;
  private final Clock clock;

  public JpaArticles(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Long> revision() {
    return inTransaction(JpaArticles::revision);
  }

  @Override
  public CompletionStage<Library> current() {
    return inTransaction(entities -> library(entities, revision(entities)));
  }

  @Override
  public CompletionStage<List<StoredArticle>> versions(
      Locale locale, String id, int before, int limit) {
    return inTransaction(
        entities ->
            entities
                .createQuery(
                    "SELECT a FROM ArticleRow a WHERE a.locale = :locale AND a.id = :id"
                        + " AND a.version < :before ORDER BY a.version DESC",
                    ArticleRow.class)
                .setParameter("locale", locale.toLanguageTag())
                .setParameter("id", id)
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultStream()
                .map(ArticleRow::article)
                .toList());
  }

  @Override
  public CompletionStage<Edited> edit(long revision, List<ArticleText> wanted) {
    return inTransaction(entities -> edit(entities, revision, wanted));
  }

  private <T> CompletionStage<T> inTransaction(Function<EntityManager, T> work) {
    return database
        .inTransaction(work)
        .exceptionallyCompose(failure -> failedStage(JpaArticles.told(failure)));
  }

  private static Throwable told(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof DatabaseUnavailable ? new ArticlesUnavailable(cause) : failure;
  }

  private Edited edit(EntityManager entities, long revision, List<ArticleText> wanted) {
    RevisionRow row =
        entities.find(RevisionRow.class, RevisionRow.NAME, LockModeType.PESSIMISTIC_WRITE);
    if (row.revision() != revision) {
      throw new OutdatedEdit(row.revision());
    }
    List<StoredArticle> current = library(entities, revision).articles();
    ArticleChanges changes = ArticleChanges.between(current, wanted);
    if (changes.count() > 0) {
      write(entities, changes, row.next());
    }
    return new Edited(row.revision(), changes.count());
  }

  private void write(EntityManager entities, ArticleChanges changes, long revision) {
    for (StoredArticle article : changes.ended()) {
      entities.find(ArticleRow.class, ArticleRow.Key.of(article)).end(revision);
    }
    Instant now = clock.instant();
    Map<ArticleRow.Key, Integer> latest = latestVersions(entities);
    for (ArticleText text : changes.begun()) {
      int version = latest.getOrDefault(ArticleRow.Key.of(text, 0), 0) + 1;
      entities.persist(new ArticleRow(text, version, now, revision));
    }
  }

  /** By the key of version 0; also of articles that were removed. */
  private static Map<ArticleRow.Key, Integer> latestVersions(EntityManager entities) {
    Map<ArticleRow.Key, Integer> latest = new HashMap<>();
    for (Object[] row :
        entities
            .createQuery(
                "SELECT a.locale, a.id, MAX(a.version) FROM ArticleRow a GROUP BY a.locale, a.id",
                Object[].class)
            .getResultList()) {
      latest.put(new ArticleRow.Key((String) row[0], (String) row[1], 0), (Integer) row[2]);
    }
    return latest;
  }

  private static long revision(EntityManager entities) {
    return entities
        .createQuery("SELECT r.revision FROM RevisionRow r", Long.class)
        .getSingleResult();
  }

  /** As of a revision: another one may be there by now. */
  private static Library library(EntityManager entities, long revision) {
    return new Library(
        revision,
        entities
            .createQuery(CURRENT, ArticleRow.class)
            .setParameter("revision", revision)
            .getResultStream()
            .map(ArticleRow::article)
            .toList());
  }
}
