package org.homeservices.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Set;
import org.homeservices.identity.IdentitySettings.Algorithm;

/** Reads what looks like a token of the site (RFC 7519, RFC 8725 §3). Immutable. */
final class TokenForm {
  static final int MOST_LENGTH = 4096;

  /**
   * A site needs none of these for a token of its own; they would name a key, ask for a rule that
   * is unknown here, or hide another token within.
   */
  private static final Set<String> UNWANTED =
      Set.of("jwk", "jku", "x5u", "x5c", "crit", "b64", "cty", "enc", "zip");

  private final JWSAlgorithm algorithm;

  TokenForm(Algorithm algorithm) {
    this.algorithm = JWSAlgorithm.parse(algorithm.name());
  }

  /**
   * @return not verified yet
   * @throws NotBelieved where it need not be
   */
  SignedJWT read(String token) {
    if (token.length() > MOST_LENGTH) {
      throw new NotBelieved("longer than %d characters".formatted(MOST_LENGTH));
    }
    SignedJWT read = parsed(token);
    judge(read.getHeader());
    return read;
  }

  private static SignedJWT parsed(String token) {
    try {
      return SignedJWT.parse(token);
    } catch (ParseException | RuntimeException e) {
      throw new NotBelieved("no signed token");
    }
  }

  private void judge(JWSHeader header) {
    if (!algorithm.equals(header.getAlgorithm())) {
      throw new NotBelieved("another algorithm");
    }
    JOSEObjectType type = header.getType();
    if (type != null && !type.equals(JOSEObjectType.JWT)) {
      throw new NotBelieved("another type of token");
    }
    if (names(header).stream().anyMatch(UNWANTED::contains)) {
      throw new NotBelieved("a header that is not wanted");
    }
  }

  /** As they were sent: the header that was read has forgotten some that are void. */
  private static Set<String> names(JWSHeader header) {
    try {
      return JSONObjectUtils.parse(header.getParsedBase64URL().decodeToString()).keySet();
    } catch (ParseException e) {
      throw new NotBelieved("no signed token");
    }
  }
}
