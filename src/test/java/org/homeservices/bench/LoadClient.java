package org.homeservices.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Loads the nodes by a plan and reports on the standard output: {@link #MEASURING} where the window
 * begins, {@link #MEASURED} where it ends, then the report. The sockets stay open until the
 * standard input ends.
 *
 * <p>One thread sends and receives. The load is open: a message is due at its time, whatever became
 * of those before, and its latency counts from then.
 */
public final class LoadClient {
  /** Printed when the measured window begins. */
  static final String MEASURING = "measuring";

  /** Printed when the measured window has ended. */
  static final String MEASURED = "measured";

  private static final PrintStream OUT = System.out;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration SETTLE = Duration.ofSeconds(1);
  private static final int MOST_AT_ONCE = 64;
  private static final long IDLE_MILLIS = 20;

  private final LoadPlan plan;
  private final Crowd crowd;
  private final Tally tally;
  private final String filler;
  private final Random random = new Random(42);
  private long start;
  private long next;

  private LoadClient(LoadPlan plan, Crowd crowd, Tally tally) {
    this.plan = plan;
    this.crowd = crowd;
    this.tally = tally;
    this.filler = "x".repeat(Math.max(0, plan.load().bytes() - Mark.LENGTH));
  }

  /** Does what the class says. */
  public static void main(String[] args) throws IOException {
    LoadPlan plan = LoadPlan.parse(args);
    Tally tally = new Tally();
    List<String> tokens = Files.readAllLines(plan.tokens());
    try (Crowd crowd = Crowd.open(plan, tokens, tally)) {
      LoadClient client = new LoadClient(plan, crowd, tally);
      client.run();
      tally.count(Figure.MISSING, crowd.missing());
      OUT.println(tally.report().line());
      client.holdUntilInputEnds();
    }
  }

  private void run() throws IOException {
    pumpUntil(System.nanoTime() + SETTLE.toNanos());
    start = System.nanoTime();
    long from = start + plan.warm().toNanos();
    long to = from + plan.window().toNanos();
    tally.measure(from, to);
    loadUntil(from);
    OUT.println(MEASURING);
    loadUntil(to);
    OUT.println(MEASURED);
    send(plan.dueAfter(to - 1 - start));
    long patience = System.nanoTime() + GRACE.toNanos();
    while (!tally.isComplete() && System.nanoTime() - patience < 0) {
      crowd.pump(IDLE_MILLIS);
    }
  }

  private void loadUntil(long end) throws IOException {
    for (long now = System.nanoTime(); now - end < 0; now = System.nanoTime()) {
      long due = plan.dueAfter(now - start);
      send(Math.min(due, next + MOST_AT_ONCE));
      crowd.pump(next < due ? 0 : 1);
    }
  }

  private void send(long upTo) {
    for (; next < upTo; next++) {
      long intendedAt = start + plan.intendedAt(next);
      int conversation = random.nextInt(plan.load().conversations());
      int socket = random.nextInt(plan.load().sockets());
      crowd.say(conversation, socket, message(intendedAt));
      tally.sent(intendedAt, plan.load().sockets());
    }
  }

  private String message(long intendedAt) {
    // Unlike those of earlier runs in the same conversations.
    String clientId = start + "-" + next;
    return "{\"type\":\"message\",\"clientId\":\""
        + clientId
        + "\",\"content\":\""
        + Mark.of(intendedAt)
        + filler
        + "\"}";
  }

  private void pumpUntil(long end) throws IOException {
    while (System.nanoTime() - end < 0) {
      crowd.pump(IDLE_MILLIS);
    }
  }

  private void holdUntilInputEnds() throws IOException {
    Thread input = new Thread(LoadClient::readInput, "input");
    input.setDaemon(true);
    input.start();
    while (input.isAlive()) {
      crowd.pump(IDLE_MILLIS);
    }
  }

  private static void readInput() {
    try {
      System.in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // The harness is gone: the end too.
    }
  }
}
