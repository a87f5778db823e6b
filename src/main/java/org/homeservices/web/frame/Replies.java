package org.homeservices.web.frame;

import static org.homeservices.web.Frames.frame;
import static org.homeservices.web.JsonText.addIfThere;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.homeservices.chat.Call;
import org.homeservices.chat.ChatEvent;
import org.homeservices.chat.ChatEvent.ModeChanged;
import org.homeservices.chat.Posting;
import org.homeservices.chat.Refusal;
import org.homeservices.chat.Renewal;
import org.homeservices.chat.Renewal.Refused.Reason;
import org.homeservices.chat.Welcome;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.conversation.Position;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Frames;
import org.homeservices.web.JsonText;
import org.homeservices.web.Seconds;
import org.homeservices.web.Translations;
import org.jspecify.annotations.Nullable;

/** The frames that answer one socket alone. */
final class Replies {
  private static final Frames FRAMES = new Frames();

  private Replies() {}

  /**
   * Where the conversation stands.
   *
   * @param freshToken null where the client's own is young enough
   */
  static String welcome(Welcome welcome, VisitDesk desk, @Nullable String freshToken) {
    Position position = welcome.position();
    JsonObjectBuilder frame =
        frame("welcome")
            .add("conversationId", welcome.conversation().id().value())
            .add(
                "position",
                JsonText.object().add("epoch", position.epoch()).add("seq", position.seq()))
            .add("mode", Frames.code(welcome.conversation().mode()))
            .add("role", "visitor")
            .add(
                "limits",
                JsonText.object()
                    .add("maxLength", desk.maxLength())
                    .add("ratePerMinute", desk.rates().ratePerMinute()));
    if (welcome.catchUp() != CatchUp.NEW) {
      frame.add("recovered", welcome.catchUp() == CatchUp.COMPLETE);
    }
    if (freshToken != null) {
      frame.add("token", freshToken);
    }
    return withMessages(frame.build().toString(), welcome);
  }

  static String ack(Posting.Stored stored) {
    return frame("ack")
        .add("clientId", stored.clientId())
        .add("seq", stored.seq())
        .add("id", stored.id())
        .build()
        .toString();
  }

  /** What was kept of a feedback, as all members are told. */
  static String kept(Feedback feedback) {
    return FRAMES.encode(new ChatEvent.FeedbackGiven(feedback));
  }

  /** What was kept of a rating, as all members are told. */
  static String kept(ClientFrame.Rate rate) {
    return addIfThere(frame("rated").add("score", rate.score()), "comment", rate.comment())
        .build()
        .toString();
  }

  /** The visitor has ended the conversation, as all members are told. */
  static String closed() {
    return FRAMES.encode(new ModeChanged(Mode.CLOSED, null, ModeChanged.Reason.VISITOR));
  }

  /** This node goes: the client comes back, perhaps to another one, when so much has passed. */
  static String reconnect(Duration after) {
    return frame("reconnect").add("after", after.toMillis()).build().toString();
  }

  static String pong(@Nullable JsonValue at) {
    JsonObjectBuilder frame = frame("pong");
    return (at == null ? frame : frame.add("at", at)).build().toString();
  }

  /**
   * An error for people and programs.
   *
   * @param field the field it is about, null where it is none
   * @param clientId the message it is about, null where it is none
   */
  static String error(
      ErrorCode code, Locale locale, @Nullable String field, @Nullable String clientId) {
    JsonObjectBuilder frame = error(code, locale);
    addIfThere(frame, "field", field);
    return addIfThere(frame, "clientId", clientId).build().toString();
  }

  /**
   * Something came too soon.
   *
   * @param clientId the message it is about, null where it is none
   * @param retryAfter told in whole seconds, at least one
   */
  static String tooSoon(Locale locale, @Nullable String clientId, Duration retryAfter) {
    JsonObjectBuilder frame =
        error(ErrorCode.RATE_LIMITED, locale).add("retryAfter", Seconds.roundedUp(retryAfter));
    return addIfThere(frame, "clientId", clientId).build().toString();
  }

