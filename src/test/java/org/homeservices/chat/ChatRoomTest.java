package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeservices.conversation.AnswerDetails;
import org.homeservices.conversation.AnswerDetails.Action;
import org.homeservices.conversation.AnswerDetails.Source;
import org.homeservices.conversation.Author;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatRoomTest {
  private final ChatStage stage = ChatStage.withModel();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void openShouldBeginAConversationThatCanBeFound() {
    Conversation opened = Await.value(stage.room.open(Locale.ENGLISH, "/services", "2"));

    assertThat(opened)
        .isEqualTo(
            new Conversation(
                opened.id(),
                Locale.ENGLISH,
                "/services",
                "2",
                Mode.ASSISTANT,
                stage.clock.instant()));
    assertThat(Await.value(stage.room.find(opened))).contains(opened);
  }

  @Test
  void findShouldBeEmptyWhenNothingWasOpened() {
    Conversation open = stage.conversation;
    Conversation never =
        new Conversation(
            ConversationId.random(), open.locale(), "/", "", open.mode(), open.createdAt());

    assertThat(Await.value(stage.room.find(never))).isEmpty();
  }

  @Test
  void everyMemberShouldSeeTheMessageAndThenTheAnswerBeingWritten() {
    List<Member> members = Stream.generate(stage::joined).limit(3).toList();

    stage.post("Preço?");
    stage.model.writing(1).says("Ol").says("á!").ends();

    assertThat(members)
        .allSatisfy(
            member ->
                assertThat(member.linesUpTo("typing assistant off"))
                    .containsExactly(
                        "1 visitor: Preço?",
                        "typing assistant on",
                        "start",
                        "delta 0 Ol",
                        "delta 2 á!",
                        "2 assistant: Olá!",
                        "typing assistant off"));
  }

  @Test
  void answerShouldHaveOneIdFromItsStartToItsMessage() {
    Member member = stage.joined();

    stage.post("Preço?");
    stage.model.writing(1).says("Olá!").ends();
    member.linesUpTo("typing assistant off");

    Message answer = stage.stored().get(1);
    assertThat(member.events())
        .contains(
            new ChatEvent.AnswerStarted(answer.id()),
            new ChatEvent.AnswerGrew(answer.id(), 0, "Olá!"),
            new ChatEvent.MessageAdded(answer));
  }

  @Test
  void messagesShouldBeStoredAsTheyWereTold() {
    Member member = stage.joined();

    Posting posting =
        Await.value(stage.room.post(stage.conversation, ChatStage.ADDRESS, "c-1", "Quanto custa?"));
    stage.model.writing(1).says("R$ 120").ends();
    member.linesUpTo("typing assistant off");

    String id = posting.fold(Posting.Stored::id, held -> "held", refused -> "refused");
    AnswerDetails details =
        new AnswerDetails(
            "model",
            "done",
            List.of(new Source("prices", "Preços")),
            List.of(new Action("Ver", "/#services")));
    assertThat(stage.stored())
        .containsExactly(
            new Message(
                id, "c-1", Author.VISITOR, null, "Quanto custa?", stage.clock.instant(), null),
            new Message(
                stage.stored().get(1).id(),
                null,
                Author.ASSISTANT,
                "Sophie",
                "R$ 120",
                stage.clock.instant(),
                details));
  }

  @Test
  void postShouldAcknowledgeWithSeqAndId() {
    Posting posting = stage.post("Preço?");

    assertThat(posting).isEqualTo(new Posting.Stored("Preço?", 1, stage.stored().get(0).id()));
  }

  @Test
  void repeatShouldBeAcknowledgedLikeTheFirstAndAnsweredOnce() {
    Member member = stage.joined();
    Posting first = stage.post("Preço?");
    stage.model.writing(1).says("Olá!").ends();
    member.linesUpTo("typing assistant off");

    Posting repeat = stage.post("Preço?");
    stage.post("Prazo?");
    stage.model.writing(2).says("Até!").ends();

    assertThat(repeat).isEqualTo(first);
    assertThat(stage.model.writing(2).prompt().user()).contains("Prazo?");
    assertThat(member.linesUpTo("typing assistant off"))
        .filteredOn(line -> line.contains(": "))
        .containsExactly(
            "1 visitor: Preço?", "2 assistant: Olá!", "3 visitor: Prazo?", "4 assistant: Até!");
  }

  @Test
  void messageDuringAnAnswerShouldBeAnsweredNext() {
    Member member = stage.joined();

    stage.post("um");
    stage.model.writing(1).says("1");
    stage.post("dois");
    assertThat(stage.model.asked()).isEqualTo(1);
    stage.model.writing(1).ends();
    stage.model.writing(2).says("2").ends();

    assertThat(member.lines(12))
        .containsExactly(
            "1 visitor: um",
            "typing assistant on",
            "start",
            "delta 0 1",
            "2 visitor: dois",
            "3 assistant: 1",
            "typing assistant off",
            "typing assistant on",
            "start",
            "delta 0 2",
            "4 assistant: 2",
            "typing assistant off");
  }

  @Test
  void answerShouldBeginAnewWhenTheModelFailsInTheMiddle() {
    Member member = stage.joined();

    stage.post("Preço?");
    stage.model.writing(1).says("Ol").fails();

    assertThat(member.linesUpTo("typing assistant off"))
        .containsExactly(
            "1 visitor: Preço?",
            "typing assistant on",
            "start",
            "delta 0 Ol",
            "reset",
            "delta 0 " + ChatStage.KNOWN,
            "2 assistant: " + ChatStage.KNOWN,
            "typing assistant off");
  }

  @Test
  void typingShouldGoToTheOthersAlone() {
    Member self = new Member(stage.codec);
    Seat seat = stage.join(Optional.empty(), self);
    Member other = stage.joined();

    stage.room.typing(stage.conversation, seat, true);
    stage.room.typing(stage.conversation, seat, false);
    stage.post("Preço?");

    assertThat(other.lines(3))
        .startsWith("typing visitor on", "typing visitor off", "1 visitor: Preço?");
    assertThat(self.lines(1)).startsWith("1 visitor: Preço?");
  }

  @Test
  void nothingShouldAnswerWhenPeopleDo() throws InterruptedException {
    try (ChatStage people = ChatStage.withoutAssistant()) {
      Member member = people.joined();

      people.post("Preço?");
      people.post("Alguém?");
      people.settle();

      assertThat(people.conversation.mode()).isEqualTo(Mode.HUMAN);
      assertThat(member.lines()).containsExactly("1 visitor: Preço?", "2 visitor: Alguém?");
      assertThat(people.model.asked()).isZero();
    }
  }
}
