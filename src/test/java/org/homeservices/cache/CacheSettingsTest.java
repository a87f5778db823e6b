package org.homeservices.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What caches and entries demand of their values. */
class CacheSettingsTest {

  private static CacheSettings settings(String lives, int entries, int nearby) {
    Duration[] all = Arrays.stream(lives.split(" ")).map(Duration::parse).toArray(Duration[]::new);
    return new CacheSettings(all[0], all[1], all[2], entries, nearby, all[3], all[4]);
  }

  @Test
  void settingsShouldTakeTheLeastThatMakesSense() {
    assertThat(settings("PT0.001S PT0.001S PT0S PT0.001S PT0.001S", 1, 1).maxEntries()).isOne();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S PT1S PT1S PT1S PT1S, 1, 1",
    "PT1S PT0S PT1S PT1S PT1S, 1, 1",
    "PT1S PT1S PT-1S PT1S PT1S, 1, 1",
    "PT1S PT1S PT1S PT0S PT1S, 1, 1",
    "PT1S PT1S PT1S PT1S PT0S, 1, 1",
    "PT1S PT1S PT1S PT1S PT1S, 0, 1",
    "PT1S PT1S PT1S PT1S PT1S, 1, 0"
  })
  void settingsShouldBeRefusedWhenTheyMakeNoSense(String lives, int entries, int nearby) {
    assertThatThrownBy(() -> settings(lives, entries, nearby))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void usualSettingsShouldKeepNoMoreNearbyThanInAll() {
    assertThat(CacheSettings.of(Duration.ofMinutes(1), 10).localEntries()).isEqualTo(10);
    assertThat(CacheSettings.of(Duration.ofMinutes(1), 50_000).localEntries()).isEqualTo(1_000);
  }

  @Test
  void entryShouldHaveFewTagsAndALife() {
    Set<Tag> tags =
        IntStream.rangeClosed(0, Entry.MOST_TAGS)
            .mapToObj(number -> Tag.of("t", "" + number))
            .collect(Collectors.toSet());

    assertThatThrownBy(() -> new Entry("value", null, tags))
        .hasMessage("an entry has at most 16 tags, not 17");
    assertThatThrownBy(() -> Entry.of("value").livingFor(Duration.ZERO))
        .hasMessageContaining("at least 1 ms");
  }
}
