package org.homeservices.conversation.jpa;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.homeservices.crypto.Opened;
import org.homeservices.crypto.Sealer;
import org.jspecify.annotations.Nullable;

/**
 * Seals what visitors say and are called for its row and column. What cannot be opened stays where
 * it is, is counted, and told to the operator once for each reason. Thread-safe.
 */
public final class SealedColumns {
  private static final System.Logger LOGGER = System.getLogger(SealedColumns.class.getName());
  private static final int MOST_REASONS = 100;

  private final Sealer sealer;
  private final LongAdder unopened = new LongAdder();
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /**
   * @param sealer with a purpose of its own
   */
  public SealedColumns(Sealer sealer) {
    this.sealer = sealer;
  }

  /** How often something was read here that could not be opened. */
  public long unopened() {
    return unopened.sum();
  }

  /** The name of the key that seals. */
  String keyName() {
    return sealer.keyName();
  }

  byte[] seal(SealedText text, byte[] place) {
    return sealer.seal(text.bytes(), place);
  }

  /** Empty where there is nothing, or nothing that can be opened. */
  Optional<SealedText> open(byte @Nullable [] sealed, byte[] place) {
    return sealed == null
        ? Optional.empty()
        : sealer.open(sealed, place).fold(SealedColumns::text, this::unreadable);
  }

  private static Optional<SealedText> text(Opened.Plain plain) {
    return Optional.of(SealedText.of(plain.bytes()));
  }

  private Optional<SealedText> unreadable(Opened.Unreadable why) {
    unopened.increment();
    if (told.size() < MOST_REASONS && told.add(why.reason())) {
      LOGGER.log(
          WARNING, "stored text cannot be opened, it stays as it is reason={0}", why.reason());
    }
    return Optional.empty();
  }
}
