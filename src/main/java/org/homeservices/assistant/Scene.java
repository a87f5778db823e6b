package org.homeservices.assistant;

import java.util.List;
import org.homeservices.assistant.reuse.Audience;
import org.jspecify.annotations.Nullable;

/**
 * In which a question is asked.
 *
 * @param audience who asks, as far as that is verified; never what a browser claims
 * @param page the kind of page, of a fixed list ({@code services}, {@code orders}, … {@code
 *     other}); never an address
 * @param earlier what was said before, the latest last
 * @param traceparent by which the request that asks is known (W3C Trace Context); null: by nothing
 */
public record Scene(
    Audience audience, String page, List<Turn> earlier, @Nullable String traceparent) {
  /** Of somebody unknown, anywhere, who says the first word. */
  public static final Scene FIRST_WORD = new Scene(Audience.ANONYMOUS, "other", List.of());

  /** Copies the turns. */
  public Scene {
    earlier = List.copyOf(earlier);
  }

  /** Of a request that is known by nothing. */
  public Scene(Audience audience, String page, List<Turn> earlier) {
    this(audience, page, earlier, null);
  }

  /** The same, as part of a trace. */
  Scene tracedAs(@Nullable String header) {
    return new Scene(audience, page, earlier, header);
  }

  /** The same after what was said before. */
  public Scene after(List<Turn> turns) {
    return new Scene(audience, page, turns, traceparent);
  }
}
