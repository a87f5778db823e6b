package org.homeservices.web.frame;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a visitor's frames, and lets so many through. What it refuses the visit is told. Used by
 * one thread at a time.
 */
public final class FrameGate {
  private final Visit visit;
  private final Supplier<Duration> budget;

  /**
   * @param budget takes one frame: zero, or how long none is left
   */
  public FrameGate(Visit visit, Supplier<Duration> budget) {
    this.visit = visit;
    this.budget = budget;
  }

  /** A frame to be handled; empty where it is refused. */
  public Optional<ClientFrame> read(JsonObject object) {
    try {
      ClientFrame frame = ClientFrame.read(object);
      return frame instanceof ClientFrame.Post || isInBudget(null)
          ? Optional.of(frame)
          : Optional.empty();
    } catch (BadInput e) {
      refuse(e.code(), e.field(), clientId(object));
      return Optional.empty();
    }
  }

  /** Refuses what is no frame. */
  public void refuse(ErrorCode code) {
    refuse(code, null, null);
  }

  /** Refuses a frame that is for another edge. */
  public void refuse(ErrorCode code, String field) {
    refuse(code, field, null);
  }

  private void refuse(ErrorCode code, @Nullable String field, @Nullable String clientId) {
    if (isInBudget(clientId)) {
      visit.refuseFrame(code, field, clientId);
    }
  }

  /** Messages have limits of their own; all other frames, readable or not, share this one. */
  private boolean isInBudget(@Nullable String clientId) {
    Duration wait = budget.get();
    if (!wait.isZero()) {
      visit.refuseFor(wait, clientId);
    }
    return wait.isZero();
  }

  private static @Nullable String clientId(JsonObject frame) {
    return frame.get("clientId") instanceof JsonString id
            && id.getString().length() <= ClientFrame.Limits.CLIENT_ID
            && ClientFrame.isPrintable(id.getString())
        ? id.getString()
        : null;
  }
}
