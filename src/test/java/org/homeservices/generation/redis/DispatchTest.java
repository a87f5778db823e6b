package org.homeservices.generation.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.homeservices.crypto.Protection;
import org.homeservices.generation.GenerationKey;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.local.Draft;
import org.homeservices.generation.local.Piece;
import org.junit.jupiter.api.Test;

class DispatchTest {
  private static final Piece FIRST = new Piece.Text("text");
  private static final Piece LAST = new Piece.Whole("x");

  private final GenerationSettings settings = GenerationSettings.withLease(Duration.ofSeconds(1));
  private final List<Piece> unwritten = new ArrayList<>();
  private final Dispatch dispatch =
      new Dispatch(TextName.of(new GenerationKey("key")), 1, new Desk(), new Losing());
  private long now;

  /** Gets the end of the text in the moment in which Redis is given up. */
  private final class Losing implements Dispatch.Watcher {
    @Override
    public void written(List<Piece> batch) {}

    @Override
    public void unwanted() {}

    @Override
    public void fenced() {}

    @Override
    public void lost(Supplier<List<Piece>> left) {
      dispatch.add(List.of(LAST));
      unwritten.addAll(left.get());
    }
  }

  private final class Desk implements FlightDesk {
    @Override
    public Log log() {
      return new Log(Optional::empty, settings, this::nanoTime);
    }

    @Override
    public Pieces pieces() {
      return new Pieces(Protection.NONE);
    }

    @Override
    public Duration lease() {
      return settings.lease();
    }

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public Draft draft(Draft.Press press) {
      throw new AssertionError("nothing is drafted");
    }

    @Override
    public Duration linger(Piece last) {
      return settings.linger();
    }

    @Override
    public void forget(TextName text, ClusterFlight flight, Duration after) {}
  }

  @Test
  void endThatComesWhileRedisIsGivenUpShouldNotBeLost() {
    now = settings.lease().toNanos();

    dispatch.add(List.of(FIRST));

    assertThat(unwritten).containsExactly(FIRST, LAST);
  }
}
