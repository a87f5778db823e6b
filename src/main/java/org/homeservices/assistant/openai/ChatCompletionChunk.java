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
import org.homeservices.assistant.ModelFailure.Kind;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream.
 *
 * @param text what the model wrote; often empty
 * @param refusal whether in that text the model says that it will not answer
 * @param finish how the text has ended with it; null where it has not
 * @param usage what the whole text took; null where the event does not say
 */
record ChatCompletionChunk(
    String text, boolean refusal, @Nullable Finish finish, @Nullable Usage usage) {
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
      throw new ModelFailure(Kind.PASSING, "the server sent an error event");
    }
    JsonArray choices = event.getOrDefault("choices", JsonValue.EMPTY_JSON_ARRAY).asJsonArray();
    Usage usage = usage(event.getOrDefault("usage", JsonValue.NULL));
    return choices.isEmpty()
        ? new ChatCompletionChunk("", false, null, usage)
        : ofChoice(choices.getJsonObject(0), usage);
  }

  private static ChatCompletionChunk ofChoice(JsonObject choice, @Nullable Usage usage) {
    JsonObject delta = choice.getOrDefault("delta", JsonValue.EMPTY_JSON_OBJECT).asJsonObject();
    String reason = choice.getString("finish_reason", "");
    if (!reason.isEmpty() && !WHOLE.containsKey(reason)) {
      throw new ModelFailure(Kind.REFUSED, "finished neither by stop nor by length");
    }
    String refusal = delta.getString("refusal", "");
    String text = delta.getString("content", "") + refusal;
    return new ChatCompletionChunk(text, !refusal.isEmpty(), WHOLE.get(reason), usage);
  }

  private static @Nullable Usage usage(JsonValue value) {
    if (value.getValueType() != JsonValue.ValueType.OBJECT) {
      return null;
    }
    JsonObject usage = value.asJsonObject();
    JsonValue details = usage.getOrDefault("prompt_tokens_details", JsonValue.NULL);
    long cached =
        details.getValueType() == JsonValue.ValueType.OBJECT
            ? details.asJsonObject().getInt("cached_tokens", 0)
            : 0;
    return new Usage(
        usage.getInt("prompt_tokens", 0), cached, usage.getInt("completion_tokens", 0));
  }
}
