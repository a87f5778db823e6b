package org.homeservices.knowledge;

/** Counts notices. */
final class CountedNews implements ArticleNews {
  private int told;

  int told() {
    return told;
  }

  @Override
  public void tell() {
    told++;
  }

  @Override
  public void listen(Runnable heard) {
    throw new UnsupportedOperationException("nobody listens here");
  }
}
