package org.homeservices.channel.redis;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.testing.Await;

/** Publishes entries in a group all the time, through some histories in turn. */
final class Publisher implements AutoCloseable {
  private static final int EVERY_MILLIS = 5;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final List<CompletionStage<Sequenced>> published = new CopyOnWriteArrayList<>();
  private final AtomicInteger acknowledged = new AtomicInteger();
  private final GroupName group;
  private final List<History> histories;

  Publisher(GroupName group, List<History> histories) {
    this.group = group;
    this.histories = histories;
    var unused = timer.scheduleAtFixedRate(this::publish, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Returns when so many more have their place. */
  void awaitMore(int count) {
    int enough = acknowledged.get() + count;
    Await.until(() -> acknowledged.get() >= enough);
  }

  /** Ends it; all that were published, by their places. */
  List<Sequenced> stop() {
    close();
    List<Sequenced> all = new ArrayList<>();
    published.forEach(stage -> all.add(Await.value(stage)));
    all.sort(Comparator.comparing(sequenced -> sequenced.position().seq()));
    return all;
  }

  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(1, TimeUnit.SECONDS)) {
        throw new AssertionError("publishing does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void publish() {
    int number = published.size();
    CompletionStage<Sequenced> stage =
        histories
            .get(number % histories.size())
            .publish(group, ChannelSuite.entry("entry" + number))
            .thenCompose(Publisher::sequenced);
    published.add(stage);
    stage.thenRun(acknowledged::incrementAndGet);
  }

  private static CompletionStage<Sequenced> sequenced(Published outcome) {
    return outcome.fold(CompletableFuture::completedStage, Published.Held::sequenced);
  }
}
