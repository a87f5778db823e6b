package org.homeservices.knowledge.memory;

import org.homeservices.knowledge.ArticleStore;
import org.homeservices.knowledge.ArticlesContract;
import org.homeservices.testing.ManualClock;

class InMemoryArticlesTest implements ArticlesContract {
  private final ManualClock clock = ManualClock.started();
  private final InMemoryArticles store = new InMemoryArticles(clock);

  @Override
  public ArticleStore store() {
    return store;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }
}
