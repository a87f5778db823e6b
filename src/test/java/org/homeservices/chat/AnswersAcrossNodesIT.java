package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeservices.chat.DictatedModel.Writing;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.Visitor;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An answer belongs to the cluster: it is seen, stopped and gone on with on any node. */
class AnswersAcrossNodesIT {
  private final RealRedis redis = RealRedis.started();
  private final RecordingCodec codec = new RecordingCodec();
  private final List<ChatNode> nodes =
      IntStream.range(0, 3).mapToObj(number -> new ChatNode(redis.port(), codec)).toList();
  private final Conversation conversation = nodes.get(0).open();

  @AfterEach
  void stop() {
    nodes.forEach(ChatNode::close);
    redis.close();
  }

  /** A question that the first node answers. */
  private Writing ask() {
    nodes.get(0).post(conversation, "Quanto custa?");
    return nodes.get(0).model.writing(1);
  }

  private Message answer() {
    Await.until(() -> nodes.get(1).messages(conversation).size() == 2);
    return nodes.get(1).messages(conversation).get(1);
  }

  private static String finish(Message answer) {
    return Objects.requireNonNull(answer.answer()).finish();
  }

  @Test
  void memberOnAnotherNodeShouldSeeTheAnswerBeingWritten() {
    Member member = nodes.get(1).join(conversation);

    Writing writing = ask().says("R$ ");
    member.linesUpTo("delta 0 R$ ");
    writing.says("120").ends();

    assertThat(member.linesUpTo("typing assistant off"))
        .containsSubsequence("typing assistant on", "start", "delta 0 R$ ", "2 assistant: R$ 120")
        .doesNotHaveDuplicates();
  }

  @Test
  void memberWhoComesToAnotherNodeInTheMiddleShouldSeeAllThereIs() {
    Member witness = nodes.get(0).join(conversation);
    Writing writing = ask().says("R$ 120");
    witness.linesUpTo("delta 0 R$ 120");

    Member late = nodes.get(2).join(conversation);
    late.linesUpTo("delta 0 R$ 120");
    writing.says(", mais ou menos").ends();

    assertThat(late.linesUpTo("typing assistant off"))
        .startsWith("start", "delta 0 R$ 120")
        .contains("2 assistant: R$ 120, mais ou menos");
  }

  @Test
  void anotherNodeShouldGoOnWhenTheOneThatAnswersDies() {
    Member member = nodes.get(1).join(conversation);
    ask().says("from the one that dies");
    member.linesUpTo("delta 0 from the one that dies");

    nodes.get(0).kill();
    nodes.get(1).model.writing(1).says("whole").ends();

    assertThat(member.linesUpTo("typing assistant off"))
        .containsSubsequence("delta 0 from the one that dies", "reset", "delta 0 whole");
    assertThat(answer().content()).isEqualTo("whole");
    assertThat(finish(answer())).isEqualTo("done");
  }

  @Test
  void visitorWhoComesBackToAnotherNodeShouldGetTheAnswerOfANodeThatDied() {
    ask().says("lost with its node");
    nodes.get(0).kill();

    Member back = nodes.get(1).join(conversation);
    nodes.get(1).model.writing(1).says("whole").ends();

    back.linesUpTo("typing assistant off");
    assertThat(answer().content()).isEqualTo("whole");
  }

  /** As a node leaves it that dies between the acknowledgement and the beginning of the answer. */
  private void orphaned(String question) {
    ChatRoom.Ground ground = nodes.get(0).ground;
    Message message =
        new Message(
            question, question, Author.VISITOR, null, question, ground.clock().instant(), null);
    Await.value(new Broadcast(ground, Shelf.on(ground, 10)).publish(conversation.id(), message));
    nodes.get(0).kill();
  }

  @Test
  void visitorWhoComesBackShouldGetTheAnswerThatANodeThatDiedHadNotBegun() {
    orphaned("Quanto custa?");
    nodes.get(1).clock.advance(OrphanedQuestions.PAUSE);

    Member back = nodes.get(1).join(conversation);
    nodes.get(1).model.writing(1).says("whole").ends();

    assertThat(back.linesUpTo("typing assistant off")).contains("2 assistant: whole");
    assertThat(nodes.get(2).messages(conversation)).hasSize(2);
  }

  @Test
  void answerShouldBeWrittenOnceWhenTabsComeBackToSeveralNodes() {
    orphaned("Quanto custa?");
    nodes.forEach(node -> node.clock.advance(OrphanedQuestions.PAUSE));

    Await.together(8, number -> nodes.get(1 + number % 2).join(conversation));
    Await.until(() -> nodes.get(1).model.asked() + nodes.get(2).model.asked() > 0);
    ChatNode writer = nodes.get(1).model.asked() > 0 ? nodes.get(1) : nodes.get(2);
    writer.model.writing(1).says("whole").ends();

    assertThat(answer().content()).isEqualTo("whole");
    Await.until(() -> nodes.stream().skip(1).allMatch(node -> node.room.answering() == 0));
    assertThat(nodes.get(1).model.asked() + nodes.get(2).model.asked()).isEqualTo(1);
    assertThat(nodes.get(2).messages(conversation)).hasSize(2);
  }

