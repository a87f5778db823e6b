package org.homeservices.assistant.openai;

import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Set;
import org.homeservices.assistant.ModelFailure;

/**
 * One event of a stream.
 *
 * @param text what the model wrote; often empty
 * @param isLast whether the text is whole now
 */
record ChatCompletionChunk(String text, boolean isLast) {
  private static final Set<String> WHOLE = Set.of("stop", "length");

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
        ? new ChatCompletionChunk("", false)
        : ofChoice(choices.getJsonObject(0));
  }

  private static ChatCompletionChunk ofChoice(JsonObject choice) {
    JsonObject delta = choice.getOrDefault("delta", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    String reason = choice.getString("finish_reason", "");
    if (!reason.isEmpty() && !WHOLE.contains(reason)) {
      throw new ModelFailure("finished neither by stop nor by length");
    }
    return new ChatCompletionChunk(delta.getString("content", ""), !reason.isEmpty());
  }
}
