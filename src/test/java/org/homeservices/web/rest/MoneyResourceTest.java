package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.testing.ManualClock;
import org.homeservices.web.Accounts;
import org.homeservices.web.AdminSettings;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyResourceTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final String OWNER = "Bearer " + TOKEN;
  private static final LocalDate TODAY = LocalDate.parse("2026-11-23");

  private final List<LocalDate> asked = new ArrayList<>();
  private final MoneyResource resource = resource();

  // In a container CDI assigns what is injected; here nobody else does.
  @SuppressWarnings("UnnecessaryAssignment")
  private MoneyResource resource() {
    MoneyResource money = new MoneyResource();
    money.door = new AdminDoor(new AdminSettings(TOKEN));
    money.accounts = this::neverTold;
    money.clock = ManualClock.at(Instant.parse("2026-11-23T23:59:59Z"));
    return money;
  }

  /** Nothing here could build a response, which takes a container. */
  private CompletionStage<Accounts.Day> neverTold(LocalDate day) {
    asked.add(day);
    return new CompletableFuture<>();
  }

  @Test
  void moneyShouldBeThatOfTodayWhenNoDayIsNamed() {
    CompletionStage<?> unused = resource.money(OWNER, null);

    assertThat(asked).containsExactly(TODAY);
  }

  @Test
  void moneyShouldBeThatOfTheDayThatIsNamed() {
    CompletionStage<?> unused = resource.money(OWNER, "2024-02-29");

    assertThat(asked).containsExactly(LocalDate.of(2024, 2, 29));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2026-11-3",
        "2026-02-29",
        "23-11-2026",
        "+12026-11-23",
        "2026-11-23Z"
      })
  void dayShouldBeRefusedWhenItIsNone(String day) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> resource.money(OWNER, day))
        .satisfies(
            bad -> {
              assertThat(bad.code()).isEqualTo(ErrorCode.BAD_FIELD);
              assertThat(bad.field()).isEqualTo("day");
            });
    assertThat(asked).isEmpty();
  }

  @Test
  void nobodyElseShouldReadTheMoney() {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> resource.money("Bearer " + TOKEN + "0", "no day"))
        .extracting(BadInput::code)
        .isEqualTo(ErrorCode.UNAUTHORISED);
    assertThat(asked).isEmpty();
  }

  @Test
  void moneyShouldBeExactToTheMillionth() {
    Accounts.Row model = new Accounts.Row("large", 2, 1_900, 400, 33, 2_300_001);
    Accounts.Row joined = new Accounts.Row("joined", 1, 900, 0, 30, 1);
    Accounts.Day day =
        new Accounts.Day(TODAY, true, 5_000_000, 2_300_001, 0, 1, List.of(model), List.of(joined));

    assertThat(MoneyResource.json(day))
        .isEqualTo(
            """
            {"day":"2026-11-23","ofAllNodes":true,"budget":5.000000,"spent":2.300001,\
            "reserved":0.000000,"saved":0.000001,\
            "models":[{"model":"large","answers":2,"tokensIn":1900,"tokensCachedIn":400,\
            "tokensOut":33,"cost":2.300001}],\
            "savings":[{"how":"joined","answers":1,"tokensIn":900,"tokensOut":30,\
            "amount":0.000001}]}""");
  }

  @Test
  void budgetShouldBeNullWhenThereIsNone() {
    Accounts.Day day = new Accounts.Day(TODAY, false, 0, 0, 0, 0, List.of(), List.of());

    assertThat(MoneyResource.json(day))
        .isEqualTo(
            """
            {"day":"2026-11-23","ofAllNodes":false,"budget":null,"spent":0.000000,\
            "reserved":0.000000,"saved":0.000000,"models":[],"savings":[]}""");
  }
}
