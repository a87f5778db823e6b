package org.homeservices.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A site whose users a chat knows: it signs who somebody is. */
public final class HostSite {
  private static final String ISSUER = "https://www.casa.example";
  private static final String SECRET = "a secret that the host site shares with the chat";
  private static final String AUDIENCE = "chat";
  private static final long LIFE_SECONDS = 60;

  /** What a server needs to believe it. */
  public static final Map<String, String> SETTINGS =
      Map.of(
          "IDENTITY_ISSUER",
          ISSUER,
          "IDENTITY_AUDIENCE",
          AUDIENCE,
          "IDENTITY_ALGORITHM",
          "HS256",
          "IDENTITY_KEY",
          SECRET);

  private HostSite() {}

  /** A fresh token of a client of the site, for one conversation. */
  public static String token(String user) {
    long now = Instant.now().getEpochSecond();
    String claims =
        Json.createObjectBuilder()
            .add("iss", ISSUER)
            .add("aud", AUDIENCE)
            .add("sub", user)
            .add("type", "client")
            .add("jti", UUID.randomUUID().toString())
            .add("iat", now)
            .add("exp", now + LIFE_SECONDS)
            .build()
            .toString();
    String content =
        base64("{\"alg\":\"HS256\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    return content + "." + base64(signature(content));
  }

  private static byte[] signature(String content) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
      return mac.doFinal(content.getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String base64(byte... bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
