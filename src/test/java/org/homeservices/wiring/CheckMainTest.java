package org.homeservices.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckMainTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "chekc", "check --dpeloy", "--json", "check --json now"})
  void wrongCallShouldBeAnsweredWithTheRightOnes(String call) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = List.of(call.split(" ")).stream().filter(w -> !w.isEmpty()).toList();

    int code = CheckMain.run(words, print(out), print(err));

    assertThat(code).isEqualTo(64);
    assertThat(out.size()).isZero();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("java -jar home-services-chat.war check [--deploy] [--json]");
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
