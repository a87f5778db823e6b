package org.homeservices.chat;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.Membership;
import org.homeservices.channel.Receiver;

/**
 * One member's place in a conversation. What arrives between joining and the welcome waits, so that
 * the member sees history and live messages as one row without a gap or a repeat.
 */
public final class Seat implements Receiver {
  private final Outbox outbox;

  // Guarded by this.
  private final List<Envelope> early = new ArrayList<>();
  private Membership membership = () -> {};
  private boolean welcomed;
  private boolean left;
  private long lastSeq;

  Seat(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  public synchronized void receive(Envelope envelope) {
    if (left) {
      return;
    }
    if (!welcomed) {
      early.add(envelope);
    } else {
      forward(envelope);
    }
  }

  /** Gives up the place; nothing is delivered afterwards. Idempotent. */
  public void leave() {
    Membership given;
    synchronized (this) {
      left = true;
      given = membership;
    }
    given.leave();
  }

  void takes(Membership given) {
    boolean tooLate;
    synchronized (this) {
      membership = given;
      tooLate = left;
    }
    if (tooLate) {
      given.leave();
    }
  }

  /** Welcomes the member, then hands on what it still misses and what came meanwhile. */
  synchronized void begin(Welcome welcome, List<Frame> rest) {
    if (left) {
      return;
    }
    outbox.welcome(welcome);
    rest.forEach(outbox::deliver);
    lastSeq = welcome.position().seq();
    welcomed = true;
    // Transient frames from before the welcome tell of a moment that is over.
    early.stream().filter(envelope -> envelope.seq() != Envelope.TRANSIENT).forEach(this::forward);
    early.clear();
  }

  synchronized void deliver(Frame frame) {
    if (!left) {
      outbox.deliver(frame);
    }
  }

  private void forward(Envelope envelope) {
    if (envelope.seq() == Envelope.TRANSIENT) {
      outbox.deliver(new Frame(0, envelope.text()));
    } else if (envelope.seq() > lastSeq) {
      lastSeq = envelope.seq();
      outbox.deliver(new Frame(envelope.seq(), envelope.text()));
    }
  }
}
