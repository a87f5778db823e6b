package org.homeservices.identity;

import java.net.URI;
import java.security.PublicKey;
import java.util.function.Function;

/**
 * Which tokens of the host site are believed.
 *
 * @param issuer the {@code iss} of each
 * @param audience the {@code aud} of each
 * @param algorithm that signs each
 * @param trust what they are verified with
 */
public record IdentitySettings(String issuer, String audience, Algorithm algorithm, Trust trust) {

  /** Of what kind a key is. */
  public enum Family {
    /** Both sides know it. */
    SECRET,
    /** A public key of RSA. */
    RSA,
    /** A public key on an elliptic curve. */
    CURVE
  }

  /** An algorithm of RFC 7518, by its name there. */
  public enum Algorithm {
    /** HMAC with SHA-256. */
    HS256(Family.SECRET, 256),
    /** HMAC with SHA-384. */
    HS384(Family.SECRET, 384),
    /** HMAC with SHA-512. */
    HS512(Family.SECRET, 512),
    /** RSA with SHA-256. */
    RS256(Family.RSA, 2048),
    /** RSA with SHA-384. */
    RS384(Family.RSA, 2048),
    /** RSA with SHA-512. */
    RS512(Family.RSA, 2048),
    /** RSASSA-PSS with SHA-256. */
    PS256(Family.RSA, 2048),
    /** ECDSA on P-256 with SHA-256. */
    ES256(Family.CURVE, 256),
    /** ECDSA on P-384 with SHA-384. */
    ES384(Family.CURVE, 384);

    private final Family family;
    private final int keyBits;

    Algorithm(Family family, int keyBits) {
      this.family = family;
      this.keyBits = keyBits;
    }

    /** The kind of its keys. */
    public Family family() {
      return family;
    }

    /** The least length of a key, on a curve the only one. */
    public int keyBits() {
      return keyBits;
    }
  }

  /** What tokens are verified with. */
  public sealed interface Trust {
    /** Calls the function that fits. */
    <T> T fold(
        Function<Secret, T> onSecret, Function<SiteKey, T> onKey, Function<KeySet, T> onKeySet);
  }

  /** A secret that the site shares, in characters whose UTF-8 is the key. */
  public record Secret(String value) implements Trust {
    @Override
    public <T> T fold(
        Function<Secret, T> onSecret, Function<SiteKey, T> onKey, Function<KeySet, T> onKeySet) {
      return onSecret.apply(this);
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Secret[hidden]";
    }
  }

  /** The site's only public key. */
  public record SiteKey(PublicKey value) implements Trust {
    @Override
    public <T> T fold(
        Function<Secret, T> onSecret, Function<SiteKey, T> onKey, Function<KeySet, T> onKeySet) {
      return onKey.apply(this);
    }
  }

  /** Where the site publishes its public keys (RFC 7517). */
  public record KeySet(URI url) implements Trust {
    @Override
    public <T> T fold(
        Function<Secret, T> onSecret, Function<SiteKey, T> onKey, Function<KeySet, T> onKeySet) {
      return onKeySet.apply(this);
    }
  }
}
