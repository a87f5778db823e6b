package org.homeservices.identity;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The keys that are trusted. Thread-safe; nothing blocks. */
interface Keys {

  /**
   * The keys that may have signed a token.
   *
   * @param header of the configured algorithm; at most its {@code kid} has a say
   * @return fails with {@link NotBelieved} where there are none, with {@link IdentityUnavailable}
   *     where that cannot be known now
   */
  CompletionStage<List<JWSVerifier>> of(JWSHeader header);
}
