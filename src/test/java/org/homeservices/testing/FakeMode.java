package org.homeservices.testing;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A way to answer, well or badly, that a request chooses by the name of the model. */
public enum FakeMode {
  /** A short answer, and what it took. */
  HELLO(FakeReply.stream().text("Hello ", "there.").stop().usage(1000, 800, 3).done()),
  /** The same, and nobody says what it took. */
  NO_USAGE(FakeReply.stream().text("Hello ", "there.").stop().done()),
  /** 60 tokens, one each 25 ms. */
  PACED(FakeReply.paced(60, Duration.ofMillis(25))),
  /** Stalls before a status. */
  SILENCE(FakeReply.silence()),
  /** Stalls before the first token, and pings so that it notices who goes. */
  STALL_FIRST(FakeReply.stream().untilHungUp(": ping\n\n")),
  /** Stalls after the first token. */
  STALL_MIDDLE(FakeReply.stream().text("Hello ").stall()),
  /** Cuts the connection before a status. */
  CUT_FIRST(FakeReply.cutAtOnce()),
  /** Cuts it after the first token. */
  CUT_MIDDLE(FakeReply.stream().text("Hello ").cut()),
  /** The prompt is refused. */
  STATUS_400(FakeReply.status(400)),
  /** The key is wrong. */
  STATUS_401(FakeReply.status(401)),
  /** The server had no time to read. */
  STATUS_408(FakeReply.status(408)),
  /** Too many came at once: in a second again. */
  STATUS_429(FakeReply.status(429, "1")),
  /** Too many came today. */
  STATUS_429_LONG(FakeReply.status(429, "3600")),
  /** The server has failed. */
  STATUS_500(FakeReply.status(500)),
  /** It is busy. */
  STATUS_503(FakeReply.status(503)),
  /** Half of an event. */
  MALFORMED(FakeReply.stream().event("{\"choices\":[{\"delta\":{\"content\":\"Hel")),
  /** Events, but no text. */
  EMPTY_CHOICES(FakeReply.stream().event("{\"choices\":[]}").event("{\"choices\":[]}").done()),
  /** The model will not answer, and says so. */
  REFUSAL(FakeReply.stream().refusal("I cannot ").refusal("help with that.").stop().done()),
  /** A filter has taken the text away. */
  FILTERED(FakeReply.stream().finish("content_filter").done()),
  /** An error that has the status of success. */
  ERROR_BODY(FakeReply.json(200, "{\"error\":{\"message\":\"a secret of the server\"}}")),
  /** An error where text is expected. */
  ERROR_EVENT(FakeReply.stream().event("{\"error\":{\"message\":\"a secret of the server\"}}")),
  /** Every byte comes alone: characters and lines are split. */
  SPLIT(
      FakeReply.stream().byteByByte(FakeReply.asEvent(FakeReply.content("não 🧽"))).stop().done()),
  /** 60,000 characters. */
  LONG(
      FakeReply.stream()
          .text(Collections.nCopies(600, "x".repeat(99) + " ").toArray(String[]::new))
          .stop()
          .done());

  private static final String PREFIX = "fake-";

  @SuppressWarnings("ImmutableEnumChecker") // It is, and cannot say so without a dependency.
  private final FakeReply reply;

  FakeMode(FakeReply reply) {
    this.reply = reply;
  }

  /** The name of the model that answers so, like {@code fake-stall-first}. */
  public String model() {
    return PREFIX + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** How it answers. */
  public FakeReply reply() {
    return reply;
  }

  /** The one that a model of this name stands for. */
  public static Optional<FakeMode> of(String model) {
    return Stream.of(values()).filter(mode -> mode.model().equals(model)).findFirst();
  }
}
