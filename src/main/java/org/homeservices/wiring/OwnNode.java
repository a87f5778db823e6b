package org.homeservices.wiring;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.database.sql.DatabaseSurvey;
import org.homeservices.database.sql.Patience;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.ArticleFolder;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.knowledge.markdown.MarkdownReader;
import org.jspecify.annotations.Nullable;

/** What a node of these settings would be, as far as that goes without a server. */
final class OwnNode implements CheckSubject, AutoCloseable {
  private static final String ARTICLES =
      "SELECT file_name, markdown FROM article WHERE until_revision IS NULL ORDER BY locale, id";

  private final Settings settings;
  private final Clock clock;
  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private @Nullable Ground ground;

  OwnNode(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Ground ground() {
    NodeWork work = new NodeWork(clock, executor, Runnable::run);
    RedisSettings redis = settings.redis();
    Ground made =
        redis == null ? new MemoryGround(settings, work) : new RedisGround(settings, redis, work);
    made.start(this::every);
    ground = made;
    return made;
  }

  @Override
  public Optional<DatabaseSurvey> database() {
    return settings.database().url() == null
        ? Optional.empty()
        : Optional.of(DatabaseSurvey.of(settings.database(), Patience.USUAL));
  }

  @Override
  public Optional<Served> served() {
    return settings
        .knowledge()
        .folder()
        .map(folder -> served(new ArticleFolder(folder).files(), "in KNOWLEDGE_DIR"))
        .or(this::stored);
  }

  @Override
  public Optional<Set<String>> unlistedProxies() {
    return Optional.empty();
  }

  @Override
  public void close() {
    Ground made = ground;
    if (made != null) {
      made.stop();
    }
    executor.shutdownNow();
  }

  private Optional<Served> stored() {
    return database()
        .flatMap(OwnNode::files)
        .map(
            files ->
                files.isEmpty()
                    ? served(BuiltInArticles.files(), "of the demonstration, none in the database")
                    : served(files, "in the database"));
  }

  /** Empty where the database does not answer; no files where it has no articles yet. */
  private static Optional<List<MarkdownFile>> files(DatabaseSurvey database) {
    try (Connection connection = database.source().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(ARTICLES)) {
      List<MarkdownFile> files = new ArrayList<>();
      while (rows.next()) {
        files.add(new MarkdownFile(rows.getString(1), rows.getString(2)));
      }
      return Optional.of(files);
    } catch (SQLException e) {
      return DatabaseSurvey.isNotThereYet(e) || DatabaseSurvey.hasNoTables(e)
          ? Optional.of(List.of())
          : Optional.empty();
    }
  }

  private static Served served(List<MarkdownFile> files, String origin) {
    List<Article> articles = new MarkdownReader().read(files).articles();
    return new Served(new LuceneKnowledgeBase(articles), articles, origin);
  }

  private void every(Duration pause, Runnable task) {
    long millis = pause.toMillis();
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(task, millis, millis, TimeUnit.MILLISECONDS);
  }
}
