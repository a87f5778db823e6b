package org.homeservices.assistant.openai;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Map;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.reuse.Finish;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param text what the model wrote; often empty
 * @param finish how the text has ended with it; null where it has not
 */
record ChatCompletionChunk(String text, @Nullable Finish finish) {
  private static final Map<String, Finish> WHOLE =
      Map.of("stop", Finish.STOP, "length", Finish.LENGTH);

  /** Reads an event; fails where it is none, or tells of a failure. */
  static ChatCompletionChunk parse(JsonProvider json, String data) {
    try (JsonReader reader = json.createReader(new StringReader(data))) {
      return of(reader.readObject());
    } catch (JsonException | ClassCastException quotesTheData) {
      throw new ModelFailure("malformed event");
    }
  }

  private static ChatCompletionChunk of(JsonObject event) {
    if (!event.getOrDefault("error", JsonValue.NULL).equals(JsonValue.NULL)) {
      throw new ModelFailure("the server sent an error event");
    }
    JsonArray choices = event.getOrDefault("choices", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    return choices.isEmpty()
        ? new ChatCompletionChunk("", null)
        : ofChoice(choices.getJsonObject(0));
  }

  private static ChatCompletionChunk ofChoice(JsonObject choice) {
    JsonObject delta = choice.getOrDefault("delta", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    String reason = choice.getString("finish_reason", "");
    if (!reason.isEmpty() && !WHOLE.containsKey(reason)) {
      throw new ModelFailure("finished neither by stop nor by length");
    }
    return new ChatCompletionChunk(delta.getString("content", ""), WHOLE.get(reason));
  }
}
