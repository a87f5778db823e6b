package org.homeservices.web.rest;

import jakarta.json.JsonObject;
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

/** Reads a request's body as a JSON object, up to a size. */
final class JsonBody {
  private static final int MOST_BYTES = 16 * 1024;

  /** As much as one text message of a socket. */
  private static final int MOST_OF_FRAME = 64 * 1024;

  private JsonBody() {}

  /**
   * The fields of a body; none where it is empty.
   *
   * @throws BadInput where it is too long, no UTF-8 or no JSON object
   */
  static Fields read(InputStream body) throws IOException {
    String text = text(body, MOST_BYTES);
    return new Fields(text.isBlank() ? JsonValue.EMPTY_JSON_OBJECT : object(text));
  }

  /**
   * A body that is one frame.
   *
   * @throws BadInput where it is too long, no UTF-8 or no JSON object
   */
  static JsonObject frame(InputStream body) throws IOException {
    return object(text(body, MOST_OF_FRAME));
  }

  private static JsonObject object(String text) {
    return JsonText.parseObject(text).orElseThrow(() -> new BadInput(ErrorCode.BAD_FRAME, null));
  }

  private static String text(InputStream body, int most) throws IOException {
    byte[] bytes = body.readNBytes(most + 1);
    if (bytes.length > most) {
      throw new BadInput(ErrorCode.TOO_LONG, null);
    }
    return text(bytes);
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(ErrorCode.BAD_FRAME, null);
    }
  }
}
