package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.homeservices.assistant.Origin;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a room tells whoever counts. */
class ChatWatchTest {
  private final Recorder<String> told = new Recorder<>();
  private final ChatStage stage = ChatStage.watched(new Teller());

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void conversationShouldBeToldWhenItIsBegun() {
    assertThat(told.all()).containsExactly("begun");
  }

  @Test
  void welcomeShouldBeToldByWhatBecameOfThePosition() {
    stage.joined();
    stage.joinedFrom(new Position("another epoch", 7));

    assertThat(told.all()).containsExactly("begun", "welcomed NEW", "welcomed IMPOSSIBLE");
  }

  @Test
  void answerShouldBeToldWithItsTimes() {
    stage.joined();
    stage.post("Quanto custa?");
    stage.model.writing(1).says("R$ 150").ends();

    assertThat(told.await(5)).contains("answered MODEL true").doesNotContain("failed", "stopped");
  }

  @Test
  void answerThatIsStoppedShouldBeToldAsThat() {
    Member member = new Member(stage.codec);
    Seat seat = stage.join(Optional.empty(), member);
    stage.post("Quanto custa?");
    stage.model.writing(1).says("R$");
    Await.until(() -> seat.shown().isPresent());
    stage.room.stop(stage.conversation, seat, Optional.empty());

    Await.until(() -> told.all().contains("stopped"));
  }

  @Test
  void messageShouldBeToldOnceForAllItsMembersWithItsLag() {
    stage.joined();
    stage.joined();
    stage.clock.advance(Duration.ofSeconds(1));
    stage.post("Quanto custa?");

    assertThat(told.all()).filteredOn(line -> line.startsWith("delivered")).hasSize(1);
    assertThat(told.all()).contains("delivered PT0S");
  }

  @Test
  void ratingShouldBeToldAndItsRepeatNot() {
    Await.value(stage.room.rate(stage.conversation, 4, null));
    Await.value(stage.room.rate(stage.conversation, 4, null));
    Await.value(stage.room.rate(stage.conversation, 2, null));

    assertThat(told.all()).containsExactly("begun", "rated 4", "rated 2");
  }

  /** Writes down what it is told. */
  private final class Teller implements ChatWatch {
    @Override
    public void begun() {
      told.add("begun");
    }

    @Override
    public void welcomed(CatchUp how) {
      told.add("welcomed " + how);
    }

    @Override
    public void delivered(Duration lag) {
      told.add("delivered " + lag);
    }

    @Override
    public void answered(Origin origin, Duration first, Duration whole) {
      boolean isInOrder = !first.isNegative() && first.compareTo(whole) <= 0;
      told.add("answered " + origin + " " + isInOrder);
    }

    @Override
    public void stopped() {
      told.add("stopped");
    }

    @Override
    public void failed() {
      told.add("failed");
    }

    @Override
    public void rated(int score) {
      told.add("rated " + score);
    }
  }
}