  /** A message was not taken. */
  static String refused(Posting.Refused refused, Locale locale) {
    return refused.reason() == Refusal.TOO_MANY
        ? tooSoon(locale, refused.clientId(), refused.retryAfter())
        : error(
            code(refused.reason()), locale, field(refused.reason(), "content"), refused.clientId());
  }

  /** No new answer will be written; empty where one will. */
  static Optional<String> refusal(Renewal renewal, Locale locale) {
    return renewal.fold(begun -> Optional.empty(), refused -> Optional.of(error(refused, locale)));
  }

  /** What the one who asked for a person is told alone; empty where all members are told. */
  static Optional<String> reply(Call call, Locale locale) {
    return call.fold(
        heard -> Optional.empty(),
        standing -> Optional.of(FRAMES.encode(new ModeChanged(standing.mode(), null, null))),
        refused -> Optional.of(refused(refused.reason(), refused.retryAfter(), "reason", locale)));
  }

  /**
   * Something that is no message was not taken.
   *
   * @param text the field that holds what the visitor wrote
   */
  static String refused(Refusal refusal, Duration retryAfter, String text, Locale locale) {
    return refusal == Refusal.TOO_MANY
        ? tooSoon(locale, null, retryAfter)
        : error(code(refusal), locale, field(refusal, text), null);
  }

  private static String error(Renewal.Refused refused, Locale locale) {
    return refused.reason() == Reason.TOO_MANY
        ? tooSoon(locale, null, refused.retryAfter())
        : error(code(refused.reason()), locale, field(refused.reason()), null);
  }

  private static @Nullable String field(Reason reason) {
    return reason == Reason.NOT_LAST ? "messageId" : null;
  }

  private static ErrorCode code(Reason reason) {
    return switch (reason) {
      case NOT_LAST, GONE -> ErrorCode.NOT_FOUND;
      case BUSY -> ErrorCode.BUSY;
      case NO_ASSISTANT -> ErrorCode.ASSISTANT_UNAVAILABLE;
      case CLOSED -> ErrorCode.CONVERSATION_CLOSED;
      case TOO_MANY -> ErrorCode.RATE_LIMITED;
      case UNAVAILABLE -> ErrorCode.LAYER_UNAVAILABLE;
    };
  }

  private static ErrorCode code(Refusal reason) {
    return switch (reason) {
      case TOO_SHORT -> ErrorCode.TOO_SHORT;
      case TOO_LONG -> ErrorCode.TOO_LONG;
      case BAD_CHARACTERS -> ErrorCode.BAD_CHARACTERS;
      case CLOSED -> ErrorCode.CONVERSATION_CLOSED;
      case GONE, NO_ANSWER -> ErrorCode.NOT_FOUND;
      case TOO_MANY -> ErrorCode.RATE_LIMITED;
      case UNAVAILABLE -> ErrorCode.LAYER_UNAVAILABLE;
    };
  }

  /**
   * @param text the field that holds what the visitor wrote
   */
  private static @Nullable String field(Refusal reason, String text) {
    return switch (reason) {
      case TOO_SHORT, TOO_LONG, BAD_CHARACTERS -> text;
      case NO_ANSWER -> "messageId";
      case CLOSED, GONE, TOO_MANY, UNAVAILABLE -> null;
    };
  }

  private static JsonObjectBuilder error(ErrorCode code, Locale locale) {
    return frame("error")
        .add("code", code.code())
        .add("message", Translations.error(code, locale))
        .add("retryable", code.isRetryable());
  }

  /** The messages are encoded already: they are put in as they are. */
  private static String withMessages(String frame, Welcome welcome) {
    String messages = String.join(",", welcome.messages());
    return frame.substring(0, frame.length() - 1) + ",\"messages\":[" + messages + "]}";
  }
}
