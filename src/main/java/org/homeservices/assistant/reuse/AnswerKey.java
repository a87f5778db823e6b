package org.homeservices.assistant.reuse;

import java.util.Base64;

/**
 * Names an answer and tells nothing of it.
 *
 * @param kind {@code a}: as typed; {@code n}: in the normal form
 * @param digest a SHA-256 as 43 characters of the base64url alphabet
 */
public record AnswerKey(String kind, String digest) {

  static AnswerKey of(String kind, byte[] sha256) {
    return new AnswerKey(kind, Base64.getUrlEncoder().withoutPadding().encodeToString(sha256));
  }

  /** Kind and digest as one text. */
  public String value() {
    return kind + ":" + digest;
  }

  /** The digest as 32 bytes, the caller's own. */
  public byte[] sha256() {
    return Base64.getUrlDecoder().decode(digest);
  }
}
