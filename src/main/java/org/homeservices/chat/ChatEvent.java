package org.homeservices.chat;

import org.homeservices.conversation.Author;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Rating;
import org.jspecify.annotations.Nullable;

/** Something that the members of a conversation are told. */
public sealed interface ChatEvent {

  /** This event the way it travels. */
  String encodedBy(EventCodec codec);

  /** A whole message; the only event that is remembered. */
  record MessageAdded(Message message) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /** An answer is to be written; for nodes alone, no client is told. */
  record AnswerAnnounced(AnswerRef ref) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /** An answer begins to be written, under the id its message will have. */
  record AnswerStarted(String id) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /**
   * An answer has grown.
   *
   * @param offset where {@code text} begins, in UTF-16 units
   */
  record AnswerGrew(String id, int offset, String text) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /** An answer begins anew: what was written of it is void. */
  record AnswerReset(String id) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /**
   * Somebody writes, or has stopped.
   *
   * @param name to show; null for the visitor
   */
  record Typing(Author author, @Nullable String name, boolean on) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /**
   * Members have come or gone.
   *
   * @param participants sockets of the conversation, on all nodes
   * @param agents people of the company among them
   */
  record Presence(int participants, int agents) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /**
   * The other nodes are out of reach, or are back.
   *
   * @param on true while they are out of reach: messages go on, and get their {@code seq} later
   */
  record Degraded(boolean on) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /**
   * Others answer from now on.
   *
   * @param name of the person who does; null where it is none
   * @param reason why; null where nothing has changed, and this is only how it stands
   */
  record ModeChanged(Mode mode, @Nullable String name, @Nullable Reason reason)
      implements ChatEvent {
    /** Why others answer. */
    public enum Reason {
      /** The visitor has asked for a person. */
      REQUESTED,
      /** No person could be called. */
      UNREACHABLE,
      /** The visitor has left an address, and need not wait. */
      ADDRESS,
      /** The visitor has ended the conversation. */
      VISITOR,
      /** Nobody has used the conversation for so long that it has ended. */
      TIME
    }

    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /** What the visitor thinks of an answer is kept. */
  record FeedbackGiven(Feedback feedback) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /** What the visitor thinks of the conversation is kept. */
  record Rated(Rating rating) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }

  /** The visitor has seen all up to a seq, on another socket. */
  record SeenUpTo(long seq) implements ChatEvent {
    @Override
    public String encodedBy(EventCodec codec) {
      return codec.encode(this);
    }
  }
}
