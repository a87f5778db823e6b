package org.homeservices.assistant.reuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.List;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;

class AnswerKeysTest {

  /** Written out once by hand, so that a change of keys is seen: it leaves all answers behind. */
  @Test
  void keyShouldBeTheSha256OfAllPartsBehindTheirLengths() throws Exception {
    String grounding = Grounding.of(Requests.FINDINGS).fingerprint();
    List<String> frame =
        List.of(
            "ans/3",
            "casa",
            "digest",
            "openai",
            "small",
            "0.3",
            "500",
            "1",
            "pt-BR",
            "ANONYMOUS",
            "any",
            grounding,
            "standalone");

    List<AnswerKey> keys = Requests.keys("Oi, como cancelo O pedido?", Languages.PORTUGUESE);

    assertThat(keys).extracting(AnswerKey::kind).containsExactly("a", "n");
    assertThat(keys.get(0).sha256()).isEqualTo(sha256(frame, "oi, como cancelo o pedido"));
    assertThat(keys.get(1).sha256()).isEqualTo(sha256(frame, "como cancelar pedido"));
  }

  @Test
  void keyShouldBeStrictAloneWhenTheQuestionHasNoNormalForm() {
    assertThat(Requests.keys("PIX?", Languages.PORTUGUESE))
        .singleElement()
        .satisfies(key -> assertThat(key.value()).matches("a:[A-Za-z0-9_-]{43}"));
  }

  @Test
  void keysShouldDifferWhenStrictAndNormalFormAreTheSameText() {
    List<AnswerKey> keys = Requests.keys("como cancelar pedido", Languages.PORTUGUESE);

    assertThat(keys).extracting(AnswerKey::value).doesNotHaveDuplicates().hasSize(2);
  }

  private static byte[] sha256(List<String> frame, String question) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : frame) {
      write(bytes, part);
    }
    write(bytes, question);
    return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
  }

  private static void write(ByteArrayOutputStream bytes, String part) {
    byte[] utf8 = part.getBytes(UTF_8);
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(utf8.length).array());
    bytes.writeBytes(utf8);
  }
}
