package org.homeservices.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.identity.IdentitySettings.Algorithm;
import org.homeservices.identity.IdentitySettings.Family;

/** Reads public keys in PEM (RFC 7468), whose lines may as well be one. */
final class PublicKeys {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]+)-----END PUBLIC KEY-----");

  private PublicKeys() {}

  /** The key; empty where it is none, or none of the algorithm's. */
  static Optional<PublicKey> parse(String pem, Algorithm algorithm) {
    Matcher matcher = PEM.matcher(pem.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      byte[] encoded = Base64.getDecoder().decode(matcher.group(1).replaceAll("\\s", ""));
      String kind = algorithm.family() == Family.RSA ? "RSA" : "EC";
      PublicKey key = KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(encoded));
      return Optional.of(key).filter(parsed -> suits(parsed, algorithm));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean suits(PublicKey key, Algorithm algorithm) {
    if (key instanceof RSAPublicKey rsa) {
      return rsa.getModulus().bitLength() >= algorithm.keyBits();
    }
    return key instanceof ECPublicKey curve
        && curve.getParams().getOrder().bitLength() == algorithm.keyBits();
  }
}
