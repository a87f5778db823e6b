package org.homeservices.web.rest;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Fields;
import org.homeservices.web.JsonText;
import org.homeservices.web.WebSettings;

/** Reads a request's body as a JSON object, up to a size. */
final class JsonBody {
  private static final int MOST_BYTES = 16 * 1024;
  private static final int MOST_IDENTITY = 8 * 1024;
  private static final String IDENTITY = "identity";

  /** As much as one text message of a socket. */
  private static final int MOST_OF_FRAME = 64 * 1024;

  private JsonBody() {}

  /**
   * The fields of a body; none where it is empty.
   *
   * @throws BadInput where it is too long, no UTF-8 or no JSON object
   */
  static Fields read(InputStream body) throws IOException {
    return new Fields(objectOrNothing(bytes(body, MOST_BYTES)));
  }

  /**
   * The fields of a body that tells of a visitor. The token of an identity is no part of the
   * context: it has bounds of its own.
   *
   * @param maxContext bytes beside the identity; 0: as many as a body may have
   * @throws BadInput where it is too long, no UTF-8 or no JSON object
   */
  static Fields readContext(InputStream body, int maxContext) throws IOException {
    int most = maxContext == 0 ? WebSettings.MOST_CONTEXT : maxContext;
    byte[] bytes = bytes(body, most + MOST_IDENTITY);
    JsonObject object = objectOrNothing(bytes);
    if (bytes.length - identity(object) > most) {
      throw new BadInput(ErrorCode.TOO_LONG, null);
    }
    return new Fields(object);
  }

  /**
   * A body that is one frame.
   *
   * @throws BadInput where it is too long, no UTF-8 or no JSON object
   */
  static JsonObject frame(InputStream body) throws IOException {
    return object(text(bytes(body, MOST_OF_FRAME)));
  }

  private static int identity(JsonObject object) {
    return object.get(IDENTITY) instanceof JsonString token
        ? Math.min(token.getString().getBytes(StandardCharsets.UTF_8).length, MOST_IDENTITY)
        : 0;
  }

  private static byte[] bytes(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new BadInput(ErrorCode.TOO_LONG, null);
    }
    return bytes;
  }

  private static JsonObject objectOrNothing(byte[] bytes) {
    String text = text(bytes);
    return text.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : object(text);
  }

  private static JsonObject object(String text) {
    return JsonText.parseObject(text).orElseThrow(() -> new BadInput(ErrorCode.BAD_FRAME, null));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(ErrorCode.BAD_FRAME, null);
    }
  }
}
