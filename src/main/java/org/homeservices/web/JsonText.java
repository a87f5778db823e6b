package org.homeservices.web;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON as text. The provider is looked up once: a lookup for each call costs a class path scan. */
public final class JsonText {
  /** The server's JSON-P implementation. */
  public static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  /** A new object to fill. */
  public static JsonObjectBuilder object() {
    return JSON.createObjectBuilder();
  }

  /** The text as a JSON object; empty where it is none. */
  public static Optional<JsonObject> parseObject(String text) {
    try (JsonReader reader = JSON.createReader(new StringReader(text))) {
      return reader.readValue() instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Adds a text unless it is null. */
  static JsonObjectBuilder addIfThere(
      JsonObjectBuilder object, String name, @Nullable String value) {
    return value == null ? object : object.add(name, value);
  }

  /** The value of a field, unless it is not there or JSON's null. */
  static Optional<JsonValue> field(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
  }
}
