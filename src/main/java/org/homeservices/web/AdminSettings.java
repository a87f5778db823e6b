package org.homeservices.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who may use the admin calls. */
public final class AdminSettings {
  private final @Nullable String token;

  /**
   * @param token the owner's, null where there are no admin calls
   */
  public AdminSettings(@Nullable String token) {
    this.token = token;
  }

  /** What the owner sends as bearer token; empty where there are no admin calls. */
  public Optional<String> token() {
    return Optional.ofNullable(token);
  }

  @Override
  public String toString() {
    return token == null ? "no admin calls" : "admin calls with a token";
  }
}
