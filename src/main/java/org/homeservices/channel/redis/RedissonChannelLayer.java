package org.homeservices.channel.redis;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Presence;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.local.Mailboxes;
import org.homeservices.channel.local.MessageSize;
import org.jspecify.annotations.Nullable;

/** Channels and groups of a cluster on Redis, as one of its nodes works with them. */
final class RedissonChannelLayer implements ChannelLayer, Presence {
  private final Mailboxes mailboxes;
  private final Groups groups;
  private final Payloads payloads;
  private final Shards shards;
  private final Neighbours neighbours;
  private final Drops drops;

  RedissonChannelLayer(
      Mailboxes mailboxes,
      Groups groups,
      Payloads payloads,
      Shards shards,
      Neighbours neighbours,
      Drops drops) {
    this.mailboxes = mailboxes;
    this.groups = groups;
    this.payloads = payloads;
    this.shards = shards;
    this.neighbours = neighbours;
    this.drops = drops;
  }

  @Override
  public Channel open(String prefix, Receiver receiver) {
    return mailboxes.open(
        prefix,
        receiver,
        closed -> closed.groups().forEach(group -> neighbours.discardHere(group, closed)));
  }

  @Override
  public CompletionStage<Void> send(ChannelName channel, String text) {
    return checked(text, () -> neighbours.send(channel, text));
  }

  @Override
  public CompletionStage<Void> groupAdd(GroupName group, ChannelName channel) {
    return neighbours.add(group, channel);
  }

  @Override
  public CompletionStage<Void> groupDiscard(GroupName group, ChannelName channel) {
    return neighbours.discard(group, channel);
  }

  @Override
  public CompletionStage<Void> groupSend(GroupName group, String text) {
    return send(group, text, null);
  }

  @Override
  public CompletionStage<Void> groupSendToOthers(GroupName group, String text, ChannelName self) {
    return send(group, text, self);
  }

  @Override
  public Drops drops() {
    return drops;
  }

  @Override
  public CompletionStage<Integer> size(GroupName group) {
    GroupKey key = GroupKey.of(group);
    return shards.of(key).lane().offer(Op.count(key)).thenApply(Reply::size);
  }

  @Override
  public CompletionStage<Set<ChannelName>> members(GroupName group) {
    GroupKey key = GroupKey.of(group);
    return shards
        .of(key)
        .lane()
        .offer(Op.names(key))
        .thenApply(
            reply ->
                Stream.of(reply.text().split(" "))
                    .filter(name -> !name.isEmpty())
                    .map(ChannelName::new)
                    .collect(Collectors.toUnmodifiableSet()));
  }

  private CompletionStage<Void> send(GroupName group, String text, @Nullable ChannelName self) {
    return checked(
        text,
        () -> {
          GroupKey key = GroupKey.of(group);
          byte[] sealed = payloads.sealPassing(key, self, text);
          Op op = Op.send(key, sealed, new Passing(key, text, self));
          return shards.of(key).lane().offer(op).thenAccept(reply -> {});
        });
  }

  /** What comes of a text that is sent to a group. */
  private final class Passing implements Op.Fate {
    private final GroupKey key;
    private final String text;
    private final @Nullable ChannelName self;

    Passing(GroupKey key, String text, @Nullable ChannelName self) {
      this.key = key;
      this.text = text;
      this.self = self;
    }

    @Override
    public void done(Op op, Reply reply) {
      groups.find(key.value()).ifPresent(group -> group.pass(text, self));
    }

    /** Redis is out of reach: the members here get the text now, all others perhaps never. */
    @Override
    public boolean stays(Op op, boolean sent) {
      if (op.reply().toCompletableFuture().isDone()) {
        return false;
      }
      drops.count(DropReason.LINK_DOWN);
      op.complete(new Reply(Reply.Kind.DONE, 0, "", "", 0));
      return false;
    }
  }

  private static CompletionStage<Void> checked(String text, Supplier<CompletionStage<Void>> call) {
    return MessageSize.excessOf(text)
        .<CompletionStage<Void>>map(CompletableFuture::failedStage)
        .orElseGet(call);
  }
}
