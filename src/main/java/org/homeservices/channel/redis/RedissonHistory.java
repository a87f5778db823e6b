package org.homeservices.channel.redis;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.MessageTooLarge;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Held;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.channel.local.MessageSize;
import org.homeservices.channel.redis.Group.Arrival;
import org.homeservices.channel.redis.Group.Standing;
import org.jspecify.annotations.Nullable;

/** Histories in Redis Streams, numbered there; see {@code batch.lua} and {@code replay.lua}. */
final class RedissonHistory implements History {
  private final Groups groups;
  private final Payloads payloads;
  private final Function<GroupKey, Shard> shards;
  private final Consumer<GroupKey> onUnfilled;

  /** What waits for Redis, by group and key: a repeat is answered like the first. */
  private final ConcurrentMap<String, Held> held = new ConcurrentHashMap<>();

  /**
   * @param onUnfilled called when what a group misses could not be read
   */
  RedissonHistory(
      Groups groups,
      Payloads payloads,
      Function<GroupKey, Shard> shards,
      Consumer<GroupKey> onUnfilled) {
    this.groups = groups;
    this.payloads = payloads;
    this.shards = shards;
    this.onUnfilled = onUnfilled;
  }

  @Override
  public CompletionStage<Published> publish(GroupName group, Publication publication) {
    Optional<MessageTooLarge> excess = MessageSize.excessOf(publication.text());
    if (excess.isPresent()) {
      return CompletableFuture.failedStage(excess.get());
    }
    GroupKey key = GroupKey.of(group);
    Entry entry =
        new Entry(0, publication.id(), GroupKey.digest(publication.key()), publication.text());
    Held earlier = held.get(key.value() + entry.key());
    return earlier == null
        ? publish(key, entry, publication.epoch())
        : CompletableFuture.completedStage(earlier);
  }

