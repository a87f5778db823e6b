package org.homeservices.knowledge.memory;

import org.homeservices.knowledge.ArticleNews;

/** For a node that has no way to tell others: they look for themselves. */
public final class NoArticleNews implements ArticleNews {
  @Override
  public void tell() {
    // Nobody listens.
  }

  @Override
  public void listen(Runnable heard) {
    // Nobody tells.
  }
}
