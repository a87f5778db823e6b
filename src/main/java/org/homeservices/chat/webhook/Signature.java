package org.homeservices.chat.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs what is sent (Standard Webhooks 1.0.0, symmetric signatures). Thread-safe. */
final class Signature {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE64 = "whsec_";
  private static final String VERSION = "v1,";

  private final SecretKeySpec key;

  /**
   * @param secret base64 behind {@code whsec_}; any other is taken as it is written
   * @throws IllegalArgumentException where what stands behind {@code whsec_} is no base64
   */
  Signature(String secret) {
    byte[] bytes =
        secret.startsWith(BASE64)
            ? Base64.getDecoder().decode(secret.substring(BASE64.length()))
            : secret.getBytes(UTF_8);
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /** The header that proves that a body was sent by us, under an id, in a second since 1970. */
  String of(String id, long second, String body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] code = mac.doFinal((id + "." + second + "." + body).getBytes(UTF_8));
      return VERSION + Base64.getEncoder().encodeToString(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
