package org.homeservices.web;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
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

  /** The text as one JSON object; empty where it is anything else. */
  public static Optional<JsonObject> parseObject(String text) {
    try (JsonParser parser = JSON.createParser(new StringReader(text))) {
      Optional<JsonObject> object =
          parser.next() == Event.START_OBJECT ? Optional.of(parser.getObject()) : Optional.empty();
      // Looks for what follows, and fails where something does.
      return object.filter(whole -> !parser.hasNext());
    } catch (RuntimeException e) {
      // Not JsonException alone: Parsson says with others that a text is nested too deep, or that
      // a number is too long.
      return Optional.empty();
    }
  }

  /** Adds a text unless it is null. */
  public static JsonObjectBuilder addIfThere(
      JsonObjectBuilder object, String name, @Nullable String value) {
    return value == null ? object : object.add(name, value);
  }

  /** The value of a field, unless it is not there or JSON's null. */
  static Optional<JsonValue> field(JsonObject object, String name) {
    return Optional.ofNullable(object.get(name)).filter(value -> value != JsonValue.NULL);
  }
}
