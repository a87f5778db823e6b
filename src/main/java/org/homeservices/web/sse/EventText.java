package org.homeservices.web.sse;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.conversation.Position;
import org.homeservices.web.BadInput;
import org.homeservices.web.CloseCode;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.JsonText;

/**
 * Writes frames as events. Those with a seq have an id, from which a later stream goes on. Used by
 * one thread at a time.
 */
final class EventText {
  /** What a client does when the stream has ended, and that it has begun. */
  static final String OPENING = "retry: 3000\n\n";

  /** Says nothing, and shows whether anybody is there. */
  static final String COMMENT = ":\n\n";

  /** The header from which a stream goes on. */
  static final String LAST_ID = "Last-Event-ID";

  private static final Pattern PLACE =
      Pattern.compile("\\{\"seq\":(\\d+),(?:\"epoch\":\"([^\"\\\\]+)\",)?");

  private static final Pattern ID = Pattern.compile("(\\p{Graph}{1,64}):(\\d{1,18})");

  private String epoch = "";

  /** The history is in this epoch from here on. */
  void enter(String newEpoch) {
    epoch = newEpoch;
  }

  String of(String frame) {
    Matcher place = PLACE.matcher(frame);
    if (!place.lookingAt()) {
      return data(frame);
    }
    if (place.group(2) != null) {
      epoch = place.group(2);
    }
    return "id: " + epoch + ":" + place.group(1) + "\n" + data(frame);
  }

  /** The last event of a stream: why it ends. */
  static String end(CloseCode code) {
    String why =
        JsonText.object().add("code", code.number()).add("reason", code.name()).build().toString();
    return "event: close\n" + data(why);
  }

  /**
   * The position that an id stands for.
   *
   * @throws BadInput where it is no id of ours
   */
  static Position position(String id) {
    Matcher parts = ID.matcher(id);
    if (!parts.matches()) {
      throw new BadInput(ErrorCode.BAD_FIELD, LAST_ID);
    }
    return new Position(parts.group(1), Long.parseLong(parts.group(2)));
  }

  /** JSON has no line ends. */
  private static String data(String json) {
    return "data: " + json + "\n\n";
  }
}
