package org.homeservices.channel.memory;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelFull;
import org.homeservices.channel.ChannelGone;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.EpochOver;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Presence;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.channel.local.Mailbox;
import org.homeservices.channel.local.Mailboxes;
import org.homeservices.channel.local.Members;
import org.homeservices.channel.local.MessageSize;
import org.jspecify.annotations.Nullable;

/**
 * Channels, groups and their history in the memory of this node. Sends run on the caller's thread;
 * the epoch is new with every instance, because nothing outlives it.
 */
public final class InMemoryChannelLayer implements ChannelLayer, History, Presence, Link {
  private final String epoch = UUID.randomUUID().toString();
  private final ConcurrentMap<GroupName, InMemoryGroup> groups = new ConcurrentHashMap<>();
  private final Set<GroupName> resized = ConcurrentHashMap.newKeySet();
  private final Drops drops = new Drops();
  private final ChannelSettings settings;
  private final Clock clock;
  private final Mailboxes mailboxes;

  /**
   * @param clock decides when the entries of a group are forgotten
   */
  public InMemoryChannelLayer(ChannelSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    String node = UUID.randomUUID().toString().replace("-", "");
    this.mailboxes = new Mailboxes(node, settings, drops, System::nanoTime);
  }

  @Override
  public Channel open(String prefix, Receiver receiver) {
    return mailboxes.open(prefix, receiver, this::leaveGroups);
  }

  @Override
  public CompletionStage<Void> send(ChannelName channel, String text) {
    return carried(text, () -> offer(channel, text));
  }

  @Override
  public CompletionStage<Void> groupAdd(GroupName group, ChannelName channel) {
    Optional<Mailbox> found = mailboxes.find(channel);
    found.ifPresent(mailbox -> enter(group, mailbox));
    return found.filter(mailbox -> !mailbox.isClosed()).isPresent()
        ? completedStage(null)
        : failedStage(new ChannelGone(channel));
  }

  @Override
  public CompletionStage<Void> groupDiscard(GroupName group, ChannelName channel) {
    mailboxes.find(channel).ifPresent(mailbox -> leave(group, mailbox));
    return completedStage(null);
  }

  @Override
  public CompletionStage<Void> groupSend(GroupName group, String text) {
    return carried(text, () -> deliver(group, text, null));
  }

  @Override
  public CompletionStage<Void> groupSendToOthers(GroupName group, String text, ChannelName self) {
    return carried(text, () -> deliver(group, text, self));
  }

  @Override
  public Drops drops() {
    return drops;
  }

  @Override
  public CompletionStage<Published> publish(GroupName group, Publication publication) {
    return carried(
        publication.text(),
        () ->
            publication.fits(epoch)
                ? completedStage(group(group).publish(publication, clock.instant()))
                : failedStage(new EpochOver(epoch)));
  }

  @Override
  public CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit) {
    return completedStage(group(group).since(position, limit));
  }

  @Override
  public CompletionStage<Replay> latest(GroupName group, int limit) {
    return completedStage(group(group).latest(limit));
  }

  @Override
  public CompletionStage<Replay> page(GroupName group, long after, int limit) {
    return completedStage(group(group).page(after, limit));
  }

  @Override
  public CompletionStage<Void> restore(GroupName group, List<LostEntry> entries) {
    group(group).restore(entries, clock.instant());
    return completedStage(null);
  }

  @Override
  public CompletionStage<Void> erase(GroupName group) {
    group(group).erase();
    return completedStage(null);
  }

  @Override
  public CompletionStage<Integer> size(GroupName group) {
    return completedStage(group(group).members().size());
  }

  @Override
  public CompletionStage<Set<ChannelName>> members(GroupName group) {
    return completedStage(Set.copyOf(group(group).members().names()));
  }

  /** There are no other nodes to lose. */
  @Override
  public boolean isUp() {
    return true;
  }

  /** It never changes. */
  @Override
  public void watch(Consumer<Boolean> watcher) {}

  /** Tells the members of every group whose size has changed since the last call. */
  public void tellSizes() {
    List.copyOf(resized).forEach(this::tellSize);
  }

  /**
   * Drops the entries, and later the keys, of every group in which nothing was published for as
   * long as they live. A group itself stays, with its last seq: were it numbered from 1 again, a
   * reader could take a new entry for the one after its position.
   */
  public void forgetUnused() {
    Instant now = clock.instant();
    groups.values().forEach(group -> group.forgetOutlived(now));
  }

  private void tellSize(GroupName name) {
    resized.remove(name);
    Members members = group(name).members();
    members.tellSize(name, members.size());
  }

  private static <T> CompletionStage<T> carried(String text, Supplier<CompletionStage<T>> carrier) {
    return MessageSize.excessOf(text)
        .<CompletionStage<T>>map(tooLarge -> failedStage(tooLarge))
        .orElseGet(carrier);
  }

  private CompletionStage<Void> offer(ChannelName channel, String text) {
    Mailbox.Offer offer =
        mailboxes
            .find(channel)
            .map(mailbox -> mailbox.offer(Envelope.direct(text)))
            .orElse(Mailbox.Offer.GONE);
    return switch (offer) {
      case TAKEN -> completedStage(null);
      case FULL -> failedStage(new ChannelFull(channel, settings.capacityOf(channel)));
      case GONE -> failedStage(new ChannelGone(channel));
    };
  }

  private CompletionStage<Void> deliver(GroupName group, String text, @Nullable ChannelName self) {
    InMemoryGroup known = groups.get(group);
    if (known != null) {
      known.send(text, self);
    }
    return completedStage(null);
  }

  private void enter(GroupName group, Mailbox mailbox) {
    mailbox.groups().add(group);
    if (group(group).members().add(mailbox)) {
      resized.add(group);
    }
    if (mailbox.isClosed()) {
      // Closed meanwhile: it may have left its groups before it was in this one.
      leave(group, mailbox);
    }
  }

  private void leaveGroups(Mailbox mailbox) {
    mailbox.groups().forEach(group -> leave(group, mailbox));
  }

  private void leave(GroupName group, Mailbox mailbox) {
    mailbox.groups().remove(group);
    if (group(group).members().remove(mailbox)) {
      resized.add(group);
    }
  }

  private InMemoryGroup group(GroupName name) {
    return groups.computeIfAbsent(
        name, unseen -> new InMemoryGroup(name, epoch, settings, new Members(drops)));
  }
}