  @Test
  void questionThatWaitedBehindTheAnswerOfANodeThatDiedShouldBeAnswered() {
    ask().says("lost with its node");
    nodes.get(0).post(conversation, "E quando?");
    nodes.get(0).kill();

    nodes.get(1).join(conversation);
    nodes.get(1).model.writing(1).says("whole").ends();
    nodes.get(1).model.writing(2).says("today").ends();

    Await.until(() -> nodes.get(2).messages(conversation).size() == 4);
    assertThat(nodes.get(2).messages(conversation))
        .extracting(Message::content)
        .containsExactly("Quanto custa?", "E quando?", "whole", "today");
  }

  @Test
  void stopOnANodeThatDiedShouldNotBeUndoneOnAnotherOne() {
    Seat seat = nodes.get(0).join(conversation, new Member(codec));
    ask();
    Await.until(() -> seat.shown().isPresent());
    nodes.get(0).room.stop(conversation, seat, Optional.empty());
    Await.until(() -> nodes.get(0).room.answering() == 0);
    nodes.get(0).kill();
    nodes.get(1).clock.advance(OrphanedQuestions.PAUSE);

    Member back = nodes.get(1).join(conversation);

    nodes.get(1).post(conversation, "E quando?");
    nodes.get(1).model.writing(1).says("today").ends();
    back.linesUpTo("typing assistant off");
    assertThat(nodes.get(1).model.asked()).isEqualTo(1);
    assertThat(nodes.get(1).messages(conversation))
        .extracting(Message::content)
        .containsExactly("Quanto custa?", "E quando?", "today");
  }

  @Test
  void answerShouldBePublishedOnceWhenItsNodeDiesAtTheEnd() {
    Member member = nodes.get(1).join(conversation);
    Member other = nodes.get(2).join(conversation);
    ask().says("begun");
    member.linesUpTo("delta 0 begun");
    other.linesUpTo("delta 0 begun");

    nodes.get(0).kill();
    Await.until(() -> nodes.get(1).model.asked() + nodes.get(2).model.asked() > 0);
    ChatNode next = nodes.get(1).model.asked() > 0 ? nodes.get(1) : nodes.get(2);
    next.model.writing(1).says("whole").ends();

    member.linesUpTo("typing assistant off");
    assertThat(answer().content()).isEqualTo("whole");
    assertThat(nodes.get(2).messages(conversation)).hasSize(2);
  }

  @Test
  void stopOnAnotherNodeShouldEndTheAnswerForAll() {
    Member stopper = new Member(codec);
    Seat seat = nodes.get(1).join(conversation, stopper);
    Member witness = nodes.get(0).join(conversation);
    Writing writing = ask().says("until here");
    stopper.linesUpTo("delta 0 until here");

    nodes.get(1).room.stop(conversation, seat, Optional.empty());
    witness.linesUpTo("typing assistant off");
    writing.says(" and no further");

    assertThat(answer().content()).isEqualTo("until here");
    assertThat(finish(answer())).isEqualTo("stopped");
    writing.awaitUnwanted();
  }

  @Test
  void nextQuestionShouldBeAnsweredAfterAStop() {
    Member member = new Member(codec);
    Seat seat = nodes.get(0).join(conversation, member);
    ask().says("stopped");
    member.linesUpTo("delta 0 stopped");
    nodes.get(0).room.stop(conversation, seat, Optional.of("another answer"));
    nodes.get(0).room.stop(conversation, seat, Optional.of(seat.shown().orElseThrow()));

    nodes.get(0).post(conversation, "E agora?");
    nodes.get(0).model.writing(2).says("whole").ends();

    assertThat(member.lines(1)).isNotEmpty();
    Await.until(() -> nodes.get(1).messages(conversation).size() == 4);
    assertThat(nodes.get(1).messages(conversation))
        .extracting(Message::content)
        .containsExactlyInAnyOrder("Quanto custa?", "stopped", "E agora?", "whole");
  }

  @Test
  void stopBeforeAnyTextShouldEndTheAnswerOnAllNodes() {
    Seat elsewhere = nodes.get(1).join(conversation, new Member(codec));
    Member stopper = new Member(codec);
    Seat seat = nodes.get(0).join(conversation, stopper);
    Writing writing = ask();
    Await.until(() -> seat.shown().isPresent() && elsewhere.shown().isPresent());

    nodes.get(0).room.stop(conversation, seat, Optional.empty());

    writing.awaitUnwanted();
    stopper.linesUpTo("typing assistant off");
    Await.until(() -> elsewhere.shown().isEmpty());
    nodes.get(1).model.awaitNothingWanted();
    assertThat(nodes.get(1).messages(conversation)).hasSize(1);
  }

  @Test
  void answerThatIsPublishedShouldNotBeBegunAgainWhenTheRegisterStillHasIt() {
    ask().says("R$ 120").ends();
    String id = answer().id();
    AnswerRef over =
        new AnswerRef(
            id,
            "key",
            "gone",
            "m",
            "Quanto custa?",
            "other",
            Visitor.Kind.ANONYMOUS,
            Locale.ENGLISH,
            false,
            null);
    String entry = codec.encode(new ChatEvent.AnswerAnnounced(over));
    Await.value(nodes.get(2).register.enter(conversation.id().value(), entry));
    Position end = nodes.get(1).join(conversation).welcome().position();

    Seat back =
        Await.value(nodes.get(1).room.join(conversation, Optional.of(end), new Member(codec)));

    assertThat(back.shown()).isEmpty();
  }
}
