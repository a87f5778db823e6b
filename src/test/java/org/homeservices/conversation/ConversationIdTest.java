package org.homeservices.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationIdTest {
  private static final String CANONICAL = "0b9f6ad0-6c1d-4a8e-9a51-3f0c2e7d1b42";

  @Test
  void randomIdsShouldDiffer() {
    assertThat(ConversationId.random()).isNotEqualTo(ConversationId.random());
  }

  @Test
  void randomIdShouldBeReadBack() {
    ConversationId id = ConversationId.random();

    assertThat(ConversationId.parse(id.value())).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {CANONICAL, "0B9F6AD0-6C1D-4A8E-9A51-3F0C2E7D1B42"})
  void idShouldBeReadInItsCanonicalForm(String text) {
    assertThat(ConversationId.parse(text)).contains(new ConversationId(CANONICAL));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0b9f6ad0-6c1d-4a8e-9a51-3f0c2e7d1b4",
        "0b9f6ad0-6c1d-4a8e-9a51-3f0c2e7d1b42 ",
        "0b9f6ad06c1d4a8e9a513f0c2e7d1b42",
        "../../etc/passwd"
      })
  void otherTextShouldBeNoId(String text) {
    assertThat(ConversationId.parse(text)).isEmpty();
  }
}
