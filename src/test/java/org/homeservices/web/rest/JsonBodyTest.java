package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Fields;
import org.homeservices.web.WebSettings;
import org.junit.jupiter.api.Test;

class JsonBodyTest {
  private static final String EMPTY_PAGE = "{\"page\":\"\"}";

  /** A body of so many bytes beside an identity of so many. */
  private static InputStream body(int context, int identity) {
    String token = identity == 0 ? "" : ",\"identity\":\"" + "t".repeat(identity) + "\"";
    int page = context - EMPTY_PAGE.length() - (token.length() - identity);
    String text = "{\"page\":\"" + "p".repeat(page) + "\"" + token + "}";
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static void assertTooLong(InputStream body, int most) {
    assertThatThrownBy(() -> JsonBody.readContext(body, most))
        .isInstanceOfSatisfying(
            BadInput.class, bad -> assertThat(bad.code()).isEqualTo(ErrorCode.TOO_LONG));
  }

  @Test
  void contextShouldHaveAsManyBytesAsItMayAndNoMore() throws IOException {
    Fields fields = JsonBody.readContext(body(500, 0), 500);

    assertThat(fields.has("page")).isTrue();
    assertTooLong(body(501, 0), 500);
  }

  @Test
  void identityShouldNotCountUpToItsOwnBound() throws IOException {
    Fields fields = JsonBody.readContext(body(500, 8192), 500);

    assertThat(fields.has("identity")).isTrue();
    assertTooLong(body(501, 8191), 500);
    assertTooLong(body(500, 8193), 500);
  }

  @Test
  void bodyShouldBeBoundedWhereNothingIsSet() throws IOException {
    Fields fields = JsonBody.readContext(body(WebSettings.MOST_CONTEXT, 0), 0);

    assertThat(fields.has("page")).isTrue();
    assertTooLong(body(WebSettings.MOST_CONTEXT + 1, 0), 0);
  }
}
