package org.homeservices.knowledge.memory;

import org.homeservices.knowledge.Gaps;
import org.homeservices.knowledge.GapsContract;
import org.homeservices.testing.ManualClock;

class InMemoryGapsTest implements GapsContract {
  private final ManualClock clock = ManualClock.started();
  private final Gaps gaps = new InMemoryGaps(clock);

  @Override
  public Gaps gaps() {
    return gaps;
  }

  @Override
  public ManualClock clock() {
    return clock;
  }
}
