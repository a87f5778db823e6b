package org.homeservices.channel;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.FEW;
import static org.homeservices.channel.ChannelSuite.SMALL;
import static org.homeservices.channel.ChannelSuite.aGroup;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/**
 * That every {@link ChannelLayer} and {@link Presence} are one, whichever node is asked. A test
 * class supplies three nodes of one cluster, numbered from 0 and set to {@link
 * ChannelSuite#SETTINGS}, whose members are told of changes without being asked.
 */
public interface AcrossNodesContract {
  int NODES = 3;

  /** As a node that never was would have named it. */
  ChannelName NEVER = new ChannelName("inbox.0123456789abcdef0123456789abcdef!1");

  ChannelLayer node(int number);

  Presence presence(int number);

  /** One member on each node. */
  private List<Inbox> membersOf(GroupName group) {
    return IntStream.range(0, NODES).mapToObj(number -> Inbox.in(group, node(number))).toList();
  }

  private List<Integer> sizes(GroupName group) {
    return IntStream.range(0, NODES)
        .mapToObj(number -> Await.value(presence(number).size(group)))
        .toList();
  }

  @Test
  default void channelShouldReceiveInOrderWhatAnotherNodeSends() {
    Inbox inbox = Inbox.open(node(0));
    List<String> sent = IntStream.range(0, 200).mapToObj(Integer::toString).toList();

    sent.forEach(text -> node(1).send(inbox.name(), text));

    assertThat(inbox.texts(200)).isEqualTo(sent);
  }

  @Test
  default void textShouldReachAnotherNodeUnchanged() {
    GroupName group = aGroup();
    Inbox member = Inbox.in(group, node(0));
    String text = "{\"a\": \"não\\n\"}\n\u0000 😀 " + "x".repeat(70_000);

    Await.value(node(1).send(member.name(), text));
    member.await(1);
    Await.value(node(1).groupSend(group, text));

    assertThat(member.await(2))
        .containsExactly(Envelope.direct(text), Envelope.passing(group, text));
  }

  @Test
  default void sendShouldFailWhenTheChannelOfAnotherNodeIsFull() {
    Inbox inbox = Inbox.openBusy(node(0), SMALL);
    IntStream.rangeClosed(0, FEW)
        .forEach(number -> Await.value(node(1).send(inbox.name(), "text " + number)));

    Throwable failure = Await.failure(node(1).send(inbox.name(), "too many"));

    assertThat(failure).isInstanceOf(ChannelFull.class).hasMessageContaining(FEW + " messages");
    assertThat(((ChannelFull) failure).channel()).isEqualTo(inbox.name());
    inbox.close();
  }

  @Test
  default void sendShouldFailWhenTheChannelOfAnotherNodeIsClosedOrNeverWas() {
    Inbox closed = Inbox.open(node(0));
    closed.close();

    assertThat(Await.failure(node(1).send(closed.name(), "hello"))).isInstanceOf(ChannelGone.class);
    assertThat(Await.failure(node(1).send(NEVER, "hello"))).isInstanceOf(ChannelGone.class);
  }

  @Test
  default void channelOfAnotherNodeShouldBeAddedAndDiscarded() {
    GroupName group = aGroup();
    Inbox member = Inbox.open(node(0));
    Inbox witness = Inbox.in(group, node(0));

    Await.value(node(1).groupAdd(group, member.name()));
    Await.value(node(2).groupSend(group, "first"));
    member.await(1);
    Await.value(node(2).groupDiscard(group, member.name()));
    Await.value(node(1).groupSend(group, "second"));
    witness.await(2);
    Await.value(node(1).send(member.name(), "mark"));

    assertThat(member.texts(2)).containsExactly("first", "mark");
  }

  @Test
  default void addingShouldFailWhenTheChannelOfAnotherNodeIsClosedOrNeverWas() {
    GroupName group = aGroup();
    Inbox closed = Inbox.open(node(0));
    closed.close();

    assertThat(Await.failure(node(1).groupAdd(group, closed.name())))
        .isInstanceOf(ChannelGone.class);
    assertThat(Await.failure(node(1).groupAdd(group, NEVER))).isInstanceOf(ChannelGone.class);
  }

  @Test
  default void discardingShouldChangeNothingWhenTheChannelNeverWas() {
    assertThat(node(1).groupDiscard(aGroup(), NEVER)).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  default void everyMemberShouldReceiveOnceWhicheverNodeSends() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);

    IntStream.range(0, NODES)
        .forEach(number -> Await.value(node(number).groupSend(group, "from " + number)));

    assertThat(members)
        .allSatisfy(
            member ->
                assertThat(member.texts(3))
                    .containsExactlyInAnyOrder("from 0", "from 1", "from 2"));
  }

  @Test
  default void selfShouldNotReceiveWhatAnotherNodeSendsToOthersForIt() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);
    Inbox self = members.get(0);

    Await.value(node(1).groupSendToOthers(group, "for others", self.name()));
    Await.value(node(1).groupSend(group, "for all"));

    assertThat(self.texts(1)).containsExactly("for all");
    assertThat(members.subList(1, NODES))
        .allSatisfy(other -> assertThat(other.texts(2)).containsExactly("for others", "for all"));
  }

  @Test
  default void eachSendersOrderShouldHoldWhenAllNodesSendAtOnce() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);
    List<String> ofOne = IntStream.range(0, 100).mapToObj(Integer::toString).toList();

    Await.together(
        NODES, number -> ofOne.forEach(text -> node(number).groupSend(group, number + ":" + text)));

    for (Inbox member : members) {
      Map<String, List<String>> bySender =
          member.texts(NODES * 100).stream().collect(groupingBy(text -> text.substring(0, 1)));
      assertThat(bySender).hasSize(NODES);
      bySender.forEach(
          (sender, texts) ->
              assertThat(texts).isEqualTo(ofOne.stream().map(t -> sender + ":" + t).toList()));
    }
  }

  @Test
  default void everyNodeShouldCountAndNameAllMembers() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);

    assertThat(sizes(group)).containsExactly(3, 3, 3);
    assertThat(Await.value(presence(2).members(group)))
        .containsExactlyInAnyOrderElementsOf(members.stream().map(Inbox::name).toList());
  }

  @Test
  default void noNodeShouldCountAMemberThatHasClosed() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);

    members.get(1).close();

    Await.until(() -> sizes(group).equals(List.of(2, 2, 2)));
    assertThat(Await.value(presence(0).members(group))).doesNotContain(members.get(1).name());
  }

  @Test
  default void membersOnAllNodesShouldBeToldHowManyTheyAre() {
    GroupName group = aGroup();
    List<Inbox> members = membersOf(group);
    members.forEach(member -> member.awaitSize(3));

    members.get(1).close();

    members.get(0).awaitSize(2);
    members.get(2).awaitSize(2);
  }
}
