package org.homeservices.conversation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.channel.ChannelSuite.SETTINGS;
import static org.homeservices.testing.RealRedis.shared;

import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.channel.redis.ClusterNode;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationStoreContract;
import org.homeservices.conversation.Feedback;
import org.homeservices.conversation.Mode;
import org.homeservices.testing.Await;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The contract of the conversations, kept on a real Redis, and what two nodes see of each other.
 */
class RedissonConversationStoreIT implements ConversationStoreContract {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static ClusterNode node;

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
  private final ConversationStore here = store();
  private final ConversationStore elsewhere = store();
  private final Conversation claimed = ConversationStoreContract.aConversation();

  @BeforeAll
  static void start() {
    node = TestNodes.joined(TestNodes.single(shared().port()), SETTINGS);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Override
  public ConversationStore conversations() {
    return here;
  }

  private ConversationStore store() {
    return new RedissonConversationStore(node::commands, TestNodes.seal(), LIFETIME, nanos::get);
  }

  private void keep(ConversationStore store, Mode mode) {
    Await.value(store.create(claimed.in(mode)));
  }

  private static Mode found(ConversationStore store, Conversation claimed) {
    return Await.value(store.find(claimed)).orElseThrow().mode();
  }

  private long say(String command, String... more) {
    return Stored.say(shared(), claimed, command, more);
  }

  @Test
  void modeShouldBeThatOfAnotherNodeWhateverTheTokenSays() {
    keep(here, Mode.HUMAN);

    assertThat(Await.value(elsewhere.find(claimed))).contains(claimed.in(Mode.HUMAN));
  }

  @Test
  void changeOnAnotherNodeShouldBeSeenAfterAFewSeconds() {
    keep(here, Mode.ASSISTANT);
    found(elsewhere, claimed);
    keep(here, Mode.CLOSED);

    Mode before = found(elsewhere, claimed);
    nanos.addAndGet(Duration.ofSeconds(6).toNanos());

    assertThat(before).isEqualTo(Mode.ASSISTANT);
    assertThat(found(elsewhere, claimed)).isEqualTo(Mode.CLOSED);
  }

  @Test
  void tokenShouldCountWhenTheHashIsLost() {
    keep(here, Mode.HUMAN);
    say("DEL");

    assertThat(Await.value(elsewhere.find(claimed))).contains(claimed);
  }

  @Test
  void tokenShouldCountWhenTheModeIsOneOfANewerNode() {
    say("HSET", "mode", "ROBOT");

    assertThat(Await.value(elsewhere.find(claimed))).contains(claimed);
  }

  @Test
  void hashShouldEndALifetimeAfterTheConversationBegan() {
    keep(here, Mode.ASSISTANT);

    assertThat(say("PTTL")).isPositive().isLessThanOrEqualTo(LIFETIME.toMillis());
  }

  @Test
  void hashShouldLiveForAWholeLifetimeAfterAUse() {
    keep(here, Mode.ASSISTANT);
    say("PEXPIRE", "5000");

    Await.value(here.touch(claimed.id()));

    assertThat(say("PTTL")).isGreaterThan(5_000);
  }

  @Test
  void manyUsesShouldBeToldToRedisOnce() {
    keep(here, Mode.ASSISTANT);
    Await.value(here.touch(claimed.id()));
    say("PEXPIRE", "5000");

    Await.value(here.touch(claimed.id()));
    long soon = say("PTTL");
    nanos.addAndGet(Duration.ofMinutes(1).toNanos());
    Await.value(here.touch(claimed.id()));

    assertThat(soon).isLessThanOrEqualTo(5_000);
    assertThat(say("PTTL")).isGreaterThan(5_000);
  }

  @Test
  void useShouldNotMakeAHashWhereThereIsNone() {
    Await.value(here.touch(claimed.id()));

    assertThat(say("EXISTS")).isZero();
  }

  @Test
  void changeShouldBeSeenOnAnotherNodeThatDoubts() {
    keep(here, Mode.ASSISTANT);
    found(elsewhere, claimed);
    Await.value(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING));

    Mode before = found(elsewhere, claimed);
    elsewhere.doubt(claimed.id());

    assertThat(before).isEqualTo(Mode.ASSISTANT);
    assertThat(found(elsewhere, claimed)).isEqualTo(Mode.WAITING);
  }

  @Test
  void findAnewShouldReturnWhatAnotherNodeHasChanged() {
    keep(here, Mode.ASSISTANT);
    found(elsewhere, claimed);
    Await.value(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(Await.value(elsewhere.findAnew(claimed))).contains(claimed.in(Mode.WAITING));
  }

  @Test
  void twoNodesShouldNotChangeTheSame() {
    keep(here, Mode.ASSISTANT);
    found(elsewhere, claimed);
    Await.value(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(Await.value(elsewhere.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING))).isFalse();
  }

  @Test
  void changeShouldSucceedWhenTheHashIsLost() {
    Await.value(here.change(claimed.id(), Mode.ASSISTANT, Mode.WAITING));

    assertThat(found(elsewhere, claimed)).isEqualTo(Mode.WAITING);
    assertThat(say("PTTL")).isPositive();
  }

  @Test
  void callShouldSucceedWhenTheHashIsLost() {
    Await.value(here.call(claimed.id(), Mode.ASSISTANT, BEGINNING, BEGINNING));

    assertThat(found(elsewhere, claimed)).isEqualTo(Mode.WAITING);
    assertThat(say("PTTL")).isPositive();
  }

  @Test
  void callShouldBeMadeAgainWhenWhatIsNotedOfItIsNotUnderstood() {
    keep(here, Mode.WAITING);
    say("HSET", "called", "by pigeon");

    assertThat(Await.value(elsewhere.call(claimed.id(), Mode.WAITING, BEGINNING, BEGINNING)))
        .isTrue();
  }

  @Test
  void feedbackShouldBeReadOnAnotherNode() {
    Feedback bad = new Feedback("m1", Feedback.Value.DOWN, "errado");

    Await.value(here.keep(claimed.id(), bad));

    assertThat(Await.value(elsewhere.feedback(claimed.id()))).containsExactly(bad);
    assertThat(say("PTTL")).isPositive();
  }

  @Test
  void redisShouldNotSeeWhatAVisitorWrites() {
    Await.value(here.keep(claimed.id(), new Feedback("m1", Feedback.Value.DOWN, "errado")));

    String key = "hsc:0:conversation:" + claimed.id().value();
    String value = (String) Objects.requireNonNull(shared().say("HGET", key, "feedback:m1"));

    assertThat(value).doesNotContain("errado", "DOWN");
    assertThat(new String(Base64.getDecoder().decode(value), UTF_8)).doesNotContain("errado");
  }

  @Test
  void feedbackShouldNotBeReadInThePlaceOfAnother() {
    Await.value(here.keep(claimed.id(), new Feedback("m1", Feedback.Value.DOWN, "errado")));
    String key = "hsc:0:conversation:" + claimed.id().value();
    String value = (String) Objects.requireNonNull(shared().say("HGET", key, "feedback:m1"));

    shared().say("HDEL", key, "feedback:m1");
    shared().say("HSET", key, "feedback:m2", value);
    shared().say("HSET", key, "feedback:m3", "no base64!");

    assertThat(Await.value(elsewhere.feedback(claimed.id()))).isEmpty();
  }
}
