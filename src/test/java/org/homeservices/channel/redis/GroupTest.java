package org.homeservices.channel.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.LongStream;
import org.homeservices.channel.ChannelSuite;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.homeservices.channel.local.Mailboxes;
import org.homeservices.channel.redis.Group.Arrival;
import org.homeservices.channel.redis.Group.Standing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a group trusts what Redis says of its history, and when its members must start over. */
class GroupTest implements Receiver {
  private final GroupName name = new GroupName("group");
  private final Drops drops = new Drops();
  private final List<String> told = new ArrayList<>();
  private final List<Group> holes = new ArrayList<>();
  private final Group group = new Group(name, GroupKey.of(name), drops, holes::add);

  @BeforeEach
  void join() {
    Mailboxes mailboxes = new Mailboxes("node", ChannelSuite.SETTINGS, drops, System::nanoTime);
    group.members().add(mailboxes.open("member", this, closed -> {}));
    group.attached("old", 0);
    LongStream.rangeClosed(1, 3).forEach(seq -> group.receive(arrival("old", seq, "entry" + seq)));
    told.clear();
  }

  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    told.add(envelope.text());
    return READY;
  }

  @Override
  public void interrupted(GroupName interrupted) {
    told.add("interrupted");
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

    group.fill(List.of(arrival("new", 3, "another")), false, end(3));

    assertThat(told).containsExactly("interrupted");
  }

  @Test
  void membersShouldNoticeNothingWhenTheirLastIsAtItsPlace() {
    group.attached("new", 3);
    group.fill(List.of(arrival("new", 3, "entry3")), true, end(3));

    group.receive(arrival("new", 4, "entry4"));

    assertThat(told).containsExactly("entry4");
  }

  @Test
  void nextEntryOfAnotherLifeShouldWaitUntilItIsLookedAt() {
    group.receive(arrival("new", 4, "entry4"));
    assertThat(told).isEmpty();
    assertThat(holes).containsExactly(group);

    group.fill(List.of(arrival("new", 3, "entry3"), arrival("new", 4, "entry4")), true, end(4));

    assertThat(told).containsExactly("entry4");
  }

  @Test
  void firstEntryShouldNeedNoLook() {
    Group fresh = new Group(name, GroupKey.of(name), drops, holes::add);
    fresh.attached("", 0);

    fresh.receive(arrival("first", 1, "entry1"));

    assertThat(holes).isEmpty();
  }
}
