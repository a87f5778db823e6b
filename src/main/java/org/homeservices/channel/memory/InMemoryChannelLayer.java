package org.homeservices.channel.memory;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Membership;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;

/**
 * Groups and their history in the memory of this node. Sends run on the caller's thread; the epoch
 * is new with every instance, because nothing outlives it.
 */
public final class InMemoryChannelLayer implements ChannelLayer, History {
  private final String epoch = UUID.randomUUID().toString();
  private final ConcurrentMap<GroupName, InMemoryGroup> groups = new ConcurrentHashMap<>();
  private final ChannelSettings settings;
  private final Clock clock;

  /**
   * @param clock decides when the entries of a group are forgotten
   */
  public InMemoryChannelLayer(ChannelSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public CompletionStage<Membership> join(GroupName group, Receiver receiver) {
    return completedStage(group(group).add(receiver));
  }

  @Override
  public CompletionStage<Void> send(GroupName group, String text) {
    group(group).send(text, member -> true);
    return completedStage(null);
  }

  @Override
  public CompletionStage<Void> sendToOthers(GroupName group, String text, Receiver self) {
    group(group).send(text, member -> member != self);
    return completedStage(null);
  }

  @Override
  public CompletionStage<Published> publish(GroupName group, Publication publication) {
    return completedStage(group(group).publish(publication, clock.instant()));
  }

  @Override
  public CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit) {
    return completedStage(group(group).since(position, limit));
  }

  @Override
  public CompletionStage<Replay> latest(GroupName group, int limit) {
    return completedStage(group(group).latest(limit));
  }

  /**
   * Drops the entries of every group in which nothing was published for as long as entries live. A
   * group itself stays, with its last seq: were it numbered from 1 again, a reader could take a new
   * entry for the one after its position.
   */
  public void forgetUnused() {
    Instant now = clock.instant();
    groups.values().forEach(group -> group.forgetOutlived(now));
  }

  private InMemoryGroup group(GroupName name) {
    return groups.computeIfAbsent(name, unseen -> new InMemoryGroup(epoch, settings));
  }
}
