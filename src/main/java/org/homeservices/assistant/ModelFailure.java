package org.homeservices.assistant;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A language model did not write a whole text; the message says why, without its content and
 * without keys.
 */
public final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final boolean afterText;
  private final @Nullable Duration retryAfter;

  /** What lies behind a failure. */
  public enum Kind {
    /** Nobody wants the text any more; the model has not failed at all. */
    UNWANTED,
    /** The server is busy, has failed, or cannot be reached: another try may help. */
    PASSING,
    /** Text was awaited longer than allowed. */
    LATE,
    /** The server does not accept this prompt, or holds back what was written to it. */
    REFUSED,
    /** The server accepts no prompt at all: address, key, balance or the model's name is wrong. */
    LOCKED_OUT,
    /** What the server has sent is no text. */
    UNREADABLE,
    /** It was not asked, because it has failed so often of late. */
    RESTING,
    /** The cause lies with us. */
    OWN
  }

  /** Of a model whose text is none. */
  public ModelFailure(String reason) {
    this(Kind.UNREADABLE, reason);
  }

  /** A failure of its own. */
  public ModelFailure(Kind kind, String reason) {
    this(kind, reason, null);
  }

  /** A failure with a cause. */
  public ModelFailure(Kind kind, String reason, @Nullable Throwable cause) {
    this(kind, reason, cause, false, null);
  }

  private ModelFailure(
      Kind kind,
      String reason,
      @Nullable Throwable cause,
      boolean afterText,
      @Nullable Duration retryAfter) {
    super(reason, cause);
    this.kind = kind;
    this.afterText = afterText;
    this.retryAfter = retryAfter;
  }

  /** That nobody wants the text any more. */
  public static ModelFailure unwanted() {
    return new ModelFailure(Kind.UNWANTED, "nobody wants the text any more");
  }

  /** What a stage failed with; a failure of another kind is one of our own. */
  public static ModelFailure of(Throwable failure) {
    Throwable cause = failure.getCause();
    if (failure instanceof CompletionException && cause != null) {
      return of(cause);
    }
    return failure instanceof ModelFailure known
        ? known
        : new ModelFailure(Kind.OWN, "failed by " + failure.getClass().getSimpleName(), failure);
  }

  /** The same, after the server has said when to come again. */
  public ModelFailure retryAfter(Duration pause) {
    return new ModelFailure(kind, reason(), getCause(), afterText, pause);
  }

  /** The same, after some text had been handed on already. */
  public ModelFailure afterText() {
    return new ModelFailure(kind, reason(), getCause(), true, retryAfter);
  }

  /** What lies behind it. */
  public Kind kind() {
    return kind;
  }

  /** Whether the text was given up by its reader: nothing to complain of. */
  public boolean isUnwanted() {
    return kind == Kind.UNWANTED;
  }

  /** Whether the reader has seen some text that is void now. */
  public boolean isAfterText() {
    return afterText;
  }

  /** Whether the same model may succeed at another try; never once there was text. */
  public boolean mayPass() {
    return kind == Kind.PASSING && !afterText;
  }

  /** How long the server wants to be left alone, where it says so. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private String reason() {
    return String.valueOf(getMessage());
  }
}
