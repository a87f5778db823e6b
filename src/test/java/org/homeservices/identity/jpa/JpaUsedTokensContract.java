package org.homeservices.identity.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.homeservices.identity.IdentityUnavailable;
import org.homeservices.identity.UsedTokens;
import org.homeservices.identity.UsedTokensContract;
import org.homeservices.testing.Await;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What holds of a memory in a database besides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JpaUsedTokensContract implements UsedTokensContract {
  private final TestDatabase here = open();
  private final UsedTokens tokens = new JpaUsedTokens(here.database());

  abstract TestDatabase open();

  @Override
  public UsedTokens tokens() {
    return tokens;
  }

  @AfterEach
  void clear() {
    here.clear("used_token");
  }

  @AfterAll
  void close() {
    here.close();
  }

  @RepeatedTest(10)
  void oneOfTwoNodesShouldBeTheFirstWhenBothAreShownTheSameTokenAtTheSameTime() {
    UsedTokens others = new JpaUsedTokens(here.database());

    assertThat(
            Stream.of(tokens, others, tokens, others)
                .map(node -> node.use("one", SOON))
                .toList()
                .stream()
                .map(Await::value))
        .containsOnlyOnce(true);
    assertThat(here.rows("used_token")).isEqualTo(1);
  }

  @Test
  void tokenShouldBeUnavailableWhenTheDatabaseIs() {
    TestDatabase gone = open();
    gone.close();
    UsedTokens lost = new JpaUsedTokens(gone.database());

    CompletionStage<Boolean> use = lost.use("one", SOON);

    assertThat(Await.failure(use)).isInstanceOf(IdentityUnavailable.class);
    assertThat(Await.failure(lost.forget(SOON, 1))).isInstanceOf(IdentityUnavailable.class);
  }
}
