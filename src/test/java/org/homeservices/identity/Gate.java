package org.homeservices.identity;

import java.util.function.UnaryOperator;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.IdentitySettings.Trust;
import org.homeservices.identity.memory.InMemoryUsedTokens;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;

/** Where tokens are shown, and what becomes of them in a word. */
final class Gate {
  static final UnaryOperator<String> PSEUDONYM = name -> "<" + name + ">";

  final ManualClock clock = ManualClock.started();
  private final Identities identities;

  Gate(Algorithm algorithm, Trust trust) {
    this(algorithm, trust, new InMemoryUsedTokens());
  }

  Gate(Algorithm algorithm, Trust trust, UsedTokens used) {
    IdentitySettings settings =
        new IdentitySettings(Forge.ISSUER, Forge.AUDIENCE, algorithm, trust);
    identities = new SignedIdentities(settings, used, PSEUDONYM, Runnable::run, clock);
  }

  static Gate ofSecret() {
    return new Gate(Algorithm.HS256, new IdentitySettings.Secret(Forge.SECRET));
  }

  IdentityCheck shown(String token) {
    return Await.value(identities.check(token));
  }

  /** {@code known}, or the reason why not. */
  String saysOf(String token) {
    return shown(token)
        .fold(
            known -> "known",
            refused -> "refused: " + refused.reason(),
            unavailable -> "unavailable: " + unavailable.reason());
  }
}
