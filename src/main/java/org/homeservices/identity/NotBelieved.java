package org.homeservices.identity;

/** A token must not be believed. */
final class NotBelieved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param reason holds nothing of the token
   */
  NotBelieved(String reason) {
    super(reason, null, false, false);
  }
}
