package org.homeservices.conversation.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is known of a conversation while Redis is away, and when it is back. */
class ConversationOutageIT {
  /** Half a second of patience, and as much again for a busy machine; Redisson would wait for 3. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private static final Instant BEGINNING = ConversationStoreContract.BEGINNING;
  private static final Duration LIFETIME = Duration.ofMinutes(10);

  private final Conversation claimed = ConversationStoreContract.aConversation();
  private RealRedis redis;
  private ClusterNode node;
  private ConversationStore here;
  private ConversationStore elsewhere;

  @BeforeEach
  void start() {
    redis = RealRedis.started();
    node = TestNodes.joined(TestNodes.single(redis.port()), SETTINGS);
    here = store();
    elsewhere = store();
  }

  @AfterEach
  void stop() {
    node.close();
    redis.close();
  }

  /** In whose time no second passes: what it has read once counts to the end of the test. */
  private ConversationStore store() {
    return new RedissonConversationStore(node::commands, TestNodes.seal(), LIFETIME, () -> 0);
  }

  private void keep(Mode mode) {
    Await.value(here.create(claimed.in(mode)));
  }

  private Mode found() {
    return Await.value(elsewhere.find(claimed)).orElseThrow().mode();
  }

  @Test
  void tokenShouldCountSoonWhenRedisIsGone() {
    keep(Mode.HUMAN);
    redis.kill();

    CompletionStage<Optional<Conversation>> found = elsewhere.find(claimed);

    assertThat(found).succeedsWithin(SOON).isEqualTo(Optional.of(claimed));
  }

  @Test
  void tokenShouldCountSoonWhenRedisStandsStill() {
    keep(Mode.HUMAN);
    redis.pause();

    CompletionStage<Optional<Conversation>> found = elsewhere.find(claimed);

    assertThat(found).succeedsWithin(SOON).isEqualTo(Optional.of(claimed));
  }

  @Test
  void tokenShouldCountAtOnceWhenTheLinkIsDown() {
    keep(Mode.HUMAN);
    redis.pause();
    TestNodes.awaitLink(node, false);

    CompletionStage<Optional<Conversation>> found = elsewhere.find(claimed);

    assertThat(found.toCompletableFuture()).isCompletedWithValue(Optional.of(claimed));
  }

  @Test
  void conversationShouldBeginSoonWhenRedisStandsStill() {
    redis.pause();

    CompletionStage<Conversation> created = here.create(claimed);

    assertThat(created).succeedsWithin(SOON).isEqualTo(claimed);
    assertThat(Await.value(here.find(claimed))).contains(claimed);
  }

  @Test
  void conversationShouldBeginAndBeUsedAtOnceWhenTheLinkIsDown() {
    redis.kill();
    TestNodes.awaitLink(node, false);

    CompletionStage<Conversation> created = here.create(claimed);
    CompletionStage<Void> touched = here.touch(claimed.id());

    assertThat(created.toCompletableFuture()).isCompletedWithValue(claimed);
    assertThat(touched.toCompletableFuture()).isCompleted();
  }

  @Test
  void modeShouldBeKnownAgainAsSoonAsRedisAnswers() {
    keep(Mode.HUMAN);
    redis.pause();
    Mode meanwhile = found();

    redis.resume();

    assertThat(meanwhile).isEqualTo(Mode.ASSISTANT);
    Await.until(() -> found() == Mode.HUMAN);
  }

  @Test
  void hashShouldHaveAnEndWhenItsNodeEndsBeforeRedisAnswers() {
    redis.pause();
    Await.value(here.create(claimed));

    node.close();
    redis.resume();

    Await.until(() -> Stored.say(redis, claimed, "EXISTS") == 1);
    assertThat(Stored.say(redis, claimed, "PTTL")).isPositive();
  }

  @Test
  void changeShouldFailSoonWhenRedisStandsStill() {
    keep(Mode.ASSISTANT);
    redis.pause();

    CompletionStage<Boolean> changed = here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING);

    assertThat(changed)
        .failsWithin(Duration.ofSeconds(3))
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(ConversationsUnavailable.class);
  }

  @Test
  void nothingShouldBeKeptOrChangedWhileTheLinkIsDown() {
    redis.kill();
    TestNodes.awaitLink(node, false);

    assertThat(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING)).isCompletedExceptionally();
    assertThat(here.call(claimed.id(), Mode.ASSISTANT, BEGINNING, BEGINNING))
        .isCompletedExceptionally();
    assertThat(here.taken(claimed.id())).isCompletedExceptionally();
    assertThat(here.keep(claimed.id(), new Feedback("m1", Feedback.Value.UP, null)))
        .isCompletedExceptionally();
    assertThat(here.feedback(claimed.id())).isCompletedExceptionally();
  }
}