  @Override
  public CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit) {
    return read(group, "since", position.epoch(), position.seq(), limit);
  }

  @Override
  public CompletionStage<Replay> latest(GroupName group, int limit) {
    return read(group, "latest", "", 0, limit);
  }

  @Override
  public CompletionStage<Replay> page(GroupName group, long after, int limit) {
    return read(group, "page", "", after, limit);
  }

  @Override
  public CompletionStage<Void> restore(GroupName group, List<LostEntry> entries) {
    if (entries.isEmpty()) {
      return CompletableFuture.completedStage(null);
    }
    GroupKey key = GroupKey.of(group);
    String epoch = entries.get(entries.size() - 1).epoch();
    return done(key, Op.restore(key, epoch, LostLog.packed(key, entries, payloads)));
  }

  @Override
  public CompletionStage<Void> erase(GroupName group) {
    GroupKey key = GroupKey.of(group);
    return done(key, Op.erase(key, new Erasing(key)));
  }

  private CompletionStage<Void> done(GroupKey key, Op op) {
    return shards.apply(key).lane().offer(op).thenAccept(reply -> {});
  }

  /** What comes of a wish to forget a group. */
  private final class Erasing implements Op.Fate {
    private final GroupKey key;

    Erasing(GroupKey key) {
      this.key = key;
    }

    @Override
    public boolean stays(Op op, boolean sent) {
      return Op.Fate.FAILS.stays(op, sent);
    }

    /** The other nodes are told by the script. */
    @Override
    public void done(Op op, Reply reply) {
      groups.find(key.value()).ifPresent(Group::forget);
    }
  }

  /** Reads what a group misses, and gives it to it; unless it does not miss it any more. */
  void fill(Group group) {
    if (!group.beginsToFill()) {
      return;
    }
    if (!shards.apply(group.key()).lane().isOpen()) {
      // It is attached when the link is back, and what Redis has lost is put back before.
      group.giveUpFilling();
      return;
    }
    Standing standing = group.standing();
    Entry last = standing.last();
    boolean knowsLast = last != null && last.seq() == standing.seq();
    boolean isAtTheBeginning = standing.seq() == 0;
    CompletionStage<Shard.Stretch> read =
        knowsLast || isAtTheBeginning
            ? read(group, "page", standing.epoch(), Math.max(0, standing.seq() - 1))
            : read(group, "since", standing.epoch(), standing.seq());
    CompletionStage<?> unused =
        read.whenComplete(
            (stretch, failure) -> {
              if (stretch == null) {
                group.giveUpFilling();
                onUnfilled.accept(group.key());
              } else {
                fill(group, stretch, knowsLast ? last : null);
              }
            });
  }

  private CompletionStage<Published> publish(GroupKey key, Entry entry, String epoch) {
    Publishing fate = new Publishing(key, entry);
    long floor = groups.find(key.value()).map(Group::floor).orElse(0L);
    Op op = Op.publish(key, entry, payloads.seal(key, entry), floor, epoch, fate);
    CompletionStage<?> unused =
        shards.apply(key).lane().offer(op).whenComplete((reply, failure) -> fate.end(failure));
    return fate.told;
  }

  /** What comes of an entry that is published. */
  private final class Publishing implements Op.Fate {
    private final GroupKey key;
    private final Entry entry;
    private final String name;
    private final CompletableFuture<Published> told = new CompletableFuture<>();
    private volatile boolean isDone;
    private volatile @Nullable Held own;

    Publishing(GroupKey key, Entry entry) {
      this.key = key;
      this.entry = entry;
      this.name = key.value() + entry.key();
    }

    @Override
    public void done(Op op, Reply reply) {
      isDone = true;
      Sequenced sequenced = sequenced(reply, entry, op);
      if (!sequenced.repeated()) {
        Arrival arrival = new Arrival(reply.epoch(), reply.seq(), entry.at(reply.seq()));
        groups
            .find(key.value())
            .filter(group -> !op.wasSentAgain() || reply.seq() > group.floor())
            .ifPresent(group -> group.receive(arrival));
      }
      told.complete(sequenced);
    }

    /** Redis is out of reach: the members here get the entry without a seq, and it waits. */
    @Override
    public boolean stays(Op op, boolean sent) {
      Held waiting = new Held(op.reply().thenApply(reply -> sequenced(reply, entry, op)));
      Held earlier = held.putIfAbsent(name, waiting);
      own = earlier == null ? waiting : own;
      if (isDone || op.reply().toCompletableFuture().isDone()) {
        held.remove(name, waiting);
      } else if (told.complete(earlier == null ? waiting : earlier) && earlier == null) {
        groups.find(key.value()).ifPresent(group -> group.pass(entry.text(), null));
      }
      return true;
    }

    private void end(@Nullable Throwable failure) {
      Held mine = own;
      if (mine != null) {
        held.remove(name, mine);
      }
      if (failure != null) {
        told.completeExceptionally(Redis.cause(failure));
      }
    }
  }

  /** An op that was sent again may find its own entry: that is no repeat. */
  private static Sequenced sequenced(Reply reply, Entry entry, Op op) {
    boolean isOwn = op.wasSentAgain() && reply.text().equals(entry.id());
    boolean repeated = reply.kind() == Reply.Kind.REPEATED && !isOwn;
    String id = repeated ? reply.text() : entry.id();
    return new Sequenced(new StreamPosition(reply.epoch(), reply.seq()), id, repeated);
  }

  private CompletionStage<Replay> read(
      GroupName name, String mode, String epoch, long seq, int limit) {
    GroupKey key = GroupKey.of(name);
    Shard shard = shards.apply(key);
    if (!shard.lane().isOpen()) {
      // Perhaps Redis answers already; but what it has lost must be put back before it is read.
      return CompletableFuture.failedStage(new LayerUnavailable("the history is out of reach"));
    }
    long floor = groups.find(key.value()).map(Group::floor).orElse(0L);
    return shard
        .read(key, floor, mode, epoch, seq, limit)
        .thenApply(stretch -> replay(name, key, stretch))
        .exceptionally(
            failure -> {
              throw new LayerUnavailable("the history is out of reach", Redis.cause(failure));
            });
  }

  private CompletionStage<Shard.Stretch> read(Group group, String mode, String epoch, long seq) {
    GroupKey key = group.key();
    return shards.apply(key).read(key, 0, mode, epoch, seq, Replay.MOST_ENTRIES);
  }

  private void fill(Group group, Shard.Stretch stretch, @Nullable Entry last) {
    List<Arrival> arrivals =
        stretch.entries().stream()
            .map(
                raw ->
                    new Arrival(
                        stretch.epoch(),
                        raw.seq(),
                        payloads.openEntry(group.key(), raw.seq(), raw.payload())))
            .toList();
    boolean follows = last == null || (!arrivals.isEmpty() && isSame(arrivals.get(0), last));
    Standing end = new Standing(stretch.epoch(), stretch.last(), null);
    group.fill(arrivals, stretch.complete() && follows, end);
  }

  /** Whether Redis has the entry that was delivered here last, and not another in its place. */
  private static boolean isSame(Arrival arrival, Entry last) {
    Entry entry = arrival.entry();
    return entry != null && entry.seq() == last.seq() && entry.id().equals(last.id());
  }

  private Replay replay(GroupName name, GroupKey key, Shard.Stretch stretch) {
    List<Envelope> entries =
        stretch.entries().stream()
            .map(raw -> payloads.openEntry(key, raw.seq(), raw.payload()))
            .filter(Objects::nonNull)
            .map(entry -> Envelope.remembered(name, entry.seq(), entry.text()))
            .toList();
    StreamPosition end = new StreamPosition(stretch.epoch(), stretch.last());
    return new Replay(end, entries, stretch.complete());
  }
}
