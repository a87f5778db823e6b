package org.homeservices.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisitorInputTest {
  private static final String EMOJI = "\uD83D\uDE00";

  static Stream<Arguments> pages() {
    return Stream.of(
        arguments("/orders/7", "/orders/7"),
        arguments("/", "/"),
        arguments("", "/"),
        arguments(null, "/"),
        arguments("orders", "/orders"),
        arguments("https://a.example/orders/7?token=secret#top", "/orders/7"),
        arguments("https://user:secret@a.example:8443/orders", "/orders"),
        arguments("HTTPS://A.example", "/"),
        arguments("https://a.example?token=secret", "/"),
        arguments("https://a.example#secret", "/"),
        arguments("file:///home/secret.html", "/home/secret.html"),
        arguments("/orders?token=secret", "/orders"),
        arguments("/orders#secret", "/orders"),
        arguments("?token=secret", "/"),
        arguments("#secret", "/"),
        arguments("/a#b?c", "/a"),
        arguments("/orders?a=1\nsecret", "/orders"),
        arguments("/orders?a=1\u2028secret", "/orders"),
        arguments("/orders#a\r\nsecret", "/orders"),
        arguments("//evil.example/orders", "/orders"),
        arguments("//evil.example", "/"),
        arguments("https://a.example//evil.example", "/evil.example"),
        arguments("///orders", "/orders"),
        arguments("/or\tders\u0000\u007F\u0085/\u009F7\n", "/orders/7"),
        arguments("\n https://a.example/orders", "/orders"),
        arguments("\thttps://a.example/orders", "/orders"),
        arguments("/a\uD83Db\uDE00c", "/abc"),
        arguments("/" + EMOJI, "/" + EMOJI),
        arguments("/serviços", "/serviços"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageShouldBeCutToItsPath(@Nullable String claimed, String page) {
    assertThat(VisitorInput.page(claimed)).isEqualTo(page);
  }

  @Test
  void pageShouldBeCutToTwoHundredCharacters() {
    assertThat(VisitorInput.page("/" + "x".repeat(2_999))).isEqualTo("/" + "x".repeat(199));
    assertThat(VisitorInput.page("x".repeat(200))).isEqualTo("/" + "x".repeat(199));
    assertThat(VisitorInput.page("/" + "x".repeat(199))).hasSize(200);
  }

  @Test
  void cutShouldNotLeaveHalfACharacter() {
    String halved = "/" + "x".repeat(198) + EMOJI;
    String whole = "/" + "x".repeat(197) + EMOJI + "y";

    assertThat(VisitorInput.page(halved)).isEqualTo("/" + "x".repeat(198));
    assertThat(VisitorInput.page(whole)).isEqualTo("/" + "x".repeat(197) + EMOJI);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pt-BR", "en", "es"})
  void localeShouldBeTheClaimedOneWhenItIsOneOfOurs(String claimed) {
    assertThat(VisitorInput.locale(claimed, Locale.FRENCH))
        .isEqualTo(Locale.forLanguageTag(claimed));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "fr", "pt", "pt-br", "pt_BR", "en-US", "EN", "../../etc"})
  void localeShouldBeTheOtherWhenItIsNoneOfOurs(@Nullable String claimed) {
    assertThat(VisitorInput.locale(claimed, Locale.FRENCH)).isEqualTo(Locale.FRENCH);
  }
}
