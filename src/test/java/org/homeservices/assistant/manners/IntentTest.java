package org.homeservices.assistant.manners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntentTest {
  /** To which intents the article belongs that a labelled question needs. */
  private static final Map<String, String> ARTICLES =
      """
      request-service FIND_SERVICE
      service-areas FIND_SERVICE
      service-cleaning FIND_SERVICE,PRICE
      service-moving FIND_SERVICE,PRICE
      service-electrical FIND_SERVICE,PRICE
      service-painting FIND_SERVICE,PRICE
      service-plumbing FIND_SERVICE,PRICE
      service-gardening FIND_SERVICE,PRICE
      service-carpentry FIND_SERVICE,PRICE
      service-appliances FIND_SERVICE,PRICE
      materials-tools FIND_SERVICE
      professional-safety FIND_SERVICE
      find-professional FIND_SERVICE
      prices-quotes PRICE
      track-order ORDER
      rate-service ORDER
      professional-late ORDER
      reschedule-service ORDER
      cancel-order ORDER
      coupons PAYMENT,PRICE
      pay-with-pix PAYMENT
      payment-declined PAYMENT
      payment-methods PAYMENT
      receipts-invoices PAYMENT
      refund-policy PAYMENT
      reset-password ACCOUNT
      notifications-settings ACCOUNT
      no-confirmation-email ACCOUNT
      delete-account ACCOUNT
      login-trouble ACCOUNT
      edit-profile ACCOUNT
      provider-payout PROVIDER,PAYMENT
      become-provider PROVIDER
      provider-dashboard PROVIDER
      damage-complaint COMPLAINT
      service-guarantee COMPLAINT
      terms-of-use SITE
      opening-hours SITE
      page-not-loading SITE
      privacy-policy SITE
      """
          .lines()
          .map(line -> line.split(" ", 2))
          .collect(toMap(columns -> columns[0], columns -> columns[1]));

  private record Labelled(String text, String article) {
    boolean isRight() {
      String intents = ARTICLES.getOrDefault(article, "");
      return Intent.of(text).filter(one -> intents.contains(one.name())).isPresent();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "procuro um eletricista | FIND_SERVICE",
        "quanto sai a pintura de um quarto? | PRICE",
        "QUERO CANCELAR MEU PEDIDO | ORDER",
        "dá para pagar no boleto? | PAYMENT",
        "esqueci a senha | ACCOUNT",
        "quero trabalhar com vocês | PROVIDER",
        "onde fica o menu do site | SITE",
        "quebraram meu vaso, e a garantia? | COMPLAINT",
        "I need a plumber | FIND_SERVICE",
        "how much does it cost | PRICE",
        "reschedule my booking | ORDER",
        "can I pay by credit card | PAYMENT",
        "I forgot my password | ACCOUNT",
        "I want to work with you | PROVIDER",
        "privacy policy | SITE",
        "they damaged my floor | COMPLAINT",
        "busco un jardinero | FIND_SERVICE",
        "¿cuánto cuesta? | PRICE",
        "cancelar la cita | ORDER",
        "pagar con tarjeta | PAYMENT",
        "olvidé mi contraseña | ACCOUNT",
        "quiero trabajar con ustedes | PROVIDER",
        "términos de uso | SITE",
        "tiene garantía? | COMPLAINT"
      })
  void intentShouldShowInTheWordsOfATopic(String text, Intent intent) {
    assertThat(Intent.of(text)).contains(intent);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "me conta uma piada", "qual a capital da França", "who are you"})
  void intentShouldBeEmptyWhenNoTopicShows(String text) {
    assertThat(Intent.of(text)).isEmpty();
  }

  /** They were written for the search, not for these lists. */
  @Test
  void intentShouldFitTheQuestionsOfTheSearch() {
    List<Labelled> known = labelled().filter(one -> ARTICLES.containsKey(one.article())).toList();
    List<Labelled> shown = known.stream().filter(one -> isShown(one.text())).toList();
    long right = shown.stream().filter(Labelled::isRight).count();

    assertThat(known).hasSizeGreaterThan(500);
    assertThat((double) right / known.size()).isGreaterThanOrEqualTo(0.75);
    assertThat((double) right / shown.size()).isGreaterThanOrEqualTo(0.87);
  }

  @Test
  void intentShouldMostlyBeEmptyForQuestionsOfAnotherWorld() {
    List<String> off =
        labelled().filter(one -> one.article().equals("none")).map(Labelled::text).toList();
    long left = off.stream().filter(text -> !isShown(text)).count();

    assertThat(off).hasSizeGreaterThan(80);
    assertThat((double) left / off.size()).isGreaterThanOrEqualTo(0.88);
  }

  private static boolean isShown(String text) {
    Optional<Intent> intent = Intent.of(text);
    return intent.isPresent();
  }

  private static Stream<Labelled> labelled() {
    return Stream.of("questions", "heldout")
        .flatMap(set -> Languages.ALL.stream().flatMap(language -> read(set, language)));
  }

  private static Stream<Labelled> read(String set, Locale language) {
    String name = "/knowledge/%s-%s.tsv".formatted(set, language.toLanguageTag());
    try (InputStream in = IntentTest.class.getResourceAsStream(name)) {
      String text = new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
      return text
          .lines()
          .filter(line -> line.contains("\t"))
          .map(line -> line.split("\t", -1))
          .map(columns -> new Labelled(columns[0], columns[1].strip()))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
