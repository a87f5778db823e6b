package org.homeservices.channel.redis;

import static java.lang.System.Logger.Level.DEBUG;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.channel.ChannelFull;
import org.homeservices.channel.ChannelGone;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.local.Mailbox;
import org.homeservices.channel.local.Mailboxes;
import org.homeservices.channel.redis.Request.Kind;

/**
 * What is done to one channel, on whichever node it is open: here at once, elsewhere by asking that
 * node, whose name stands in the channel's.
 */
final class Neighbours {
  private static final System.Logger LOGGER = System.getLogger(Neighbours.class.getName());
  private static final Pattern NODE = Pattern.compile(".*\\.([0-9a-z]+)!.*");

  private final String self;
  private final Mailboxes mailboxes;
  private final Groups groups;
  private final Payloads payloads;
  private final Shards shards;
  private final Requests requests;
  private final ToIntFunction<ChannelName> capacity;
  private final Consumer<GroupKey> onUntold;

  /**
   * @param self this node's name
   * @param capacity of a channel, for messages
   * @param onUntold called when Redis was not told of a member of a group
   */
  Neighbours(
      String self,
      Mailboxes mailboxes,
      Groups groups,
      Payloads payloads,
      Shards shards,
      Requests requests,
      ToIntFunction<ChannelName> capacity,
      Consumer<GroupKey> onUntold) {
    this.self = self;
    this.mailboxes = mailboxes;
    this.groups = groups;
    this.payloads = payloads;
    this.shards = shards;
    this.requests = requests;
    this.capacity = capacity;
    this.onUntold = onUntold;
  }

  CompletionStage<Void> send(ChannelName channel, String text) {
    Optional<Mailbox> here = mailboxes.find(channel);
    return here.isPresent()
        ? outcome(offer(here.get(), text), channel)
        : ask(Kind.SEND, channel, "", text);
  }

  CompletionStage<Void> add(GroupName group, ChannelName channel) {
    Optional<Mailbox> here = mailboxes.find(channel);
    return here.isPresent()
        ? addHere(group, here.get())
        : ask(Kind.ADD, channel, group.value(), "");
  }

  CompletionStage<Void> discard(GroupName group, ChannelName channel) {
    Optional<Mailbox> here = mailboxes.find(channel);
    return here.isPresent()
        ? discardHere(group, here.get())
        : ask(Kind.DISCARD, channel, group.value(), "").exceptionally(Neighbours::unlessGone);
  }

  /** Ends a membership of a channel of this node, be it still open or not. */
  CompletionStage<Void> discardHere(GroupName group, Mailbox mailbox) {
    mailbox.groups().remove(group);
    Optional<Group> left = groups.remove(group, mailbox);
    if (left.isEmpty()) {
      return completedStage(null);
    }
    Group there = left.get();
    Op op = Op.members(there.key(), () -> groups.roll(there.key(), mailbox.name()), 0);
    return shards
        .of(there.key())
        .lane()
        .offer(op)
        .<Void>thenApply(reply -> null)
        // Told when Redis is back, so that nobody is counted who is not there.
        .exceptionally(
            failure -> {
              groups.keep(new Groups.Departure(there.key(), mailbox.name()));
              return null;
            });
  }

  /** Another node asks, or answers. */
  void take(Request request) {
    if (request.isAnswer()) {
      requests.answered(request);
      return;
    }
    CompletionStage<?> unused =
        doHere(request)
            .thenAccept(outcome -> tell(request.from(), request.answered(outcome)))
            .exceptionally(
                failure -> {
                  LOGGER.log(DEBUG, "request of node {0} not answered", request.from());
                  return null;
                });
  }

  private CompletionStage<Void> addHere(GroupName group, Mailbox mailbox) {
    mailbox.groups().add(group);
    Group joined = groups.add(group, mailbox);
    if (mailbox.isClosed()) {
      // Closed meanwhile by somebody who could not know of this group.
      return discardHere(group, mailbox)
          .thenCompose(done -> failedStage(new ChannelGone(mailbox.name())));
    }
    Op op = Op.members(joined.key(), () -> groups.roll(joined.key(), mailbox.name()), 0);
    return shards
        .of(joined.key())
        .lane()
        .offer(op)
        .thenAccept(reply -> joined(joined, reply))
        .exceptionally(
            failure -> {
              joined.joinedBlind();
              onUntold.accept(joined.key());
              return null;
            });
  }

  private void joined(Group group, Reply reply) {
    if (reply.kind() == Reply.Kind.STANDING) {
      group.attached(reply.epoch(), reply.seq());
    }
  }

  private CompletionStage<Kind> doHere(Request request) {
    Optional<Mailbox> here = mailboxes.find(new ChannelName(request.channel()));
    if (here.isEmpty()) {
      return completedStage(Kind.GONE);
    }
    return switch (request.kind()) {
      case SEND -> completedStage(kind(offer(here.get(), request.text())));
      case ADD -> addHere(new GroupName(request.group()), here.get()).thenApply(done -> Kind.TAKEN);
      case DISCARD ->
          discardHere(new GroupName(request.group()), here.get()).thenApply(done -> Kind.TAKEN);
      case TAKEN, FULL, GONE -> completedStage(request.kind());
    };
  }

  private CompletionStage<Void> ask(Kind kind, ChannelName channel, String group, String text) {
    Matcher parts = NODE.matcher(channel.value());
    if (!parts.matches() || parts.group(1).equals(self)) {
      return failedStage(new ChannelGone(channel));
    }
    String node = parts.group(1);
    return requests
        .ask(kind, channel, group, text, request -> carry(node, request))
        .thenCompose(outcome -> outcome(outcome, channel));
  }

  private void tell(String node, Request answer) {
    CompletionStage<Reply> unused = carry(node, answer);
  }

  /** Requests for one channel take one lane, so that they arrive in order. */
  private CompletionStage<Reply> carry(String node, Request request) {
    Op op = Op.direct(node, payloads.seal(node, request));
    return shards.ofDigest(GroupKey.digest(node)).lane().offer(op);
  }

  private CompletionStage<Void> outcome(Kind kind, ChannelName channel) {
    return switch (kind) {
      case FULL -> failedStage(new ChannelFull(channel, capacity.applyAsInt(channel)));
      case GONE -> failedStage(new ChannelGone(channel));
      case TAKEN, SEND, ADD, DISCARD -> completedStage(null);
    };
  }

  private CompletionStage<Void> outcome(Mailbox.Offer offer, ChannelName channel) {
    return outcome(kind(offer), channel);
  }

  private static Mailbox.Offer offer(Mailbox mailbox, String text) {
    return mailbox.offer(Envelope.direct(text));
  }

  private static Kind kind(Mailbox.Offer offer) {
    return switch (offer) {
      case TAKEN -> Kind.TAKEN;
      case FULL -> Kind.FULL;
      case GONE -> Kind.GONE;
    };
  }

  private static Void unlessGone(Throwable failure) {
    if (Redis.cause(failure) instanceof ChannelGone) {
      return null;
    }
    throw new LayerUnavailable("the channel's node did not answer", failure);
  }
}
