package org.homeservices.identity;

import java.util.concurrent.CompletionStage;

/** Tells who a visitor is. Thread-safe; nothing blocks. */
public interface Identities {

  /**
   * Judges a token that came from outside. One that is believed is used up, and is refused from
   * then on, on every node.
   *
   * @return never fails because of a token; on whatever thread knows first
   */
  CompletionStage<IdentityCheck> check(String token);
}
