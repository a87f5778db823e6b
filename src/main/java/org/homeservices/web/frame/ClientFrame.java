package org.homeservices.web.frame;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.Rating;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Fields;
import org.jspecify.annotations.Nullable;

/** A frame from a client, its fields checked for kind and length (PROTOCOL.md). */
public sealed interface ClientFrame {

  /** Has the handler do what the frame asks; completed when it is done. */
  CompletionStage<Void> handledBy(FrameHandler handler);

  /** Opens a conversation on this socket, or resumes it. */
  record Hello(
      String token, Optional<Position> position, @Nullable String locale, @Nullable String page)
      implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Hello[position=%s, locale=%s, page=%s]".formatted(position, locale, page);
    }
  }

  /** A visitor's message. */
  record Post(String clientId, String content) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** The visitor writes, or has stopped. */
  record Typing(boolean on) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** Stops the answer that is being written. */
  record Stop(Optional<String> messageId) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** Asks for a new answer in place of the last one. */
  record Regenerate(String messageId) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** Says what the visitor thinks of an answer. */
  record Judge(Feedback feedback) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /**
   * Asks for a person.
   *
   * @param reason null where none is given
   */
  record CallPerson(@Nullable String reason) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /**
   * Says what the visitor thinks of the conversation.
   *
   * @param score that a rating may have
   * @param comment null where there is none
   */
  record Rate(int score, @Nullable String comment) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** Says how far the visitor has read. */
  record Read(long seq) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** Ends the conversation. */
  record Close() implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /** Asks for a pong; {@code at} comes back as it is. */
  record Ping(@Nullable JsonValue at) implements ClientFrame {
    @Override
    public CompletionStage<Void> handledBy(FrameHandler handler) {
      return handler.handle(this);
    }
  }

  /**
   * Reads a frame.
   *
   * @throws BadInput where its type is unknown or a field does not fit
   */
  static ClientFrame read(JsonObject object) {
    Fields fields = new Fields(object);
    String type = fields.text("type", Limits.TYPE);
    return switch (type) {
      case "hello" -> hello(fields);
      case "message" -> new Post(clientId(fields), fields.anyText("content"));
      case "typing" -> new Typing(fields.flag("on"));
      case "stop" ->
          new Stop(Optional.ofNullable(fields.textOrNull("messageId", Limits.MESSAGE_ID)));
      case "regenerate" -> new Regenerate(fields.text("messageId", Limits.MESSAGE_ID));
      case "feedback" -> new Judge(feedback(fields));
      case "handover" -> new CallPerson(words(fields, "reason"));
      case "rate" -> new Rate(score(fields), words(fields, "comment"));
      case "read" -> new Read(fields.count("seq"));
      case "close" -> new Close();
      case "ping" -> new Ping(at(object));
      default -> throw new BadInput(ErrorCode.UNKNOWN_TYPE, "type");
    };
  }

  private static Hello hello(Fields fields) {
    Optional<Position> position =
        fields
            .object("position")
            .map(at -> new Position(at.text("epoch", Limits.EPOCH), at.count("seq")));
    return new Hello(
        fields.text("token", Limits.TOKEN),
        position,
        fields.textOrNull("locale", Limits.LOCALE),
        fields.textOrNull("page", Limits.PAGE));
  }

  private static Feedback feedback(Fields fields) {
    String messageId = fields.text("messageId", Limits.MESSAGE_ID);
    Feedback.Value value =
        switch (fields.text("value", Limits.VALUE)) {
          case "up" -> Feedback.Value.UP;
          case "down" -> Feedback.Value.DOWN;
          default -> throw new BadInput(ErrorCode.BAD_FIELD, "value");
        };
    return new Feedback(messageId, value, words(fields, "reason"));
  }

  private static int score(Fields fields) {
    long score = fields.count("score");
    if (score < Rating.LEAST || score > Rating.MOST) {
      throw new BadInput(ErrorCode.BAD_FIELD, "score");
    }
    return (int) score;
  }

  /** Its length and characters are judged elsewhere; a blank one is none. */
  private static @Nullable String words(Fields fields, String name) {
    String words = fields.textOrNull(name, Integer.MAX_VALUE);
    return words == null || words.isBlank() ? null : words;
  }

  private static String clientId(Fields fields) {
    String id = fields.text("clientId", Limits.CLIENT_ID);
    if (!isPrintable(id)) {
      throw new BadInput(ErrorCode.BAD_FIELD, "clientId");
    }
    return id;
  }

  /** Whether a text can be sent back: no control characters, no half characters. */
  static boolean isPrintable(String text) {
    return text.codePoints()
        .noneMatch(
            character ->
                Character.isISOControl(character)
                    || Character.getType(character) == Character.SURROGATE);
  }

  private static @Nullable JsonValue at(JsonObject object) {
    JsonValue at = object.get("at");
    if (at == null || at == JsonValue.NULL) {
      return null;
    }
    boolean scalar =
        at.getValueType() == JsonValue.ValueType.NUMBER
            || (at instanceof JsonString text && isPrintable(text.getString()));
    if (!scalar || at.toString().length() > Limits.AT) {
      throw new BadInput(ErrorCode.BAD_FIELD, "at");
    }
    return at;
  }

  /** The longest of each field, in characters. */
  final class Limits {
    static final int TYPE = 32;
    static final int TOKEN = 4096;
    static final int EPOCH = 64;
    static final int LOCALE = 35;
    static final int PAGE = 2000;
    public static final int CLIENT_ID = 64;
    static final int AT = 64;
    static final int MESSAGE_ID = 64;
    static final int VALUE = 8;

    private Limits() {}
  }
}
