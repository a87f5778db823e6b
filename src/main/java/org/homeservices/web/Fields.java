package org.homeservices.web;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the fields of a JSON object from outside; what does not fit is refused by name. */
public final class Fields {
  private final JsonObject object;
  private final String path;

  /** The fields of a whole frame or body. */
  public Fields(JsonObject object) {
    this(object, "");
  }

  private Fields(JsonObject object, String path) {
    this.object = object;
    this.path = path;
  }

  /**
   * A text that must be there.
   *
   * @param most characters (UTF-16 units)
   * @throws BadInput where it is missing, none, empty or longer
   */
  public String text(String name, int most) {
    String text = textOrNull(name, most);
    if (text == null) {
      throw new BadInput(ErrorCode.MISSING_FIELD, path + name);
    }
    if (text.isEmpty()) {
      throw new BadInput(ErrorCode.BAD_FIELD, path + name);
    }
    return text;
  }

  /** A text that must be there and may have any length, whose rules are known elsewhere. */
  public String anyText(String name) {
    String text = textOrNull(name, Integer.MAX_VALUE);
    if (text == null) {
      throw new BadInput(ErrorCode.MISSING_FIELD, path + name);
    }
    return text;
  }

  /**
   * A text that may be missing.
   *
   * @throws BadInput where it is no text, or longer than {@code most}
   */
  public @Nullable String textOrNull(String name, int most) {
    JsonValue value = JsonText.field(object, name).orElse(null);
    if (value == null) {
      return null;
    }
    if (value instanceof JsonString text && text.getString().length() <= most) {
      return text.getString();
    }
    throw new BadInput(ErrorCode.BAD_FIELD, path + name);
  }

  /** A truth value that must be there. */
  public boolean flag(String name) {
    JsonValue value = required(name);
    if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
      return value == JsonValue.TRUE;
    }
    throw new BadInput(ErrorCode.BAD_FIELD, path + name);
  }

  /** A whole number of 0 or more that must be there. */
  public long count(String name) {
    try {
      if (required(name) instanceof JsonNumber number && number.longValueExact() >= 0) {
        return number.longValueExact();
      }
    } catch (ArithmeticException e) {
      throw new BadInput(ErrorCode.BAD_FIELD, path + name);
    }
    throw new BadInput(ErrorCode.BAD_FIELD, path + name);
  }

  /** An object that may be missing. */
  public Optional<Fields> object(String name) {
    return JsonText.field(object, name)
        .map(
            value -> {
              if (value instanceof JsonObject inner) {
                return new Fields(inner, path + name + ".");
              }
              throw new BadInput(ErrorCode.BAD_FIELD, path + name);
            });
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return JsonText.field(object, name).isPresent();
  }

  private JsonValue required(String name) {
    return JsonText.field(object, name)
        .orElseThrow(() -> new BadInput(ErrorCode.MISSING_FIELD, path + name));
  }
}
