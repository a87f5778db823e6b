package org.homeservices.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import org.homeservices.identity.Person.Kind;
import org.jspecify.annotations.Nullable;

/** Judges what a verified token says: for whom, of whom, and when. Immutable. */
final class Claims {
  static final Duration MOST_LIFE = Duration.ofMinutes(5);

  /** How far the site's clock may be from ours. */
  static final Duration SKEW = Duration.ofSeconds(30);

  private static final String TYPE = "type";
  private static final String NAME = "name";
  private static final int MOST_ID = 255;

  private final IdentitySettings settings;
  private final Clock clock;

  /**
   * What a token says.
   *
   * @param believedUntil when nobody would believe it any more
   */
  record Said(
      String subject, String tokenId, Instant believedUntil, Kind kind, @Nullable String name) {}

  Claims(IdentitySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * @throws NotBelieved where it is not for here and now
   */
  Said judge(JWTClaimsSet body) {
    if (!settings.issuer().equals(body.getIssuer())) {
      throw new NotBelieved("another issuer");
    }
    if (!body.getAudience().equals(List.of(settings.audience()))) {
      throw new NotBelieved("another audience");
    }
    Instant expiresAt = judgeTimes(body, clock.instant());
    return new Said(
        bounded("sub", body.getSubject()),
        bounded("jti", body.getJWTID()),
        expiresAt.plus(SKEW),
        kind(text(body, TYPE)),
        DisplayName.of(text(body, NAME)));
  }

  private static Instant judgeTimes(JWTClaimsSet body, Instant now) {
    Instant expires = time("exp", body.getExpirationTime());
    Instant issued = time("iat", body.getIssueTime());
    Date notBefore = body.getNotBeforeTime();
    if (!now.isBefore(expires.plus(SKEW))) {
      throw new NotBelieved("expired");
    }
    Instant soon = now.plus(SKEW);
    if (issued.isAfter(soon) || (notBefore != null && notBefore.toInstant().isAfter(soon))) {
      throw new NotBelieved("not valid yet");
    }
    if (expires.isAfter(issued.plus(MOST_LIFE))) {
      throw new NotBelieved("valid for too long");
    }
    return expires;
  }

  private static Instant time(String claim, @Nullable Date time) {
    if (time == null) {
      throw new NotBelieved("no " + claim);
    }
    return time.toInstant();
  }

  private static String bounded(String claim, @Nullable String id) {
    if (id == null || id.isBlank() || id.length() > MOST_ID) {
      throw new NotBelieved("%s missing, blank or too long".formatted(claim));
    }
    return id;
  }

  private static @Nullable String text(JWTClaimsSet body, String claim) {
    try {
      return body.getStringClaim(claim);
    } catch (ParseException e) {
      throw new NotBelieved(claim + " is no text");
    }
  }

  private static Kind kind(@Nullable String type) {
    for (Kind kind : Kind.values()) {
      if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
        return kind;
      }
    }
    throw new NotBelieved("neither client nor provider");
  }
}
