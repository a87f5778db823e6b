package org.homeservices.channel;

/** The other nodes or the history are out of reach, or this node stops; may be tried again. */
public final class LayerUnavailable extends ChannelFailure {
  private static final long serialVersionUID = 1L;

  /** Says what is out of reach. */
  public LayerUnavailable(String what) {
    super(what);
  }

  /** Says what is out of reach, and what was seen of it. */
  public LayerUnavailable(String what, Throwable cause) {
    this(what);
    initCause(cause);
  }
}
