package org.homeservices.web.socket;

import static org.homeservices.web.Frames.frame;

import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.Locale;
import org.homeservices.chat.Posting;
import org.homeservices.chat.Welcome;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Position;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Frames;
import org.homeservices.web.JsonText;
import org.homeservices.web.Translations;
import org.jspecify.annotations.Nullable;

/** The frames that answer one socket alone. */
final class Replies {
  private static final int NO_LIMIT = 0;

  /** After so many seconds at least one waiting question has usually been answered. */
  private static final int SECONDS_FOR_AN_ANSWER = 5;

  private Replies() {}

  /**
   * Where the conversation stands.
   *
   * @param freshToken null where the client's own is young enough
   */
  static String welcome(Welcome welcome, SocketLimits limits, @Nullable String freshToken) {
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
                    .add("maxLength", limits.maxLength())
                    .add("ratePerMinute", NO_LIMIT));
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
    JsonObjectBuilder frame =
        frame("error")
            .add("code", code.code())
            .add("message", Translations.error(code, locale))
            .add("retryable", code.isRetryable());
    if (code == ErrorCode.RATE_LIMITED) {
      frame.add("retryAfter", SECONDS_FOR_AN_ANSWER);
    }
    if (field != null) {
      frame.add("field", field);
    }
    if (clientId != null) {
      frame.add("clientId", clientId);
    }
    return frame.build().toString();
  }

  /** The messages are encoded already: they are put in as they are. */
  private static String withMessages(String frame, Welcome welcome) {
    String messages = String.join(",", welcome.messages());
    return frame.substring(0, frame.length() - 1) + ",\"messages\":[" + messages + "]}";
  }
}
