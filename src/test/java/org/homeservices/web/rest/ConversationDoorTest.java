package org.homeservices.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.Optional;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.testing.Await;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.Problem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That nobody learns from an answer what is there. */
class ConversationDoorTest {
  private final RestStage stage = new RestStage();
  private final ConversationDoor door = new ConversationDoor(stage.tokens());

  @BeforeEach
  void keep() {
    stage.keep();
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private Conversation begun() {
    return Await.value(stage.room().open(Locale.ENGLISH, "/", ""));
  }

  private String bearer(Conversation conversation) {
    return "Bearer " + stage.tokens().issue(conversation).token();
  }

  /** The body that {@link ProblemMapper} makes of it. */
  private static String body(BadInput refused) {
    int status = refused.code().httpStatus();
    return Problem.of(refused.code(), status, refused.field(), Locale.ENGLISH);
  }

  private String refusal(@Nullable String authorization, String id) {
    return body(catchThrowableOfType(BadInput.class, () -> door.open(authorization, id)));
  }

  @Test
  void tokenShouldOpenItsConversation() {
    Conversation own = begun();

    assertThat(door.open(bearer(own), own.id().value()).id()).isEqualTo(own.id());
  }

  @Test
  void conversationOfAnotherShouldLookLikeOneThatIsNotThere() {
    String own = bearer(begun());
    String others = refusal(own, begun().id().value());
    String absent = refusal(own, ConversationId.random().value());
    Conversation erased = begun();
    Await.value(stage.store().erase(erased.id(), stage.clock().instant()));

    assertThat(absent).isEqualTo(others);
    assertThat(refusal(own, erased.id().value())).isEqualTo(others);
    assertThat(refusal(own, "no id at all")).isEqualTo(others);
    assertThat(others).isEqualTo(body(new BadInput(ErrorCode.NOT_FOUND, null)));
  }

  /** Its own token opens the door, and behind it nothing is found. */
  @Test
  void conversationThatIsErasedShouldNotBeFound() {
    Conversation erased = begun();
    String token = bearer(erased);
    Await.value(stage.store().erase(erased.id(), stage.clock().instant()));

    Conversation claimed = door.open(token, erased.id().value());

    assertThat(Await.value(stage.room().find(claimed))).isEqualTo(Optional.empty());
  }

  @Test
  void wrongTokenShouldLookTheSameWhateverItIsShownFor() {
    String id = begun().id().value();
    String refused = refusal("Bearer a.b.c", id);

    assertThat(refusal("Bearer a.b.c", ConversationId.random().value())).isEqualTo(refused);
    assertThat(refusal(null, id)).isEqualTo(refused);
    assertThat(refusal("Basic YTpi", id)).isEqualTo(refused);
    assertThat(refusal(bearer(begun()) + "A", id)).isEqualTo(refused);
    assertThat(refused).isEqualTo(body(new BadInput(ErrorCode.UNAUTHORISED, null)));
  }
}
