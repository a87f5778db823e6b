package org.homeservices.assistant.upstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.assistant.TextSink;

/** One try to have a text written; what comes is handed on as long as it is this one's turn. */
final class Attempt implements TextSink {
  private final Errand errand;

  // guarded by this
  private final List<Runnable> stops = new ArrayList<>();
  private boolean over;
  private boolean overdue;

  Attempt(Errand errand) {
    this.errand = errand;
  }

  @Override
  public void text(String more) {
    errand.handOn(this, more);
  }

  @Override
  public void whenUnwanted(Runnable stop) {
    if (!isKept(stop)) {
      stop.run();
    }
  }

  private synchronized boolean isKept(Runnable stop) {
    if (!over) {
      stops.add(stop);
    }
    return !over;
  }

  /**
   * Has the model stop.
   *
   * @param late whether that is because the deadline has come
   */
  void stop(boolean late) {
    end(late).forEach(Runnable::run);
  }

  private synchronized List<Runnable> end(boolean late) {
    List<Runnable> last = List.copyOf(stops);
    stops.clear();
    overdue = late && !over;
    over = true;
    return last;
  }

  /** Whether it was stopped at the deadline after it had a fair part of the time. */
  synchronized boolean wasOverdue(Duration took) {
    return overdue && errand.isFairPart(took);
  }
}
