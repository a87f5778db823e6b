package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** That the guide shows the example that is tested. */
class DoorbellTest {
  private static final Path GUIDE = Path.of("src", "docs", "CHANNELS.md");
  private static final Path EXAMPLE =
      Path.of("src", "test", "java", "org", "homeservices", "it", "Doorbell.java");
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void guideShouldShowTheExampleAsItIsRun() throws IOException {
    String shown =
        JAVA.matcher(Files.readString(GUIDE))
            .results()
            .map(MatchResult::group)
            .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
            .findFirst()
            .orElseThrow();

    assertThat(Files.readString(EXAMPLE)).endsWith(shown);
  }
}
