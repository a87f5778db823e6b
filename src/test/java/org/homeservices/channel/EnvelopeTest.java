package org.homeservices.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private static final GroupName GROUP = new GroupName("group");

  @Test
  void envelopeShouldBeRenderedOnceForAllItsReceivers() {
    Envelope envelope = Envelope.remembered(GROUP, 7, "text");
    AtomicInteger renderings = new AtomicInteger();

    String first = envelope.rendered(own -> own.seq() + own.text() + renderings.incrementAndGet());
    String second = envelope.rendered(own -> own.seq() + own.text() + renderings.incrementAndGet());

    assertThat(first).isEqualTo("7text1");
    assertThat(second).isSameAs(first);
  }

  @Test
  void envelopeShouldKnowWhereItWasSent() {
    assertThat(Envelope.remembered(GROUP, 7, "text").group()).contains(GROUP);
    assertThat(Envelope.passing(GROUP, "text").group()).contains(GROUP);
    assertThat(Envelope.direct("text").group()).isEmpty();
  }

  @Test
  void entryOfAHistoryAloneShouldBeRemembered() {
    assertThat(Envelope.remembered(GROUP, 7, "text").isRemembered()).isTrue();
    assertThat(Envelope.passing(GROUP, "text").isRemembered()).isFalse();
    assertThat(Envelope.direct("text").isRemembered()).isFalse();
  }

  @Test
  void envelopesShouldBeEqualWhenTheyTellTheSame() {
    Envelope envelope = Envelope.remembered(GROUP, 7, "text");

    assertThat(envelope)
        .isEqualTo(Envelope.remembered(GROUP, 7, "text"))
        .hasSameHashCodeAs(Envelope.remembered(GROUP, 7, "text"))
        .isNotEqualTo(Envelope.remembered(GROUP, 8, "text"))
        .isNotEqualTo(Envelope.remembered(new GroupName("other"), 7, "text"))
        .isNotEqualTo(Envelope.remembered(GROUP, 7, "other"))
        .isNotEqualTo(Envelope.passing(GROUP, "text"));
    assertThat(Envelope.passing(GROUP, "text")).isNotEqualTo(Envelope.direct("text"));
  }

  @Test
  void envelopeShouldNotTellItsTextInALog() {
    assertThat(Envelope.remembered(GROUP, 7, "secret").toString())
        .isEqualTo("Envelope[to group, seq 7, 6 characters]");
    assertThat(Envelope.direct("secret").toString())
        .isEqualTo("Envelope[to a channel, seq 0, 6 characters]");
  }
}
