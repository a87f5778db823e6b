package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the guides show the examples that are tested. */
class GuidesTest {
  private static final Path GUIDES = Path.of("src", "docs");
  private static final Path EXAMPLES = Path.of("src", "test", "java", "org", "homeservices", "it");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @ParameterizedTest
  @CsvSource({"CHANNELS.md, Doorbell.java", "CACHES.md, Prices.java"})
  void guideShouldShowTheExampleAsItIsRun(String guide, String example) throws IOException {
    String shown =
        JAVA.matcher(Files.readString(GUIDES.resolve(guide)))
            .results()
            .map(MatchResult::group)
            .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
            .findFirst()
            .orElseThrow();

    assertThat(Files.readString(EXAMPLES.resolve(example))).endsWith(shown);
  }
}
