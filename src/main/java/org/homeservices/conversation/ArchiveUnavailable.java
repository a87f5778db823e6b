package org.homeservices.conversation;

/** The archive of messages cannot be reached now; it may be tried again. */
public final class ArchiveUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says why. */
  public ArchiveUnavailable(Throwable cause) {
    super("the archive of messages is out of reach", cause);
  }
}
