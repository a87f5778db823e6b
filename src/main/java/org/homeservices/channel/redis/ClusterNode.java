package org.homeservices.channel.redis;

import static java.lang.System.Logger.Level.DEBUG;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Drops;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Presence;
import org.homeservices.channel.local.Mailbox;
import org.homeservices.channel.local.Mailboxes;
import org.homeservices.crypto.Protection;
import org.redisson.api.RedissonClient;

/**
 * One node of a cluster on Redis: its channel layer, histories, presence and link. Each start is a
 * node of its own, with a name that none had before. Works from {@link #start} on, with or without
 * Redis.
 */
public final class ClusterNode implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(ClusterNode.class.getName());
  private static final String PREFIX = "hsc:0:";
  private static final long TELL_SIZES_MILLIS = 250;
  private static final int RENEWALS = 3;

  /** What has not come by itself by then is read. */
  private static final long GAP_MILLIS = 50;

  private final Mailboxes mailboxes;
  private final Redis redis;
  private final Inbox inbox;
  private final Shards shards;
  private final Groups groups;
  private final Supervisor supervisor;
  private final RedissonChannelLayer layer;
  private final RedissonHistory history;
  private final NodeSettings settings;
  private final Executor bursts;
  private final ScheduledExecutorService timer = thread("chat-lanes");
  private final ScheduledExecutorService watch = thread("chat-link");

  /**
   * Where clients come from; both suppliers may block, and throw where no server can be reached.
   *
   * @param commands makes a client that sends each command once, to masters alone
   * @param subscriptions makes a client that runs its listeners in place
   */
  public record Clients(
      Supplier<RedissonClient> commands, Supplier<RedissonClient> subscriptions) {}

  /**
   * Makes a node, which does nothing yet.
   *
   * @param seal for all that leaves the node
   * @param bursts runs, at once and in place, what hands on several messages; who passes them on
   *     may wait for its end
   */
  public ClusterNode(
      Clients clients,
      ChannelSettings channels,
      NodeSettings settings,
      Protection seal,
      Executor bursts) {
    String name = UUID.randomUUID().toString().replace("-", "");
    Drops drops = new Drops();
    Payloads payloads = new Payloads(seal, drops);
    Shard.NodeIdentity self = new Shard.NodeIdentity(name, channels, settings);
    List<Partition> partitions = Partition.all(PREFIX, settings.partitions());
    this.settings = settings;
    this.bursts = bursts;
    this.redis = new Redis(clients.commands());
    this.groups = new Groups(drops, this::fillSoon);
    this.shards = new Shards(partitions.stream().map(part -> shard(part, self)).toList());
    this.history = new RedissonHistory(groups, payloads, shards::of, this::missedSoon);
    this.mailboxes = new Mailboxes(name, channels, drops, System::nanoTime);
    Requests requests = new Requests(name, settings.patience().toMillis());
    Neighbours neighbours =
        new Neighbours(
            name,
            mailboxes,
            groups,
            payloads,
            shards,
            requests,
            channels::capacityOf,
            this::missedSoon);
    this.layer = new RedissonChannelLayer(mailboxes, groups, payloads, shards, neighbours, drops);
    Router router =
        new Router(
            name,
            groups,
            payloads,
            neighbours::take,
            this::probeSeen,
            this::missed,
            bursts,
            partitions.size());
    this.inbox = new Inbox(clients.subscriptions(), partitions, name, router);
    this.supervisor =
        new Supervisor(
            shards.all(),
            redis,
            inbox,
            new Attacher(groups, payloads, settings.partitions()),
            settings,
            channels.groupExpiry().dividedBy(RENEWALS),
            watch);
  }

  /** Begins to reach for Redis, and returns at once. */
  public void start() {
    supervisor.start();
    ScheduledFuture<?> unused =
        timer.scheduleWithFixedDelay(
            groups::tellSizes, TELL_SIZES_MILLIS, TELL_SIZES_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Channels and groups. */
  public ChannelLayer channels() {
    return layer;
  }

  /** What groups remember. */
  public History history() {
    return history;
  }

  /** Who is in a group. */
  public Presence presence() {
    return layer;
  }

  /** Whether Redis is reached. */
  public Link link() {
    return supervisor;
  }

  /** The client for commands, for other stores on the same server; empty while the link is down. */
  public Optional<RedissonClient> commands() {
    return supervisor.isUp() ? redis.client() : Optional.empty();
  }

  /** Sends what waits, says good-bye to the other nodes, and ends. Blocks for a moment. */
  @Override
  public void close() {
    watch.shutdownNow();
    List.copyOf(mailboxes.all()).forEach(Mailbox::close);
    shards.all().forEach(this::sayGoodBye);
    timer.shutdownNow();
    inbox.end();
    redis.shutDown();
  }

  private void sayGoodBye(Shard shard) {
    try {
      Supervisor.await(shard.lane().drained(settings.patience()));
      shard.lane().close();
      Supervisor.await(shard.leave());
    } catch (RuntimeException e) {
      shard.lane().close();
      LOGGER.log(DEBUG, "the node ends without a good-bye", e);
    }
  }

  private Shard shard(Partition partition, Shard.NodeIdentity self) {
    return new Shard(
        partition,
        self,
        redis,
        timer,
        bursts,
        (lane, failure) -> supervisor().lost(failure),
        () -> supervisor().missed(partition));
  }

  /** The parts know each other in a circle, which is closed when the node starts. */
  private Supervisor supervisor() {
    return supervisor;
  }

  private void fillSoon(Group group) {
    try {
      ScheduledFuture<?> unused =
          timer.schedule(() -> history.fill(group), GAP_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOGGER.log(DEBUG, "the node stops, a gap is left");
    }
  }

  private void missedSoon(GroupKey group) {
    supervisor.missedSoon(shards.of(group).partition());
  }

  private void probeSeen(Partition partition, long number) {
    supervisor.seen(partition, number);
  }

  private void missed(Partition partition) {
    supervisor.missed(partition);
  }

  private static ScheduledExecutorService thread(String name) {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return executor;
  }
}
