package org.homeservices.health;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.health.Health.Check;
import org.homeservices.health.Health.State;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.ManualClock;
import org.junit.jupiter.api.Test;

class HealthTest {
  private static final Check DATABASE_UP = new Check("database", State.UP);
  private static final Replay NOTHING = new Replay(new StreamPosition("e", 0), List.of(), true);

  @Test
  void roomsShouldBeUpWhenTheyDoWhatTheyPromise() {
    Health health = health(completedStage(NOTHING), new Shelf(3));

    assertThat(Await.value(health.checks()))
        .containsExactly(
            new Check("channel", State.UP), new Check("knowledge", State.UP), DATABASE_UP);
  }

  @Test
  void memoryShouldBeUp() {
    ChannelSettings settings = ChannelLimits.remembering(5, Duration.ofMinutes(1));
    InMemoryChannelLayer layer = new InMemoryChannelLayer(settings, ManualClock.started());

    assertThat(
            Health.worst(
                Await.value(
                    new Health(layer, layer, new Shelf(1), HealthTest::up, () -> false).checks())))
        .isEqualTo(State.UP);
  }

  @Test
  void channelShouldBeDownWhenItFails() {
    IllegalStateException away = new IllegalStateException("away");
    Health health = health(failedStage(away), new Shelf(3));

    assertThat(Await.value(health.checks()))
        .containsExactly(
            new Check("channel", State.DOWN), new Check("knowledge", State.UP), DATABASE_UP);
  }

  @Test
  void knowledgeShouldBeDegradedWhenThereIsNone() {
    Health health = health(completedStage(NOTHING), new Shelf(0));

    assertThat(Await.value(health.checks()))
        .containsExactly(
            new Check("channel", State.UP), new Check("knowledge", State.DEGRADED), DATABASE_UP);
  }

  @Test
  void databaseShouldBeDegradedWhenItFails() {
    Probe database = () -> failedStage(new IllegalStateException("away"));

    assertThat(Await.value(health(database).checks()))
        .contains(new Check("database", State.DEGRADED));
  }

  @Test
  void databaseShouldBeDegradedWhenItIsSilent() {
    Probe database = () -> new CompletableFuture<>();

    assertThat(Await.value(health(database).checks()))
        .contains(new Check("database", State.DEGRADED));
  }

  @Test
  void checksShouldWaitForTheChannelWithoutBlocking() {
    CompletableFuture<Replay> answer = new CompletableFuture<>();
    CompletionStage<List<Check>> checks = health(answer, new Shelf(1)).checks();

    boolean early = checks.toCompletableFuture().isDone();
    answer.complete(NOTHING);

    assertThat(early).isFalse();
    assertThat(Await.value(checks)).hasSize(3);
  }

  @Test
  void worstShouldBeTheWorst() {
    Check up = new Check("a", State.UP);
    Check degraded = new Check("b", State.DEGRADED);
    Check down = new Check("c", State.DOWN);

    assertThat(Health.worst(List.of())).isEqualTo(State.UP);
    assertThat(Health.worst(List.of(up, up))).isEqualTo(State.UP);
    assertThat(Health.worst(List.of(degraded, up))).isEqualTo(State.DEGRADED);
    assertThat(Health.worst(List.of(up, down, degraded))).isEqualTo(State.DOWN);
  }

  @Test
  void channelShouldBeDegradedAndNotAskedWhileItsLinkIsDown() {
    Health health =
        new Health(
            new Answering(new CompletableFuture<>()),
            new Cable(false),
            new Shelf(3),
            HealthTest::up,
            () -> false);

    assertThat(Await.value(health.checks()))
        .containsExactly(
            new Check("channel", State.DEGRADED), new Check("knowledge", State.UP), DATABASE_UP);
  }

  @Test
  void nodeShouldBeDownWhenItLeaves() {
    Health health =
        new Health(
            new Answering(completedStage(NOTHING)),
            new Cable(true),
            new Shelf(3),
            HealthTest::up,
            () -> true);

    List<Check> checks = Await.value(health.checks());

    assertThat(checks).contains(new Check("leaving", State.DOWN));
    assertThat(Health.worst(checks)).isEqualTo(State.DOWN);
  }

  private static CompletionStage<?> up() {
    return completedStage(1);
  }

  private static Health health(Probe database) {
    Answering history = new Answering(completedStage(NOTHING));
    return new Health(history, new Cable(true), new Shelf(3), database, () -> false);
  }

  private static Health health(CompletionStage<Replay> answer, Shelf shelf) {
    return new Health(new Answering(answer), new Cable(true), shelf, HealthTest::up, () -> false);
  }

  /** A link that stays as it is. */
  private record Cable(boolean isUp) implements Link {
    @Override
    public void watch(Consumer<Boolean> watcher) {
      throw new UnsupportedOperationException("a check waits for nothing");
    }
  }

  /** A history that is only asked for its latest entries. */
  private record Answering(CompletionStage<Replay> answer) implements History {
    @Override
    public CompletionStage<Replay> latest(GroupName group, int limit) {
      return answer;
    }

    @Override
    public CompletionStage<Void> restore(GroupName group, List<LostEntry> entries) {
      throw new UnsupportedOperationException("a check changes nothing");
    }

    @Override
    public CompletionStage<Void> erase(GroupName group) {
      throw new UnsupportedOperationException("a check changes nothing");
    }

    @Override
    public CompletionStage<Published> publish(GroupName group, Publication publication) {
      throw new UnsupportedOperationException("a check changes nothing");
    }

    @Override
    public CompletionStage<Replay> since(GroupName group, StreamPosition position, int limit) {
      throw new UnsupportedOperationException("a check has no position");
    }

    @Override
    public CompletionStage<Replay> page(GroupName group, long after, int limit) {
      throw new UnsupportedOperationException("a check reads no pages");
    }
  }

  /** So many articles that nobody reads. */
  private record Shelf(int size) implements KnowledgeBase {
    @Override
    public Findings find(String question, Locale expected, int limit) {
      throw new UnsupportedOperationException("a check asks nothing");
    }
  }
}
