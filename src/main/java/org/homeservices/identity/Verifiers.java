package org.homeservices.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Optional;
import org.homeservices.identity.IdentitySettings.Algorithm;

/** Makes of a key what verifies with it. What a key is decides, never what a token says. */
final class Verifiers {
  private Verifiers() {}

  /**
   * @throws IllegalArgumentException where the secret is too short
   */
  static JWSVerifier of(String secret) {
    try {
      return new MACVerifier(secret);
    } catch (JOSEException e) {
      throw new IllegalArgumentException("secret: too short", e);
    }
  }

  /**
   * @throws IllegalArgumentException where the key is not one of the algorithm's
   */
  static JWSVerifier of(PublicKey key) {
    try {
      if (key instanceof RSAPublicKey rsa) {
        return new RSASSAVerifier(rsa);
      }
      if (key instanceof ECPublicKey curve) {
        return new ECDSAVerifier(curve);
      }
      throw new IllegalArgumentException("key: neither RSA nor on a curve");
    } catch (JOSEException e) {
      throw new IllegalArgumentException("key: on another curve", e);
    }
  }

  /** Empty where a published key does not suit the algorithm, or is too short for it. */
  static Optional<JWSVerifier> of(JWK key, Algorithm algorithm) {
    try {
      return switch (algorithm.family()) {
        case SECRET -> Optional.empty();
        case RSA ->
            key instanceof RSAKey rsa && rsa.size() >= algorithm.keyBits()
                ? Optional.of(new RSASSAVerifier(rsa.toRSAPublicKey()))
                : Optional.empty();
        case CURVE ->
            key instanceof ECKey curve && curve.size() == algorithm.keyBits()
                ? Optional.of(new ECDSAVerifier(curve.toECPublicKey()))
                : Optional.empty();
      };
    } catch (JOSEException e) {
      return Optional.empty();
    }
  }
}
