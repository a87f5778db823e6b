package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DotEnvTest {
  private final Path folder;

  DotEnvTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void forgetTheNamedFile() {
    System.clearProperty(DotEnv.FILE_KEY);
  }

  static Stream<Arguments> lines() {
    return Stream.of(
        arguments("KEY=value", "value"),
        arguments("  KEY =\t value ", "value"),
        arguments("KEY=\"two words\"", "two words"),
        arguments("KEY='two words'", "two words"),
        arguments("KEY=\"  padded \"", "  padded "),
        arguments("KEY=\"it's\"", "it's"),
        arguments("KEY='say \"hi\"'", "say \"hi\""),
        arguments("KEY=\"open", "\"open"),
        arguments("KEY=\"mixed'", "\"mixed'"),
        arguments("KEY=\"", "\""),
        arguments("KEY=\"\"", ""),
        arguments("KEY=", ""),
        arguments("KEY=a=b==", "a=b=="),
        arguments("KEY=pa${x}ss$y", "pa${x}ss$y"),
        arguments("KEY=\"${HOME}\"", "${HOME}"),
        arguments("KEY=a#b # c", "a#b # c"),
        arguments("KEY=a\\nb", "a\\nb"),
        arguments("KEY=ação 🔑", "ação 🔑"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void lineShouldGiveItsValue(String line, String value) {
    DotEnv file = parsed(line);

    assertThat(file.values()).hasSize(1).containsEntry("KEY", value);
    assertThat(file.mistakes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t", "# KEY=value", "  # note", "#"})
  void lineShouldSayNothingWhenItIsBlankOrAComment(String line) {
    DotEnv file = parsed(line);

    assertThat(file.values()).isEmpty();
    assertThat(file.mistakes()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"KEY", "KEY value", "=value", "1KEY=value", "export KEY=value", "K Y=v"})
  void lineShouldBeAMistakeWhenItIsNothingElse(String line) {
    DotEnv file = parsed(line);

    assertThat(file.values()).isEmpty();
    assertThat(file.mistakes()).containsExactly("test.env line 1 is not KEY=value");
  }

  @Test
  void mistakesShouldNameTheirLinesAndCostNoNeighbour() {
    DotEnv file = parsed("# head\n\nA=1\nhunter2\n\nB=2\n=x\n");

    assertThat(file.mistakes())
        .containsExactly("test.env line 4 is not KEY=value", "test.env line 7 is not KEY=value");
    assertThat(file.values()).containsOnlyKeys("A", "B");
  }

  @Test
  void fileShouldBeReadWhenItsLinesEndInCarriageReturns() {
    DotEnv file = parsed("A=1\r\n\r\n# note\r\nB=\"2\"\r\n");

    assertThat(file.values()).containsEntry("A", "1").containsEntry("B", "2");
    assertThat(file.mistakes()).isEmpty();
  }

  @Test
  void fileShouldBeReadWhenItBeginsWithAByteOrderMark() {
    DotEnv file = parsed("\uFEFFA=1\nB=2");

    assertThat(file.values()).containsEntry("A", "1").containsEntry("B", "2");
    assertThat(file.mistakes()).isEmpty();
  }

  @Test
  void valuesShouldKeepTheOrderOfTheFile() {
    DotEnv file = parsed("Z=1\nA=2\nM=3\nB=4\nY=5");

    assertThat(file.values().keySet()).containsExactly("Z", "A", "M", "B", "Y");
  }

  @Test
  void lastLineShouldWinWhenAKeyIsRepeated() {
    assertThat(parsed("A=1\nA=2").values()).containsEntry("A", "2");
  }

  @Test
  void textFormShouldNotShowValues() {
    assertThat(parsed("OPENAI_API_KEY=hunter2").toString()).doesNotContain("hunter2");
  }

  @Test
  void fileShouldBeTheNamedOne() throws IOException {
    Path named = Files.writeString(folder.resolve("other.env"), "A=1\noops\n");
    System.setProperty(DotEnv.FILE_KEY, named.toString());

    DotEnv file = DotEnv.ofProcess();

    assertThat(file.source()).isEqualTo(named.toString());
    assertThat(file.values()).containsEntry("A", "1");
    assertThat(file.mistakes()).containsExactly(named + " line 2 is not KEY=value");
  }

  @Test
  void missingFileShouldBeAMistakeWhenItIsNamed() {
    String named = folder.resolve("none.env").toString();
    System.setProperty(DotEnv.FILE_KEY, named);

    assertThat(DotEnv.ofProcess().mistakes())
        .singleElement()
        .asString()
        .startsWith(named + " cannot be read: ");
  }

  @Test
  void fileShouldBeAMistakeWhenItIsNoText() throws IOException {
    Path named = Files.write(folder.resolve("binary.env"), new byte[] {'A', '=', (byte) 0xFF});
    System.setProperty(DotEnv.FILE_KEY, named.toString());

    DotEnv file = DotEnv.ofProcess();

    assertThat(file.values()).isEmpty();
    assertThat(file.mistakes()).singleElement().asString().startsWith(named + " cannot be read: ");
  }

  private static DotEnv parsed(String text) {
    return DotEnv.parse("test.env", text);
  }
}
