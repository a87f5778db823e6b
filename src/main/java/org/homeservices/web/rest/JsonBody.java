package org.homeservices.web.rest;

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

  private JsonBody() {}

  /**
   * The fields of a body; none where it is empty.
   *
   * @throws BadInput where it is too long, no UTF-8 or no JSON object
   */
  static Fields read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new BadInput(ErrorCode.TOO_LONG, null);
    }
    String text = text(bytes);
    return text.isBlank()
        ? new Fields(JsonValue.EMPTY_JSON_OBJECT)
        : new Fields(
            JsonText.parseObject(text).orElseThrow(() -> new BadInput(ErrorCode.BAD_FRAME, null)));
  }

  private static String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadInput(ErrorCode.BAD_FRAME, null);
    }
  }
}
