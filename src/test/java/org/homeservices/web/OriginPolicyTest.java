package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginPolicyTest {
  private static final OriginPolicy SAME_HOST = policy();
  private static final OriginPolicy LISTED =
      policy(
          "https://a.example",
          "https://*.b.example",
          "http://c.example:8080",
          "https://D.example:443");

  @ParameterizedTest
  @CsvSource({
    "https://chat.example, chat.example",
    "http://chat.example, chat.example",
    "http://chat.example:8080, chat.example:8080",
    "HTTPS://Chat.Example, chat.example",
    "https://chat.example, CHAT.EXAMPLE",
    "https://chat.example:443, chat.example",
    "https://chat.example, chat.example:443",
    "http://chat.example, chat.example:80",
    "http://127.0.0.1:8080, 127.0.0.1:8080",
    "http://[::1]:8080, [::1]:8080",
    "http://[::1], [::1]:80",
    "http://[2001:DB8::1], [2001:db8::1]",
    "http://localhost, localhost"
  })
  void pageOfTheSameHostShouldBeAllowed(String origin, String host) {
    assertThat(SAME_HOST.allows(origin, host)).isTrue();
    assertThat(LISTED.allows(origin, host)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example, chat.example",
    "https://chat.example:8443, chat.example",
    "https://chat.example, chat.example:8443",
    "https://chat.example, chat.example:80",
    "http://chat.example, chat.example:443",
    "https://chat.example.evil, chat.example",
    "https://evil-chat.example, chat.example",
    "https://user@chat.example, chat.example",
    "https://chat.example@evil.example, chat.example",
    "https://chat.example/, chat.example",
    "https://chat.example/path, chat.example",
    "https://chat.example?q, chat.example",
    "ftp://chat.example, chat.example",
    "chat.example, chat.example",
    "//chat.example, chat.example",
    "http://[::1]:8080, [::2]:8080",
    "http://:8080, :8080",
    "'https:// chat.example', chat.example",
    "https://, ''",
    "'', ''",
    "null, chat.example",
    "null, null",
    "file://, chat.example"
  })
  void pageOfAnotherHostShouldBeRefused(String origin, String host) {
    assertThat(SAME_HOST.allows(origin, host)).isFalse();
    assertThat(LISTED.allows(origin, host)).isFalse();
  }

  @Test
  void requestShouldBeAllowedWhenItComesFromNoPage() {
    assertThat(SAME_HOST.allows(null, "chat.example")).isTrue();
    assertThat(SAME_HOST.allows(null, null)).isTrue();
  }

  @Test
  void pageShouldBeRefusedWhenTheHostIsUnknown() {
    assertThat(SAME_HOST.allows("https://chat.example", null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example",
        "https://A.EXAMPLE",
        "https://a.example:443",
        "https://x.b.example",
        "https://X.y-1.B.example",
        "https://x.b.example:443",
        "http://c.example:8080",
        "https://d.example"
      })
  void listedOriginShouldBeAllowed(String origin) {
    assertThat(LISTED.allows(origin, "chat.example")).isTrue();
    assertThat(LISTED.allows(origin, null)).isTrue();
    assertThat(SAME_HOST.allows(origin, "chat.example")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example",
        "https://a.example:8443",
        "https://x.a.example",
        "https://a-example",
        "https://axexample",
        "https://a.example.evil",
        "https://b.example",
        "https://.b.example",
        "https://evil-b.example",
        "https://evilb.example",
        "https://a.b.example.evil",
        "https://x.b.example:8443",
        "http://x.b.example",
        "https://x/.b.example",
        "https://evil.example/.b.example",
        "https://evil.example#.b.example",
        "https://evil.example:1@x.b.example",
        "https://x..b.example",
        "https://*.b.example",
        "https://x\n.b.example",
        "http://c.example",
        "https://c.example:8080",
        "null"
      })
  void originShouldBeRefusedWhenItIsOnlyLikeAListedOne(String origin) {
    assertThat(LISTED.allows(origin, "chat.example")).isFalse();
  }

  @Test
  void anyOriginShouldStillBeAnOrigin() {
    OriginPolicy any = policy("*");

    assertThat(any.allows("https://x.example", "chat.example")).isTrue();
    assertThat(any.allows("http://localhost:3000", null)).isTrue();
    assertThat(any.allows("null", "chat.example")).isFalse();
    assertThat(any.allows("", "chat.example")).isFalse();
    assertThat(any.allows("ftp://x.example", "chat.example")).isFalse();
  }

  @Test
  void endlessOriginShouldBeJudgedLikeAnyOther() {
    String endless = "https://" + "a.".repeat(100_000);

    assertThat(LISTED.allows(endless + "b.example", "chat.example")).isTrue();
    assertThat(LISTED.allows(endless + "b.evil", "chat.example")).isFalse();
  }

  private static OriginPolicy policy(String... origins) {
    return new OriginPolicy(new WebSettings(List.of(origins), Locale.ENGLISH, Duration.ofHours(1)));
  }
}
