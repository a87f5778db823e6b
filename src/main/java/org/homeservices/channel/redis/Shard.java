package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Replay;
import org.jspecify.annotations.Nullable;

/** One partition as a node works with it: its lane, and the scripts bound to its server. */
final class Shard implements Lane.Transport {
  private final Partition partition;
  private final NodeIdentity self;
  private final Redis redis;
  private final Lane lane;
  private final Runnable onLapse;
  private volatile @Nullable Bound bound;

  /** Who this node is, and what it keeps to. */
  record NodeIdentity(String name, ChannelSettings channels, NodeSettings settings) {}

  /** Scripts for one life of the server. */
  private record Bound(String life, Lua batch, Lua replay) {}

  /**
   * What a look at the server told.
   *
   * @param lapsed whether this node did not count as alive any more
   * @param life the server's, new with each of its starts
   * @param alive the nodes that live
   */
  record Tick(boolean lapsed, String life, Set<String> alive) {}

  /** A stretch of a group's log, as it lies in Redis. */
  record Stretch(boolean complete, long last, String epoch, List<Raw> entries) {}

  /** One entry of it, as it was sealed. */
  static final class Raw {
    private final long seq;
    private final byte[] payload;

    private Raw(long seq, byte[] payload) {
      this.seq = seq;
      this.payload = payload;
    }

    long seq() {
      return seq;
    }

    byte[] payload() {
      return payload;
    }
  }

  /**
   * @param bursts runs, at once and in place, what hands on several messages
   * @param onLost called when a batch did not get through
   * @param onLapse called when the server did not count this node as alive any more
   */
  Shard(
      Partition partition,
      NodeIdentity self,
      Redis redis,
      ScheduledExecutorService timer,
      Executor bursts,
      BiConsumer<Lane, Throwable> onLost,
      Runnable onLapse) {
    this.partition = partition;
    this.self = self;
    this.redis = redis;
    this.lane = new Lane(this, timer, self.settings().linger().toNanos(), bursts, onLost);
    this.onLapse = onLapse;
  }

  Partition partition() {
    return partition;
  }

  Lane lane() {
    return lane;
  }

  @Override
  public CompletionStage<List<Reply>> send(Lane.Batch batch) {
    List<Object> keys =
        List.of(partition.laneOf(self.name()), partition.leases(), partition.generation());
    List<Object> arguments = new ArrayList<>(8 + 6 * batch.ops().size());
    arguments.add(partition.prefix());
    arguments.add(self.name());
    arguments.add(Long.toString(batch.number()));
    arguments.add(Long.toString(self.settings().lease().toMillis()));
    arguments.add(Integer.toString(self.channels().historySize()));
    arguments.add(Long.toString(self.channels().historyAge().toSeconds()));
    arguments.add(Long.toString(self.channels().positionAge().toSeconds()));
    arguments.add(Long.toString(self.channels().groupExpiry().toSeconds()));
    batch.ops().forEach(op -> arguments.addAll(op.arguments()));
    return within(() -> redis.run(bound().batch(), keys, bytes(arguments)))
        .thenApply(this::replies);
  }

  /** Says that this node lives, and asks who else does. */
  CompletionStage<Tick> tick(long probe) {
    List<Object> keys =
        List.of(
            partition.leases(),
            partition.generation(),
            partition.life(),
            partition.framesOf(self.name()));
    Object[] arguments =
        bytes(
            List.of(
                self.name(),
                Long.toString(self.settings().lease().toMillis()),
                partition.inboxOf(self.name()),
                Long.toString(probe)));
    return within(() -> redis.runWhole(Lua.TICK, keys, arguments)).thenApply(Shard::tick);
  }

  /** Ends this node's lease. */
  CompletionStage<?> leave() {
    List<Object> keys = List.of(partition.leases(), partition.framesOf(self.name()));
    return within(() -> redis.runWhole(Lua.LEAVE, keys, bytes(List.of(self.name()))));
  }

  /** Whether the scripts are bound to any life of the server yet. */
  boolean isBound() {
    return bound != null;
  }

  /** Whether the scripts are bound to this life of the server. */
  boolean isBoundTo(String life) {
    Bound scripts = bound;
    return scripts != null && scripts.life().equals(life);
  }

  /** Binds the scripts to a life of the server, which knows them when the stage completes. */
  CompletionStage<?> bindTo(String life) {
    Bound scripts = new Bound(life, Lua.batch(life), Lua.replay(life));
    return within(() -> redis.load(scripts.batch(), partition.life()))
        .thenCompose(batch -> redis.load(scripts.replay(), partition.life()))
        .thenAccept(replay -> bound = scripts);
  }

  /**
   * Reads a group's log.
   *
   * @param mode {@code since}, {@code latest} or {@code page}, as the script has it
   */
  CompletionStage<Stretch> read(
      GroupKey group, long floor, String mode, String epoch, long seq, int limit) {
    Object[] arguments =
        bytes(
            List.of(
                partition.prefix(),
                group.value(),
                Long.toString(floor),
                Long.toString(self.channels().positionAge().toSeconds()),
                mode,
                epoch,
                Long.toString(seq),
                Integer.toString(limit),
                Integer.toString(Replay.MOST_ENTRIES),
                Integer.toString(Replay.MOST_CHARACTERS)));
    return within(() -> redis.run(bound().replay(), List.of(partition.generation()), arguments))
        .thenApply(Shard::stretch);
  }

  private Bound bound() {
    Bound scripts = bound;
    if (scripts == null) {
      throw new LayerUnavailable("Redis has not been reached yet");
    }
    return scripts;
  }

  private List<Reply> replies(byte[] reply) {
    ByteReader reader = new ByteReader(reply);
    if (reader.one() == 1) {
      onLapse.run();
    }
    return Redis.replies(reader);
  }

  /** Fails the stage where making it fails, and where it takes longer than Redis may. */
  private <T> CompletionStage<T> within(java.util.function.Supplier<CompletionStage<T>> call) {
    try {
      return call.get()
          .toCompletableFuture()
          .copy()
          .orTimeout(self.settings().patience().toMillis(), TimeUnit.MILLISECONDS);
    } catch (RuntimeException e) {
      return java.util.concurrent.CompletableFuture.failedStage(e);
    }
  }

  private static Object[] bytes(List<Object> arguments) {
    return arguments.stream()
        .map(argument -> argument instanceof String text ? text.getBytes(UTF_8) : argument)
        .toArray();
  }

  private static Tick tick(byte[] reply) {
    ByteReader reader = new ByteReader(reply);
    boolean lapsed = reader.one() == 1;
    return new Tick(
        lapsed, reader.shortText(), Set.copyOf(Arrays.asList(reader.longText().split(" "))));
  }

  private static Stretch stretch(byte[] reply) {
    ByteReader reader = new ByteReader(reply);
    boolean complete = reader.one() == 1;
    long last = reader.eight();
    String epoch = reader.shortText();
    List<Raw> entries = new ArrayList<>();
    for (int left = reader.four(); left > 0; left--) {
      entries.add(new Raw(reader.eight(), reader.longBytes()));
    }
    return new Stretch(complete, last, epoch, entries);
  }
}
