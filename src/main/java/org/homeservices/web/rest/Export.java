package org.homeservices.web.rest;

import static java.util.concurrent.CompletableFuture.completedStage;

import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.chat.ChatRoom;
import org.homeservices.conversation.ConversationRecord;
import org.homeservices.web.JsonText;

/**
 * All that is kept of one conversation as one JSON text, gathered page by page. Bounded: where
 * there is more, {@code next} says after which message the next part begins. One page is gathered
 * after the other.
 */
final class Export {
  static final int PAGE = 200;

  private static final int MOST_MESSAGES = 10_000;
  private static final int MOST_CHARACTERS = 8 * 1024 * 1024;

  private final ChatRoom room;
  private final ConversationRecord record;
  private final StringBuilder messages = new StringBuilder();
  private int count;

  Export(ChatRoom room, ConversationRecord record) {
    this.room = room;
    this.record = record;
  }

  /**
   * Gathers a part.
   *
   * @param after messages with a greater seq
   * @param now when it is asked for
   */
  CompletionStage<String> after(long after, Instant now) {
    return room.messages(record.conversation().id(), after, PAGE)
        .thenCompose(page -> take(page, after, now));
  }

  private CompletionStage<String> take(List<String> page, long before, Instant now) {
    page.forEach(this::add);
    long last = page.isEmpty() ? before : seq(page.get(page.size() - 1));
    boolean isFull = count >= MOST_MESSAGES || messages.length() >= MOST_CHARACTERS;
    if (page.size() == PAGE && !isFull) {
      return after(last, now);
    }
    JsonObjectBuilder rest = rest(now);
    return completedStage(text(page.size() == PAGE ? rest.add("next", last) : rest));
  }

  private void add(String frame) {
    messages.append(count == 0 ? "" : ",").append(frame);
    count++;
  }

  private static long seq(String frame) {
    return JsonText.parseObject(frame).orElseThrow().getJsonNumber("seq").longValue();
  }

  private JsonObjectBuilder rest(Instant now) {
    return ConversationJson.state(record)
        .add("exportedAt", now.toString())
        .add("feedback", ConversationJson.feedback(record.feedback()));
  }

  /** The messages are encoded already: they are put in as they are. */
  private String text(JsonObjectBuilder rest) {
    String frame = rest.build().toString();
    return frame.substring(0, frame.length() - 1) + ",\"messages\":[" + messages + "]}";
  }
}
