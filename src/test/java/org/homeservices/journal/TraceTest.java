package org.homeservices.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String ID = "0af7651916cd43dd8448eb211c80319c";
  private static final String HEADER = "00-" + ID + "-b7ad6b7169203331-01";

  @Test
  void traceOfARequestShouldBeGoneOnWithInASpanOfOurOwn() {
    Trace trace = Trace.of(HEADER);

    assertThat(trace.id()).isEqualTo(ID);
    assertThat(trace.header()).matches("00-" + ID + "-[0-9a-f]{16}-01").isNotEqualTo(HEADER);
  }

  @Test
  void traceOfALaterVersionShouldBeGoneOnWithAsFarAsItIsKnown() {
    assertThat(Trace.of("01-" + ID + "-b7ad6b7169203331-01-more").id()).isEqualTo(ID);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "nothing",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nforged=line"
      })
  void traceShouldBeBegunWhenARequestHasNone(String header) {
    Trace trace = Trace.of(header);

    assertThat(trace.header()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(ID);
    assertThat(trace.id()).isNotEqualTo(Trace.of(header).id());
  }

  @Test
  @SuppressWarnings("try")
  void threadShouldWorkOnATraceUntilItsScopeIsClosed() {
    Trace outer = Trace.begun();
    Trace inner = Trace.begun();

    try (Trace.Scope first = outer.open()) {
      try (Trace.Scope second = inner.open()) {
        assertThat(Trace.current()).contains(inner);
      }
      assertThat(Trace.current()).contains(outer);
    }

    assertThat(Trace.current()).isEmpty();
  }
}
