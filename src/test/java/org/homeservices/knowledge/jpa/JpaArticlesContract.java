package org.homeservices.knowledge.jpa;

import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticlesContract;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.TestInstance;

/** The contract of the articles on a database, which a test class opens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JpaArticlesContract implements ArticlesContract {
  private final TestDatabase database = open();
  private final ManualClock clock = ManualClock.started();
  private final JpaArticles store = new JpaArticles(database.database(), clock);

  abstract TestDatabase open();

  @Override
  public ArticleStore store() {
    return store;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }

  @AfterEach
  void clear() {
    database.clear("article");
    database.run("UPDATE article_revision SET revision = 0");
  }

  @AfterAll
  void close() {
    database.close();
  }
}
