package org.homeservices.testing;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.EpochOver;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Link;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Held;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;

/** A history that the test takes out of reach and brings back; entries are held meanwhile. */
public final class ShakyHistory implements History, Link {
  private final List<Consumer<Boolean>> watchers = new ArrayList<>();
  private volatile History history;
  private final ChannelLayer channels;
  private volatile boolean up = true;
  private volatile boolean full;
  private volatile CompletionStage<Void> reading = completedStage(null);
  private final AtomicInteger readsToFail = new AtomicInteger();
  private volatile Runnable whenBack = () -> {};

  /** Shakes {@code history}; what is held goes to local members by {@code channels}. */
  public ShakyHistory(History history, ChannelLayer channels) {
    this.history = history;
    this.channels = channels;
  }

  /** Nothing can be read, and what is published is held. */
  public void goAway() {
    set(false);
  }

  /** Nothing more can be held either. */
  public void fill() {
    full = true;
  }

  /** So many more reads fail, with the link up and everything else as it is. */
  public void failReads(int count) {
    readsToFail.set(count);
  }

  /** The latest entries are read no sooner than the test wants it. */
  public void readAfter(CompletionStage<Void> signal) {
    reading = signal;
  }

  /** Everything can be read, and what was held is published. */
  public void comeBack() {
    up = true;
    whenBack.run();
    set(true);
  }

  /** All that it had is lost, and its epoch; nobody is told. */
  public void become(History other) {
    history = other;
  }

  private void set(boolean state) {
    up = state;
    watchers.forEach(watcher -> watcher.accept(state));
  }

  @Override
  public boolean isUp() {
    return up;
  }

  @Override
  public void watch(Consumer<Boolean> watcher) {
    watchers.add(watcher);
  }

  @Override
  public CompletionStage<Published> publish(GroupName group, Publication publication) {
    if (up) {
      return history.publish(group, publication);
    }
    return full ? away() : completedStage(hold(group, publication));
  }

  private Published hold(GroupName group, Publication publication) {
    CompletableFuture<Sequenced> later = new CompletableFuture<>();
    Runnable earlier = whenBack;
    whenBack =
        () -> {
          earlier.run();
          place(group, publication, later);
        };
    Await.value(channels.groupSend(group, publication.text()));
    return new Held(later);
  }

  private void place(
      GroupName group, Publication publication, CompletableFuture<Sequenced> later) {
    if (publication.epoch().equals(Publication.UNSEEN)) {
      later.completeExceptionally(new EpochOver("unseen"));
      return;
    }
    CompletionStage<?> unused =
        history
            .publish(group, publication)
            .whenComplete(
                (published, failure) -> {
                  if (failure == null) {
                    later.complete(sequenced(published));
                  } else {
                    later.completeExceptionally(failure);
                  }
                });
  }

  private static Sequenced sequenced(Published published) {
    return published.fold(
        sequenced -> sequenced,
        held -> {
          throw new AssertionError("held again");
        });
  }

  @Override
  public CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit) {
    return isReadable() ? history.since(group, position, limit) : away();
  }

  @Override
  public CompletionStage<Replay> latest(GroupName group, int limit) {
    return isReadable() ? reading.thenCompose(signal -> history.latest(group, limit)) : away();
  }

  @Override
  public CompletionStage<Replay> page(GroupName group, long after, int limit) {
    return isReadable() ? history.page(group, after, limit) : away();
  }

  @Override
  public CompletionStage<Void> restore(GroupName group, List<LostEntry> entries) {
    return isReadable() ? history.restore(group, entries) : away();
  }

  @Override
  public CompletionStage<Void> erase(GroupName group) {
    return isReadable() ? history.erase(group) : away();
  }

  private boolean isReadable() {
    return up && readsToFail.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
  }

  private static <T> CompletionStage<T> away() {
    return failedStage(new LayerUnavailable("as the test wants it"));
  }
}
