package org.homeservices.chat;

import java.net.URI;

/**
 * Where the people of the company are told that a visitor needs them.
 *
 * @param url absolute, http or https
 * @param secret signs what is told, in characters; begins with {@code whsec_} where it is base64
 */
public record HandoverSettings(URI url, String secret) {
  /** The least length of a secret, in characters. */
  public static final int LEAST_SECRET = 32;

  /**
   * @throws IllegalArgumentException where the secret is too short
   */
  public HandoverSettings {
    if (secret.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "secret: at least %d characters, not %d".formatted(LEAST_SECRET, secret.length()));
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "HandoverSettings[url=" + url + "]";
  }
}
