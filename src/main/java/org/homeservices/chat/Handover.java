package org.homeservices.chat;

import java.util.concurrent.CompletionStage;

/**
 * Tells the people of the company, who are elsewhere, that a visitor needs them. Nothing here
 * blocks; thread-safe.
 */
public interface Handover {

  /**
   * Tells them, again where it must be.
   *
   * @return completed when they have taken it, which may last a minute; fails where it was given up
   */
  CompletionStage<Void> tell(HandoverNotice notice);
}
