package org.homeservices.chat;

import static java.util.concurrent.CompletableFuture.completedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.homeservices.conversation.ConversationId;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

class QueuesTest {
  private final Queues queues = new Queues();
  private final ConversationId id = ConversationId.random();
  private final List<String> made = new ArrayList<>();
  private final CompletableFuture<String> first = new CompletableFuture<>();

  private CompletionStage<String> make(String name) {
    made.add(name);
    return completedStage(name);
  }

  @Test
  void callsShouldBeMadeInTheOrderInWhichTheyCame() {
    queues.inTurn(id, () -> first);
    IntStream.range(0, 5).forEach(n -> queues.inTurn(id, () -> make("turn " + n)));
    CompletionStage<String> last = queues.behindOthers(id, () -> make("last"));
    List<String> before = List.copyOf(made);

    first.complete("done");

    assertThat(before).isEmpty();
    assertThat(made).containsExactly("turn 0", "turn 1", "turn 2", "turn 3", "turn 4", "last");
    assertThat(Await.value(last)).isEqualTo("last");
  }

  @Test
  void callShouldBeMadeWhenTheOneBeforeItHasFailed() {
    CompletionStage<String> failed =
        queues.inTurn(
            id,
            () -> {
              throw new IllegalStateException("as the test wants it");
            });

    CompletionStage<String> next = queues.inTurn(id, () -> make("next"));

    assertThat(Await.failure(failed)).isInstanceOf(IllegalStateException.class);
    assertThat(Await.value(next)).isEqualTo("next");
  }

  @Test
  void callShouldNotWaitForThoseOfOtherConversations() {
    queues.inTurn(id, () -> first);

    queues.inTurn(ConversationId.random(), () -> make("other"));

    assertThat(made).containsExactly("other");
  }

  @Test
  void callShouldBeMadeAtOnceWhenAllOthersAreOver() {
    queues.inTurn(id, () -> first);
    first.complete("done");

    queues.behindOthers(id, () -> make("next"));

    assertThat(made).containsExactly("next");
  }
}
