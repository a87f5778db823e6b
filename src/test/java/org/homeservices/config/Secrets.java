package org.homeservices.config;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.homeservices.crypto.KeyRing;
import org.homeservices.crypto.TokenSigner;
import org.homeservices.testing.ManualClock;

/** Tells the secrets of a key ring by what they sign and verify: it gives none of them away. */
final class Secrets {
  private static final Clock CLOCK = ManualClock.started();

  private Secrets() {}

  /** Whether the settings sign with exactly this secret. */
  static boolean sign(Settings settings, String secret) {
    return isVerified(signed(settings.secrets()), KeyRing.of(secret, List.of()));
  }

  /** Whether the settings believe what was signed with this secret. */
  static boolean verify(Settings settings, String secret) {
    return isVerified(signed(KeyRing.of(secret, List.of())), settings.secrets());
  }

  /** Whether both rings sign with the same secret. */
  static boolean areSame(KeyRing one, KeyRing other) {
    return isVerified(signed(one), other);
  }

  private static String signed(KeyRing ring) {
    return signer(ring).sign(Map.of(), CLOCK.instant().plus(Duration.ofHours(1)));
  }

  private static boolean isVerified(String token, KeyRing ring) {
    return signer(ring).verify(token).fold(valid -> true, invalid -> false);
  }

  private static TokenSigner signer(KeyRing ring) {
    return new TokenSigner(ring, "test", "test+jwt", "test", CLOCK);
  }
}
