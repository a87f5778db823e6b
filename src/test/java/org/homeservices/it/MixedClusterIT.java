package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChatSite.Begun;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.Transcript.Line;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One conversation on two application servers: node 1 is WildFly, node 2 Payara Micro. */
@Tag("wildfly")
class MixedClusterIT {
  private static Nodes nodes;

  private final Begun begun = nodes.site(1).begin();

  @BeforeAll
  static void start() {
    nodes = Nodes.of(ServerKind.WILDFLY, ServerKind.PAYARA);
  }

  @AfterAll
  static void end() {
    nodes.close();
  }

  private Tab on(int node) {
    return Tab.open(nodes.socket(node), begun.token());
  }

  /** One after the other, each after it has seen what the other one has posted. */
  private static void postInTurn(Tab first, Tab second) {
    first.post("question");
    second.lines(1);
    second.post("answer");
    first.lines(2);
  }

  @ParameterizedTest
  @CsvSource({"1, 2", "2, 1"})
  void conversationShouldGoOnWhenATabMovesFromOneServerToTheOther(int from, int to) {
    try (Tab stays = on(to)) {
      Tab moves = on(from);
      stays.client().awaitParticipants(2);
      moves.client().awaitParticipants(2);
      postInTurn(moves, stays);
      assertThat(moves.lines(2)).isEqualTo(stays.lines(2));
      moves.close();
      Await.until(() -> stays.client().participants() == 1);
      stays.post("missed");
      stays.lines(3);

      try (Tab back = moves.comeBack(nodes.socket(to))) {
        back.post("moved");

        List<Line> lines = stays.lines(4);
        assertThat(back.lines(4)).isEqualTo(lines);
        assertThat(lines).extracting(Line::seq).containsExactly(1L, 2L, 3L, 4L);
        assertThat(back.transcript().restarts()).isZero();
        Await.until(() -> stays.client().participants() == 2);
      }
    }
  }
}
