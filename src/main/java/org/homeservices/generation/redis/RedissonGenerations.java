package org.homeservices.generation.redis;

import static java.lang.System.Logger.Level.WARNING;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.homeservices.crypto.Protection;
import org.homeservices.generation.Follower;
import org.homeservices.generation.Following;
import org.homeservices.generation.GenerationKey;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Producer;
import org.homeservices.generation.local.Draft;
import org.homeservices.generation.local.Pace;
import org.homeservices.generation.local.Piece;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

/**
 * Texts that are written on one node of a cluster and followed on all (ADR 0018). Each has a log in
 * Redis, which counts; what is published to the nodes beside it only saves them from asking. Any
 * number of followers of a text on a node cost one.
 */
public final class RedissonGenerations implements Generations {
  private static final System.Logger LOGGER = System.getLogger(RedissonGenerations.class.getName());
  private static final int MORE = 1;
  private static final int LOOKS_IN_A_LEASE = 40;

  private final Map<TextName, ClusterFlight> flights = new ConcurrentHashMap<>();
  private final Supplier<Optional<RedissonClient>> redis;
  private final GenerationSettings settings;
  private final Pace pace;
  private final ScheduledExecutorService executor;
  private final LongSupplier nanoTime;
  private final Log log;
  private final Pieces pieces;
  private final Desk desk = new Desk();
  private final AtomicBoolean listening = new AtomicBoolean();
  private volatile @Nullable ScheduledFuture<?> ticks;

  /**
   * @param redis the client for commands and subscriptions, empty while Redis is out of reach
   * @param executor runs producers, and looks after the texts
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public RedissonGenerations(
      Supplier<Optional<RedissonClient>> redis,
      Protection seal,
      GenerationSettings settings,
      ScheduledExecutorService executor,
      LongSupplier nanoTime) {
    this.redis = redis;
    this.settings = settings;
    this.pace = new Pace(settings.pieceTime());
    this.executor = executor;
    this.nanoTime = nanoTime;
    this.log = new Log(redis, settings, nanoTime);
    this.pieces = new Pieces(seal);
  }

  /** Begins to look after the texts. */
  public void start() {
    long pause = settings.lease().toMillis() / LOOKS_IN_A_LEASE;
    ticks = executor.scheduleWithFixedDelay(this::tick, 0, pause, TimeUnit.MILLISECONDS);
  }

  /** Ends without a word: what this node writes is taken over when its lease is over. */
  public void stop() {
    ScheduledFuture<?> current = ticks;
    if (current != null) {
      current.cancel(false);
    }
  }

  @Override
  public Following follow(GenerationKey key, Producer producer, Follower follower) {
    TextName text = TextName.of(key);
    while (true) {
      ClusterFlight flight = flights.computeIfAbsent(text, name -> new ClusterFlight(name, desk));
      if (flight.take(follower, producer)) {
        return () -> flight.release(follower);
      }
      flights.remove(text, flight);
    }
  }

  /** Whatever is thrown here would be the last look at all texts. */
  private void tick() {
    try {
      listen();
      flights.values().forEach(ClusterFlight::tick);
    } catch (RuntimeException e) {
      LOGGER.log(WARNING, "texts not looked after", e);
    }
  }

  private void listen() {
    Optional<RedissonClient> client = redis.get();
    if (client.isPresent() && listening.compareAndSet(false, true)) {
      RTopic topic = client.get().getTopic(log.inbox(), ByteArrayCodec.INSTANCE);
      topic
          .addListenerAsync(byte[].class, (inbox, frame) -> told(ByteBuffer.wrap(frame)))
          .whenComplete((id, failure) -> listening.set(failure == null));
    }
  }

  private void told(ByteBuffer frame) {
    try {
      boolean more = frame.get() == MORE;
      ClusterFlight flight = flights.get(name(frame));
      if (flight != null && more) {
        flight.told(frame.getLong(), frame.getInt(), Standing.pieces(frame));
      } else if (flight != null) {
        flight.left();
      }
    } catch (RuntimeException e) {
      LOGGER.log(WARNING, "a frame of the inbox cannot be read", e);
    }
  }

  private static TextName name(ByteBuffer frame) {
    byte[] name = new byte[TextName.LENGTH];
    frame.get(name);
    return new TextName(new String(name, StandardCharsets.US_ASCII));
  }

  /** What all flights work with. */
  private final class Desk implements FlightDesk {
    @Override
    public Log log() {
      return log;
    }

    @Override
    public Pieces pieces() {
      return pieces;
    }

    @Override
    public Duration lease() {
      return settings.lease();
    }

    @Override
    public long nanoTime() {
      return nanoTime.getAsLong();
    }

    @Override
    public Draft draft(Draft.Press press) {
      return new Draft(press, settings, pace, executor);
    }

    @Override
    public Duration linger(Piece last) {
      return last instanceof Piece.Failed ? settings.negativeLinger() : settings.linger();
    }

    @Override
    public void forget(TextName text, ClusterFlight flight, Duration after) {
      if (after.isZero()) {
        flights.remove(text, flight);
      } else {
        ScheduledFuture<?> unused =
            executor.schedule(
                () -> flights.remove(text, flight), after.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }
}
