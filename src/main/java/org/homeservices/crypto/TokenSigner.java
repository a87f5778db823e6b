package org.homeservices.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.crypto.KeyRing.DerivedKey;

/**
 * Signs and verifies compact JSON Web Tokens (RFC 7519) of one type and audience with HMAC-SHA-256
 * and nothing else (RFC 8725 §3.1, §3.9, §3.11). Thread-safe; never blocks.
 */
public final class TokenSigner {
  private final List<DerivedKey> keys;
  private final JOSEObjectType type;
  private final String audience;
  private final Clock clock;

  /**
   * @param purpose separates the keys of this signer from those of any other use
   * @param type the {@code typ} header that a token must carry
   * @param audience the {@code aud} claim that a token must carry
   */
  public TokenSigner(KeyRing ring, String purpose, String type, String audience, Clock clock) {
    this.keys = ring.keysFor(purpose);
    this.type = new JOSEObjectType(type);
    this.audience = audience;
    this.clock = clock;
  }

  /** Returns a signed token that carries {@code claims} until {@code expiresAt} (whole seconds). */
  public String sign(Map<String, String> claims, Instant expiresAt) {
    DerivedKey key = keys.get(0);
    JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).type(type).keyID(key.id()).build();
    JWTClaimsSet.Builder body =
        new JWTClaimsSet.Builder()
            .audience(audience)
            .issueTime(Date.from(clock.instant()))
            .expirationTime(Date.from(expiresAt));
    claims.forEach(body::claim);
    SignedJWT token = new SignedJWT(header, body.build());
    try {
      token.sign(new MACSigner(key.bytes()));
    } catch (JOSEException e) {
      throw new IllegalStateException("a 32-byte key signs HS256", e);
    }
    return token.serialize();
  }

  /** Judges a token that came from outside. Never throws. */
  public TokenCheck verify(String token) {
    try {
      return verify(SignedJWT.parse(token));
    } catch (ParseException | JOSEException | RuntimeException e) {
      return new TokenCheck.Invalid("not a token: " + e.getClass().getSimpleName());
    }
  }

  private TokenCheck verify(SignedJWT token) throws ParseException, JOSEException {
    JWSHeader header = token.getHeader();
    if (!JWSAlgorithm.HS256.equals(header.getAlgorithm()) || !type.equals(header.getType())) {
      return new TokenCheck.Invalid("wrong algorithm or type");
    }
    Optional<DerivedKey> key =
        keys.stream().filter(k -> k.id().equals(header.getKeyID())).findFirst();
    if (key.isEmpty() || !token.verify(new MACVerifier(key.get().bytes()))) {
      return new TokenCheck.Invalid("unknown key or wrong signature");
    }
    return judge(token.getJWTClaimsSet());
  }

  private TokenCheck judge(JWTClaimsSet body) throws ParseException {
    Date expires = body.getExpirationTime();
    Date issued = body.getIssueTime();
    if (expires == null || issued == null || !body.getAudience().equals(List.of(audience))) {
      return new TokenCheck.Invalid("wrong audience or no expiry");
    }
    if (!clock.instant().isBefore(expires.toInstant())) {
      return new TokenCheck.Invalid("expired");
    }
    Map<String, String> claims = new HashMap<>();
    for (Map.Entry<String, Object> claim : body.getClaims().entrySet()) {
      if (claim.getValue() instanceof String text) {
        claims.put(claim.getKey(), text);
      }
    }
    return new TokenCheck.Valid(claims, issued.toInstant(), expires.toInstant());
  }
}
