package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What members learn of each other, and what many of them cost. */
class ChatRoomPresenceTest {
  private final ChatStage stage = ChatStage.withoutAssistant();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void membersShouldBeToldHowManyThereAre() {
    Member stayer = stage.joined();
    stage.channels.tellSizes();
    Member leaver = new Member(stage.codec);
    Seat seat = stage.join(Optional.empty(), leaver);
    stage.channels.tellSizes();

    seat.leave();
    stage.channels.tellSizes();

    assertThat(stayer.lines()).containsExactly("presence 1 0", "presence 2 0", "presence 1 0");
    assertThat(leaver.lines()).containsExactly("presence 2 0");
  }

  @Test
  void frameShouldBePutInItsPlaceOnceForAllMembers() {
    List<Member> members = Stream.generate(stage::joined).limit(5).toList();
    int before = stage.codec.placements();

    stage.post("Oi");

    assertThat(stage.codec.placements()).isEqualTo(before + 1);
    String frame = members.get(0).frames().get(0);
    assertThat(members)
        .allSatisfy(member -> assertThat(member.frames()).singleElement().isSameAs(frame));
  }

  @Test
  void memberShouldBeToldThatItIsTooSlowWhenItsChannelOverflows() {
    Member member = new Member(stage.codec);
    Seat seat = stage.join(Optional.empty(), member);

    seat.overflowed();
    stage.post("Oi");

    assertThat(member.isTooSlow()).isTrue();
    assertThat(member.lines()).isEmpty();
  }
}
