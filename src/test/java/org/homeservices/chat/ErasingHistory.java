package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.conversation.ConversationId;

/** A history that notes which groups it was to erase. */
final class ErasingHistory implements History {
  private final Set<GroupName> erased = ConcurrentHashMap.newKeySet();
  private final History history;

  ErasingHistory(History history) {
    this.history = history;
  }

  boolean has(ConversationId id) {
    return erased.contains(Broadcast.groupOf(id));
  }

  @Override
  public CompletionStage<Published> publish(GroupName group, Publication publication) {
    return history.publish(group, publication);
  }

  @Override
  public CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit) {
    return history.since(group, position, limit);
  }

  @Override
  public CompletionStage<Replay> latest(GroupName group, int limit) {
    return history.latest(group, limit);
  }

  @Override
  public CompletionStage<Replay> page(GroupName group, long after, int limit) {
    return history.page(group, after, limit);
  }

  @Override
  public CompletionStage<Void> restore(GroupName group, List<LostEntry> entries) {
    return history.restore(group, entries);
  }

  @Override
  public CompletionStage<Void> erase(GroupName group) {
    erased.add(group);
    return completedStage(null);
  }
}
