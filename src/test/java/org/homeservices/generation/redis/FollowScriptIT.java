package org.homeservices.generation.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeservices.generation.GenerationsContract;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

/** Whom Redis lets write a text. */
class FollowScriptIT {
  private static RedissonClient client;

  private final TextName text = TextName.of(GenerationsContract.aKey());

  @BeforeAll
  static void start() {
    client = TestNodes.answers(RealRedis.shared().port());
  }

  @AfterAll
  static void stop() {
    client.shutdown();
  }

  private Standing follow(String node) {
    List<Object> arguments = List.of(node, 60_000, 60_000, 60_000, 0, 0);
    return Standing.read(Await.value(Script.FOLLOW.run(client, text.keys(), arguments)));
  }

  @Test
  void oneNodeShouldWriteAndOthersFollow() {
    assertThat(follow("one").mine()).isTrue();
    assertThat(follow("other").mine()).isFalse();
    assertThat(follow("on").mine()).isFalse();
  }

  /** It gave up waiting for the reply that said so, and would keep all others waiting. */
  @Test
  void nodeThatDoesNotKnowThatItIsToWriteShouldBeToldAgain() {
    Standing unread = follow("one");

    Standing again = follow("one");

    assertThat(again.mine()).isTrue();
    assertThat(again.generation()).isGreaterThan(unread.generation());
  }
}
