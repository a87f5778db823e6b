package org.homeservices.generation.memory;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.generation.Follower;
import org.homeservices.generation.Following;
import org.homeservices.generation.GenerationKey;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Producer;
import org.homeservices.generation.local.Audience;
import org.homeservices.generation.local.Draft;
import org.homeservices.generation.local.Pace;
import org.homeservices.generation.local.Piece;

/** Texts that are written and followed on this node alone. */
public final class InMemoryGenerations implements Generations {
  private final Map<GenerationKey, Flight> flights = new ConcurrentHashMap<>();
  private final GenerationSettings settings;
  private final Pace pace;
  private final ScheduledExecutorService executor;

  /**
   * @param executor runs producers, and forgets texts after their end
   */
  public InMemoryGenerations(GenerationSettings settings, ScheduledExecutorService executor) {
    this.settings = settings;
    this.pace = new Pace(settings.pieceTime());
    this.executor = executor;
  }

  @Override
  public Following follow(GenerationKey key, Producer producer, Follower follower) {
    while (true) {
      Flight flight = flights.computeIfAbsent(key, Flight::new);
      if (flight.take(follower, producer)) {
        return () -> flight.release(follower);
      }
    }
  }

  /** One text. */
  private final class Flight implements Draft.Press {
    private final GenerationKey key;
    private final Audience audience = new Audience();
    private final Draft draft = new Draft(this, settings, pace, executor);

    // Guarded by this.
    private boolean begun;
    private boolean abandoned;
    private boolean over;

    Flight(GenerationKey key) {
      this.key = key;
    }

    /** False where the text is abandoned. */
    synchronized boolean take(Follower follower, Producer producer) {
      if (abandoned) {
        return false;
      }
      audience.add(follower, producer);
      if (!begun) {
        begun = true;
        audience.appointAuthor().ifPresent(draft::begin);
      }
      return true;
    }

    synchronized void release(Follower follower) {
      if (audience.remove(follower) && !over) {
        abandoned = true;
        draft.stop();
        flights.remove(key, this);
      }
    }

    @Override
    public synchronized void print(List<Piece> pieces) {
      pieces.forEach(piece -> piece.readBy(audience));
      pieces.stream().filter(Piece::isLast).forEach(this::linger);
    }

    private void linger(Piece last) {
      over = true;
      Duration time = last instanceof Piece.Failed ? settings.negativeLinger() : settings.linger();
      ScheduledFuture<?> unused =
          executor.schedule(
              () -> flights.remove(key, this), time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }
}
