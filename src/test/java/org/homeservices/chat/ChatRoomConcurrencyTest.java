package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatRoomConcurrencyTest {
  private static final int POSTERS = 4;
  private static final int EACH = 50;

  /** Every message and its answer. */
  private static final int ALL = POSTERS * EACH * 2;

  private static final int SITTINGS = 40;

  private final ChatStage stage = ChatStage.withoutModel();

  @AfterEach
  void close() {
    stage.close();
  }

  /** A reader who comes and goes, and says each time how far it has come. */
  private final class Wanderer implements Outbox {
    private final Recorder<Long> seqs = new Recorder<>();
    private Position position = new Position("", 0);

    @Override
    public void welcome(Welcome welcome) {
      position = welcome.position();
      welcome.messages().forEach(this::deliver);
    }

    @Override
    public void deliver(String frame) {
      if (RecordingCodec.seq(frame) > 0) {
        seqs.add(RecordingCodec.seq(frame));
      }
    }

    @Override
    public void tooSlow() {
      throw new AssertionError("nothing ever waits here");
    }

    @Override
    public void stranded() {
      throw new AssertionError("nothing is ever out of reach here");
    }

    @Override
    public void gone() {
      throw new AssertionError("nothing is ever erased here");
    }

    void sit(int atLeast) {
      Seat seat = stage.join(Optional.of(at()), this);
      seqs.await(Math.min(atLeast, ALL));
      seat.leave();
    }

    Position at() {
      return new Position(position.epoch(), seqs.all().size());
    }
  }

  @Test
  void everyMemberShouldSeeEveryMessageOnceAndInOrderHoweverOftenItLeaves() {
    List<Wanderer> members = List.of(new Wanderer(), new Wanderer(), new Wanderer());
    members.forEach(member -> stage.join(Optional.empty(), member).leave());
    List<Runnable> tasks = new ArrayList<>();
    members.forEach(member -> tasks.add(() -> wander(member)));
    IntStream.range(0, POSTERS).forEach(poster -> tasks.add(() -> post(poster)));
    Collections.reverse(tasks);

    Await.together(tasks);

    List<Long> contiguous = LongStream.rangeClosed(1, ALL).boxed().toList();
    assertThat(members)
        .allSatisfy(member -> assertThat(member.seqs.await(ALL)).isEqualTo(contiguous));
    assertThat(Await.value(stage.room.messages(stage.conversation.id(), 0, ALL + 1)))
        .extracting(RecordingCodec::seq)
        .isEqualTo(contiguous);
  }

  private void post(int poster) {
    for (int number = 0; number < EACH; number++) {
      postPatiently(poster + ":" + number);
    }
  }

  /** Too many questions wait now and then: a client sends the same message again. */
  private void postPatiently(String content) {
    while (!stage.post(content).<Boolean>fold(stored -> true, held -> true, refused -> false)) {
      Thread.onSpinWait();
    }
  }

  private static void wander(Wanderer member) {
    for (int sitting = 1; sitting <= SITTINGS; sitting++) {
      member.sit(sitting * ALL / SITTINGS);
    }
  }
}
