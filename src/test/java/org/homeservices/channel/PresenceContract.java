package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.aGroup;

import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/**
 * Whom every {@link Presence} sees. A test class supplies one whose members are told of changes
 * without being asked.
 */
public interface PresenceContract extends ChannelSuite {
  Presence presence();

  private int size(GroupName group) {
    return Await.value(presence().size(group));
  }

  @Test
  default void groupShouldBeEmptyWhenNobodyWasAdded() {
    GroupName group = aGroup();

    assertThat(size(group)).isZero();
    assertThat(Await.value(presence().members(group))).isEmpty();
  }

  @Test
  default void everyMemberShouldBeCountedOnce() {
    GroupName group = aGroup();
    Inbox one = Inbox.in(group, channels());
    Inbox other = Inbox.in(group, channels());
    Inbox.in(aGroup(), channels());

    Await.value(channels().groupAdd(group, one.name()));

    assertThat(size(group)).isEqualTo(2);
    assertThat(Await.value(presence().members(group)))
        .containsExactlyInAnyOrder(one.name(), other.name());
  }

  @Test
  default void memberShouldNotBeCountedWhenItIsDiscarded() {
    GroupName group = aGroup();
    Inbox leaver = Inbox.in(group, channels());
    Inbox stayer = Inbox.in(group, channels());

    Await.value(channels().groupDiscard(group, leaver.name()));

    assertThat(size(group)).isEqualTo(1);
    assertThat(Await.value(presence().members(group))).containsExactly(stayer.name());
  }

  @Test
  default void memberShouldLeaveAllItsGroupsWhenItCloses() {
    GroupName one = aGroup();
    GroupName other = aGroup();
    Inbox leaver = Inbox.in(one, channels());
    Await.value(channels().groupAdd(other, leaver.name()));
    Inbox.in(one, channels());

    leaver.close();

    Await.until(() -> size(one) == 1 && size(other) == 0);
    assertThat(Await.value(presence().members(one))).doesNotContain(leaver.name());
  }

  @Test
  default void membersShouldBeToldHowManyTheyAre() {
    GroupName group = aGroup();
    Inbox first = Inbox.in(group, channels());
    first.awaitSize(1);

    Inbox second = Inbox.in(group, channels());
    first.awaitSize(2);
    second.awaitSize(2);
    Inbox third = Inbox.in(group, channels());
    third.awaitSize(3);
    second.close();

    third.awaitSize(2);
  }
}
