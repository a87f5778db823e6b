package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import org.homeservices.knowledge.Gap;
import org.homeservices.knowledge.Languages;
import org.homeservices.web.AdminSettings;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdminDoorTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final AdminDoor door = new AdminDoor(new AdminSettings(TOKEN));

  @ParameterizedTest
  @ValueSource(strings = {"Bearer " + TOKEN, "bearer  " + TOKEN})
  void ownerShouldBeAdmitted(String authorization) {
    assertThatCode(() -> door.admit(authorization)).doesNotThrowAnyException();
    assertThat(door.isOwner(authorization)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        TOKEN,
        "Basic " + TOKEN,
        "Bearer " + TOKEN + "0",
        "Bearer 0123456789abcdef0123456789abcdeF"
      })
  void anybodyElseShouldBeUnauthorised(String authorization) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> door.admit(authorization))
        .extracting(BadInput::code)
        .isEqualTo(ErrorCode.UNAUTHORISED);
    assertThat(door.isOwner(authorization)).isFalse();
  }

  @Test
  void doorShouldNotBeThereWhenThereIsNoToken() {
    AdminDoor none = new AdminDoor(new AdminSettings(null));

    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> none.admit("Bearer "))
        .extracting(BadInput::code)
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(none.isOwner("Bearer ")).isFalse();
  }

  @Test
  void settingsShouldNotTellTheToken() {
    assertThat(new AdminSettings(TOKEN).toString()).doesNotContain(TOKEN);
  }

  @Test
  void unansweredQuestionsShouldBeAListOfObjects() {
    Instant first = Instant.parse("2026-11-23T12:00:00Z");
    Gap gap =
        new Gap(
            "Afinam \"piano\"?", Languages.PORTUGUESE, "orders", 3, first, first.plusSeconds(9));

    assertThat(AdminResource.json(List.of(gap)))
        .isEqualTo(
            """
            {"unanswered":[{"question":"Afinam \\"piano\\"?","language":"pt-BR","page":"orders",\
            "count":3,"firstAt":"2026-11-23T12:00:00Z","lastAt":"2026-11-23T12:00:09Z"}]}""");
  }
}
