package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.LongStream;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.local.Mailbox;
import org.homeservices.channel.local.Mailboxes;
import org.homeservices.channel.redis.Group.Arrival;
import org.homeservices.channel.redis.Group.Standing;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a group trusts what Redis says of its history, and when its members must start over. */
class GroupTest implements Receiver {
  private final GroupName name = new GroupName("group");
  private final Drops drops = new Drops();
  private final List<String> told = new ArrayList<>();
  private final List<Optional<String>> epochs = new ArrayList<>();
  private final List<Group> holes = new ArrayList<>();
  private final Mailboxes mailboxes =
      new Mailboxes("node", ChannelSuite.SETTINGS, drops, System::nanoTime);
  private final Group group = new Group(name, GroupKey.of(name), drops, holes::add);

  @BeforeEach
  void join() {
    group.members().add(mailbox(this));
    group.attached("old", 0);
    LongStream.rangeClosed(1, 3).forEach(seq -> group.receive(arrival("old", seq, "entry" + seq)));
    told.clear();
  }

  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    told.add(envelope.text());
    epochs.add(envelope.epoch());
    return READY;
  }

  @Override
  public void interrupted(GroupName interrupted) {
    told.add("interrupted");
  }

  private void fill(List<Arrival> arrivals, boolean isWhole, Standing end) {
    assertThat(group.beginsToFill()).isTrue();
    group.fill(arrivals, isWhole, end);
  }

  private Mailbox mailbox(Receiver receiver) {
    return mailboxes.open("member", receiver, closed -> {});
  }

  private static Arrival arrival(String epoch, long seq, String id) {
    return new Arrival(epoch, seq, new Entry(seq, id, "key", id));
  }

  private static Standing end(long seq) {
    return new Standing("new", seq, null);
  }

  @Test
  void sameSeqInAnotherLifeShouldBeLookedAt() {
    group.attached("new", 3);

    assertThat(holes).containsExactly(group);
  }

  @Test
  void membersShouldStartOverWhenAnotherEntryHasThePlaceOfTheirLast() {
    group.attached("new", 3);

    fill(List.of(arrival("new", 3, "another")), false, end(3));

    assertThat(told).containsExactly("interrupted");
  }

  @Test
  void membersShouldNoticeNothingWhenTheirLastIsAtItsPlace() {
    group.attached("new", 3);
    fill(List.of(arrival("new", 3, "entry3")), true, end(3));

    group.receive(arrival("new", 4, "entry4"));

    assertThat(told).containsExactly("entry4");
  }

  @Test
  void nextEntryOfAnotherLifeShouldWaitUntilItIsLookedAt() {
    group.receive(arrival("new", 4, "entry4"));
    assertThat(told).isEmpty();
    assertThat(holes).containsExactly(group);

    fill(List.of(arrival("new", 3, "entry3"), arrival("new", 4, "entry4")), true, end(4));

    assertThat(told).containsExactly("entry4");
  }

  @Test
  void gapShouldCloseByItselfWhenWhatIsMissingComesAMomentLater() {
    group.receive(arrival("old", 6, "entry6"));
    group.receive(arrival("old", 5, "entry5"));
    assertThat(told).isEmpty();

    group.receive(arrival("old", 4, "entry4"));

    assertThat(told).containsExactly("entry4", "entry5", "entry6");
    assertThat(group.beginsToFill()).isFalse();
  }

  @Test
  void gapShouldStayOpenUntilWhatRedisToldOfHasCome() {
    group.attached("old", 5);

    group.receive(arrival("old", 4, "entry4"));

    assertThat(told).containsExactly("entry4");
    assertThat(group.beginsToFill()).isTrue();
    assertThat(group.beginsToFill()).isFalse();
  }

  @Test
  void whatIsReadForAGapThatHasClosedShouldChangeNothing() {
    group.receive(arrival("old", 5, "entry5"));
    group.beginsToFill();
    group.receive(arrival("old", 4, "entry4"));

    group.fill(List.of(), false, new Standing("new", 3, null));

    assertThat(told).containsExactly("entry4", "entry5");
  }

  @Test
  void whatIsReadForAGapShouldNotCloseTheNextOne() {
    group.receive(arrival("old", 5, "entry5"));
    group.beginsToFill();
    group.receive(arrival("old", 4, "entry4"));
    group.attached("old", 6);

    group.fill(List.of(arrival("old", 4, "entry4")), true, new Standing("old", 5, null));

    assertThat(holes).hasSize(3);
    assertThat(group.beginsToFill()).isTrue();
  }

  @Test
  void textShouldNotOvertakeWhatWaitsBehindAGap() {
    group.receive(arrival("old", 5, "entry5"));
    group.pass("text", null);
    group.receive(arrival("old", 6, "entry6"));
    assertThat(told).isEmpty();

    group.receive(arrival("old", 4, "entry4"));

    assertThat(told).containsExactly("entry4", "entry5", "text", "entry6");
  }

  @Test
  void textShouldWaitForNothingWhenNothingThatCameBeforeWaits() {
    group.attached("old", 5);

    group.pass("text", null);

    assertThat(told).containsExactly("text");
  }

  @Test
  void textsShouldBeToldWhenAGapCannotBeRead() {
    group.receive(arrival("old", 5, "entry5"));
    group.pass("text", null);

    group.giveUpFilling();

    assertThat(told).containsExactly("text");
  }

  @Test
  void textsThatFindNoRoomBehindAGapShouldBeCounted() {
    group.receive(arrival("old", 5, "entry5"));

    LongStream.rangeClosed(0, 1_000).forEach(number -> group.pass("text", null));

    assertThat(drops.of(DropReason.FULL)).isEqualTo(1);
  }

  @Test
  void entriesThatFoundNoRoomBehindAHoleShouldBeReadAfterIt() {
    int tooMany = 2_000;
    LongStream.rangeClosed(5, tooMany)
        .forEach(seq -> group.receive(arrival("old", seq, "entry" + seq)));
    assertThat(holes).containsExactly(group);

    fill(List.of(arrival("old", 4, "entry4")), true, new Standing("old", 4, null));

    assertThat(told).startsWith("entry4", "entry5").doesNotContain("entry" + tooMany);
    assertThat(holes).containsExactly(group, group);
  }

  @Test
  void memberShouldBeAbleToReachAnotherGroupWhoseMemberReachesThisOne() {
    Group other =
        new Group(new GroupName("other"), GroupKey.of(new GroupName("other")), drops, holes::add);
    CyclicBarrier bothAreTold = new CyclicBarrier(2);
    List<String> answers = Collections.synchronizedList(new ArrayList<>());
    group.members().add(mailbox(answering(bothAreTold, other, answers)));
    other.members().add(mailbox(answering(bothAreTold, group, answers)));

    Await.together(List.of(() -> group.pass("question", null), () -> other.pass("question", null)));

    assertThat(answers).containsExactly("answer", "answer");
  }

  /** Answers a question by telling another group, while that group's member does the same. */
  private static Receiver answering(CyclicBarrier bothAreTold, Group other, List<String> answers) {
    return envelope -> {
      if (envelope.text().equals("question")) {
        Await.together(bothAreTold);
        other.pass("answer", null);
      } else {
        answers.add(envelope.text());
      }
      return READY;
    };
  }

  @Test
  void membersShouldBeToldTheEpochWithItsFirstEntryAlone() {
    group.attached("new", 3);
    fill(List.of(arrival("new", 3, "entry3")), true, end(3));
    epochs.clear();

    group.receive(arrival("new", 4, "entry4"));
    group.receive(arrival("new", 5, "entry5"));

    assertThat(epochs).containsExactly(Optional.of("new"), Optional.empty());
  }

  @Test
  void firstEntryShouldNeedNoLook() {
    Group fresh = new Group(name, GroupKey.of(name), drops, holes::add);
    fresh.attached("", 0);

    fresh.receive(arrival("first", 1, "entry1"));

    assertThat(holes).isEmpty();
  }
}
