package org.homeservices.channel.memory;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.channel.AcrossNodesContract;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.History;
import org.homeservices.channel.HistoryAcrossNodesContract;
import org.homeservices.channel.Presence;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What holds over many nodes must hold where all of them are one. */
class InMemoryAcrossNodesTest implements AcrossNodesContract, HistoryAcrossNodesContract {
  private final InMemoryChannelLayer only =
      new InMemoryChannelLayer(ChannelSuite.SETTINGS, ManualClock.started());
  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

  @BeforeEach
  void tellSizes() {
    ScheduledFuture<?> unused =
        executor.scheduleWithFixedDelay(only::tellSizes, 5, 5, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Override
  public ChannelLayer node(int number) {
    return only;
  }

  @Override
  public History history(int number) {
    return only;
  }

  @Override
  public Presence presence(int number) {
    return only;
  }
}
