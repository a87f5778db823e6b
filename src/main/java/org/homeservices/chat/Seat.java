package org.homeservices.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * One member's place in a conversation. What arrives between joining and the welcome waits, so that
 * the member sees history and live messages as one row without a gap or a repeat.
 */
public final class Seat implements Receiver {
  private static final String PREFIX = "socket";

  /** Who is not welcomed before so many entries have come loses the seat. */
  private static final int MOST_EARLY = 1_000;

  private final Outbox outbox;
  private final EventCodec codec;
  private final Host host;
  private final Channel channel;

  // Guarded by this.
  private final List<Envelope> early = new ArrayList<>();
  private boolean welcomed;
  private boolean left;
  private int life;
  private long lastSeq;
  private int members;
  private int membersTold;
  private boolean degradedTold;
  private @Nullable AnswerRef earlyAnswer;
  private @Nullable String answer;
  private boolean answerStarted;
  private @Nullable String answered;

  /** Who gives the seat. Called without the seat's lock, but for {@link #isLinkUp()}. */
  interface Host {
    /** Whether the other nodes can be reached. */
    boolean isLinkUp();

    /** The seat must be welcomed anew. */
    void interrupted(Seat seat);

    /** An answer is to be written. */
    void announced(Seat seat, AnswerRef answer);

    /** Others answer from now on. */
    void modeChanged();

    /** The message of an answer that was shown has come. */
    void answered(String answerId);

    /** An entry of the history is about to be handed to the members on this node. */
    default void rendered(Envelope entry) {}

    /** The seat is free again; told once or more. */
    void left(Seat seat);
  }

