package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.homeservices.config.Lookup.Found;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProcessLookupTest {
  private static final String KEY = "PROCESS_LOOKUP_TEST";
  private static final DotEnv NO_FILE = new DotEnv(".env", Map.of(), List.of());
  private static final DotEnv FILE = new DotEnv("my.env", Map.of(KEY, "of file"), List.of("oops"));

  @AfterEach
  void forgetTheProperty() {
    System.clearProperty(KEY);
  }

  @Test
  void systemPropertyShouldWinOverAllElse() {
    System.setProperty(KEY, "of property");

    assertThat(new ProcessLookup(Map.of(KEY, "of environment"), FILE).find(KEY))
        .contains(new Found("of property", "system property"));
  }

  @Test
  void environmentShouldWinOverTheFile() {
    assertThat(new ProcessLookup(Map.of(KEY, "of environment"), FILE).find(KEY))
        .contains(new Found("of environment", "environment"));
  }

  @Test
  void fileShouldBeReadWhenNothingElseNamesTheKey() {
    assertThat(new ProcessLookup(Map.of(), FILE).find(KEY))
        .contains(new Found("of file", "my.env"));
  }

  @Test
  void emptyValueShouldBeAsGoodAsNone() {
    System.setProperty(KEY, "");
    DotEnv emptyToo = new DotEnv(".env", Map.of(KEY, ""), List.of());

    assertThat(new ProcessLookup(Map.of(KEY, ""), FILE).find(KEY))
        .contains(new Found("of file", "my.env"));
    assertThat(new ProcessLookup(Map.of(KEY, ""), emptyToo).find(KEY)).isEmpty();
    assertThat(new ProcessLookup(Map.of(), NO_FILE).find(KEY)).isEmpty();
  }

  @Test
  void valueShouldStayAsItIsWritten() {
    assertThat(new ProcessLookup(Map.of(KEY, " ${HOME} "), NO_FILE).find(KEY))
        .contains(new Found(" ${HOME} ", "environment"));
  }

  @Test
  void namesShouldComeFromEverywhere() {
    System.setProperty(KEY, "x");

    assertThat(
            new ProcessLookup(Map.of("OF_ENVIRONMENT", "x"), FILE)
                .names().stream().filter(name -> name.equals(KEY) || name.equals("OF_ENVIRONMENT")))
        .containsExactlyInAnyOrder(KEY, "OF_ENVIRONMENT");
    System.clearProperty(KEY);
    assertThat(new ProcessLookup(Map.of(), FILE).names()).contains(KEY);
  }

  @Test
  void mistakesShouldBeThoseOfTheFile() {
    assertThat(new ProcessLookup(Map.of(), FILE).mistakes()).containsExactly("oops");
  }
}
