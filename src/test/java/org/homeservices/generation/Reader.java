package org.homeservices.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeservices.testing.Recorder;

/** Follows a text and notes what it is told. */
public final class Reader implements Follower {
  private final Recorder<String> news = new Recorder<>();
  private final Recorder<Ending> endings = new Recorder<>();

  // Guarded by itself.
  private final StringBuilder text = new StringBuilder();

  @Override
  public void text(String more) {
    synchronized (text) {
      text.append(more);
    }
    news.add(more);
  }

  @Override
  public void reset() {
    synchronized (text) {
      text.setLength(0);
    }
    news.add("RESET");
  }

  @Override
  public void ended(Ending ending) {
    endings.add(ending);
    news.add("END");
  }

  /** What it was told, as soon as that is so much. */
  public List<String> news(int count) {
    return news.await(count);
  }

  /** What it was told until now. */
  public List<String> soFar() {
    return news.all();
  }

  /** The text that it has, when that is as long. */
  public void awaitText(String expected) {
    news.await(seen -> text().equals(expected));
  }

  public String text() {
    synchronized (text) {
      return text.toString();
    }
  }

  /** The end, which comes once. */
  public Ending end() {
    List<Ending> all = endings.await(1);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** The end of a text that is whole, which is what it was told piece by piece. */
  public Ending.Whole whole() {
    Ending.Whole whole = end().fold(one -> one, failed -> fail("failed: " + failed.reason()));
    assertThat(text()).isEqualTo(whole.text());
    return whole;
  }

  private static Ending.Whole fail(String message) {
    throw new AssertionError(message);
  }
}