  /** Opens a channel for the seat, in which nothing arrives before it is in a group. */
  Seat(Outbox outbox, EventCodec codec, Host host, ChannelLayer channels) {
    this.outbox = outbox;
    this.codec = codec;
    this.host = host;
    this.channel = channels.open(PREFIX, this);
  }

  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    if (isModeChange(envelope)) {
      host.modeChanged();
    }
    Optional<AnswerRef> announced =
        envelope.isRemembered() ? Optional.empty() : codec.announced(envelope.text());
    if (announced.isPresent()) {
      hear(announced.get());
    } else if (!take(envelope)) {
      overflowed();
    } else {
      tellAnswered();
    }
    return READY;
  }

  @Override
  public void overflowed() {
    end(outbox::tooSlow);
  }

  @Override
  public void interrupted(GroupName group) {
    synchronized (this) {
      life++;
      welcomed = false;
      answer = null;
      earlyAnswer = null;
      early.clear();
    }
    host.interrupted(this);
  }

  @Override
  public synchronized void sizeChanged(GroupName group, int size) {
    members = size;
    tellPresence();
  }

  /** Gives up the place; nothing is delivered afterwards. Idempotent. */
  public void leave() {
    synchronized (this) {
      left = true;
    }
    channel.close();
    host.left(this);
  }

  /** Takes the place away, because the conversation is not there any more. */
  void end() {
    end(outbox::gone);
  }

  /** The id of the answer that is shown here, if one is. */
  synchronized Optional<String> shown() {
    return Optional.ofNullable(answer);
  }

  /** The answer that was announced before the welcome, if one was. */
  synchronized Optional<AnswerRef> announcedEarly() {
    return Optional.ofNullable(earlyAnswer);
  }

  /** From here on an answer is shown. */
  synchronized void beginAnswer(String id) {
    answer = id;
    answerStarted = false;
  }

  /** The first frame of an answer, unless the member has seen it. */
  synchronized void startAnswer(String id, String frame) {
    if (id.equals(answer) && !answerStarted) {
      answerStarted = true;
      deliver(frame);
    }
  }

  /** A frame of an answer, as long as its message has not come. */
  synchronized void deliverOf(String id, String frame) {
    if (id.equals(answer)) {
      deliver(frame);
    }
  }

  /** The channel that this seat receives from. */
  ChannelName channel() {
    return channel.name();
  }

  /** Counts the interruptions: a welcome that was prepared before the latest one is void. */
  synchronized int life() {
    return life;
  }

  /** Welcomes the member, then hands on what it still misses and what came meanwhile. */
  synchronized void begin(Welcome welcome, List<String> rest, int preparedIn) {
    if (!awaits(preparedIn)) {
      return;
    }
    outbox.welcome(welcome);
    membersTold = 0;
    degradedTold = false;
    lastSeq = welcome.position().seq();
    welcomed = true;
    tellLink(host.isLinkUp());
    rest.forEach(outbox::deliver);
    catchUp();
    tellPresence();
  }

  /**
   * Gives up the place, because the welcome that the member waits for cannot be prepared.
   *
   * @return false where the member waits for no such welcome any more; it then keeps what it has
   */
  boolean strand(int preparedIn) {
    synchronized (this) {
      if (!awaits(preparedIn)) {
        return false;
      }
      left = true;
      outbox.stranded();
    }
    leave();
    return true;
  }

  /** Whether a welcome that is prepared now for a life of the seat would still be wanted. */
  synchronized boolean awaits(int preparedIn) {
    return !left && !welcomed && preparedIn == life;
  }

  synchronized void deliver(String frame) {
    if (isOccupied()) {
      outbox.deliver(frame);
    }
  }

  /** Tells a change of the link; before the welcome there is nobody to tell. */
  synchronized void tellLink(boolean up) {
    if (isOccupied() && degradedTold == up) {
      degradedTold = !up;
      outbox.deliver(codec.encode(new ChatEvent.Degraded(!up)));
    }
  }

  private void end(Runnable lastCall) {
    synchronized (this) {
      if (!left) {
        left = true;
        lastCall.run();
      }
    }
    leave();
  }

  private void hear(AnswerRef announced) {
    if (isToldOf(announced)) {
      host.announced(this, announced);
    }
  }

  private synchronized boolean isToldOf(AnswerRef announced) {
    if (announced.isWithdrawn()) {
      answer = announced.id().equals(answer) ? null : answer;
      earlyAnswer = null;
      return true;
    }
    if (!welcomed) {
      earlyAnswer = announced;
    }
    return isOccupied() && !announced.id().equals(answer);
  }

  private void tellAnswered() {
    String id = takeAnswered();
    if (id != null) {
      host.answered(id);
    }
  }

  private synchronized @Nullable String takeAnswered() {
    String id = answered;
    answered = null;
    return id;
  }

  private synchronized boolean take(Envelope envelope) {
    if (isOccupied()) {
      forward(envelope);
    } else if (!left && (envelope.isRemembered() || isModeChange(envelope))) {
      // Others from before the welcome tell of a moment that is over.
      early.add(envelope);
    }
    return early.size() <= MOST_EARLY;
  }

  private boolean isModeChange(Envelope envelope) {
    return !envelope.isRemembered() && codec.isModeChange(envelope.text());
  }

  private boolean isOccupied() {
    return welcomed && !left;
  }

  private void catchUp() {
    early.forEach(this::forward);
    early.clear();
  }

  private void forward(Envelope envelope) {
    if (envelope.isRemembered()) {
      if (envelope.seq() <= lastSeq) {
        return;
      }
      lastSeq = envelope.seq();
      endAnswer(envelope.text());
    }
    outbox.deliver(envelope.rendered(this::inPlace));
  }

  private String inPlace(Envelope sent) {
    if (sent.isRemembered()) {
      host.rendered(sent);
    }
    return Broadcast.formOf(sent, codec);
  }

  /** What is still to come of an answer whose message is here is void. */
  private void endAnswer(String text) {
    if (answer != null && codec.isMessage(text, answer)) {
      answered = answer;
      answer = null;
    }
  }

  private void tellPresence() {
    if (isOccupied() && members != membersTold) {
      membersTold = members;
      outbox.deliver(codec.encode(new ChatEvent.Presence(members, 0)));
    }
  }
}
