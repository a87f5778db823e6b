package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.homeservices.chat.HandoverSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a person is called. */
class HandoverSectionTest {
  private static final String URL = "HANDOVER_WEBHOOK_URL";
  private static final String SECRET = "HANDOVER_WEBHOOK_SECRET";
  private static final String DESK = "https://desk.example/chat?key=1";

  private static Map<String, String> production(String url) {
    return new HashMap<>(Map.of("APP_ENV", "production", URL, url, SECRET, Given.OTHER_SECRET));
  }

  @Test
  void nobodyShouldBeCalledWhereNoUrlIsSet() {
    assertThat(Given.settings(Map.of()).handover()).isNull();
    assertThat(Given.settings(Map.of(SECRET, Given.SECRET)).handover()).isNull();
  }

  @Test
  void urlShouldNeedASecret() {
    assertThat(Given.report(Map.of(URL, DESK)))
        .contains("1 setting is wrong", SECRET + " = (unset)", "must be set where " + URL + " is");
  }

  @Test
  void secretShouldHaveThirtyTwoCharactersAndNotBeShown() {
    String shorter = "x".repeat(31);

    assertThat(Given.report(Map.of(URL, DESK, SECRET, shorter)))
        .contains("1 setting is wrong", SECRET + " = (hidden", "at least 32 characters")
        .doesNotContain(shorter);
  }

  @Test
  void secretShouldBeBase64BehindItsMark() {
    assertThat(Given.report(Map.of(URL, DESK, SECRET, "whsec_" + "!".repeat(40))))
        .contains("1 setting is wrong", "must be base64 behind whsec_");
  }

  @Test
  void bothShouldBeListedWhenBothAreWrong() {
    assertThat(Given.report(Map.of(URL, "desk", SECRET, "short")))
        .contains("2 settings are wrong", URL + " = desk", SECRET + " = (hidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "desk.example",
        "ftp://desk.example",
        "https:///a",
        "https://u:p@d/",
        "https://d/#a"
      })
  void urlShouldBeWhole(String url) {
    assertThat(Given.report(Map.of(URL, url, SECRET, Given.SECRET)))
        .contains("1 setting is wrong", URL + " = " + url);
  }

  @Test
  void urlShouldBeHttpsInProduction() {
    assertThat(Given.report(production("http://desk.example/")))
        .contains("1 setting is wrong", URL, "with https");
    assertThat(Given.settings(production(DESK)).handover())
        .isEqualTo(new HandoverSettings(URI.create(DESK), Given.OTHER_SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://localhost:1/", "http://127.0.0.1/", "http://[::1]:1/a"})
  void httpShouldDoOnThisMachine(String url) {
    assertThat(Given.settings(production(url)).handover()).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1.example/", "http://localhost.example/"})
  void namesThatOnlyLookLikeThisMachineShouldNotDo(String url) {
    assertThat(Given.report(production(url))).contains("1 setting is wrong", URL);
  }

  @Test
  void weakSecretShouldBeRefusedInProduction() {
    Map<String, String> weak = production(DESK);
    weak.put(SECRET, "abcabcabc".repeat(5));

    assertThat(Given.report(weak)).contains("at least 12 different characters");
  }

  @Test
  void settingsShouldNotShowTheSecret() {
    assertThat(new HandoverSettings(URI.create(DESK), Given.SECRET).toString())
        .doesNotContain(Given.SECRET);
  }
}
