package org.homeservices.crypto;

import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

/** What became of verifying a token. */
public sealed interface TokenCheck {

  /** Calls the function that fits. */
  <T> T fold(Function<Valid, T> onValid, Function<Invalid, T> onInvalid);

  /**
   * The token was made by this cluster, for this use, and has not expired.
   *
   * @param claims the claims that were signed
   * @param issuedAt when it was signed
   * @param expiresAt when it ends
   */
  record Valid(Map<String, String> claims, Instant issuedAt, Instant expiresAt)
      implements TokenCheck {
    public Valid {
      claims = Map.copyOf(claims);
    }

    @Override
    public <T> T fold(Function<Valid, T> onValid, Function<Invalid, T> onInvalid) {
      return onValid.apply(this);
    }
  }

  /**
   * The token must not be believed.
   *
   * @param reason for the log, never for the sender
   */
  record Invalid(String reason) implements TokenCheck {
    @Override
    public <T> T fold(Function<Valid, T> onValid, Function<Invalid, T> onInvalid) {
      return onInvalid.apply(this);
    }
  }
}
