package org.homeservices.faults;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.homeservices.testing.ChatSite.Begun;
import org.jspecify.annotations.Nullable;

/** A visitor who asks, waits for the answer, pauses, and asks again. */
final class Talker implements Visitor.Owner {
  /** Longer than a model may be silent and a node may be away. */
  private static final long PATIENCE_SECONDS = 45;

  /** Whose answers are kept. In turn: who asks the same again sounds upset. */
  private static final List<String> KNOWN =
      List.of(
          "Quanto custa uma faxina?",
          "Posso pagar com PIX?",
          "Como cancelo um pedido?",
          "Quais são as formas de pagamento?",
          "Como me torno um prestador?",
          "Como acompanho meu pedido?");

  private final int number;
  private final Ground ground;
  private final long pauseMillis;
  private final ScheduledExecutorService timer;
  private final Begun begun;
  private final Visitor visitor;

  // Guarded by this.
  private final List<Question> questions = new ArrayList<>();
  private final Set<String> answersBegun = new HashSet<>();
  private final Set<String> answers = new HashSet<>();
  private final Set<String> troubles = new TreeSet<>();
  private @Nullable Question open;
  private boolean talks;
  private boolean degraded;
  private int asked;

  Talker(int number, Ground ground, long pauseMillis, ScheduledExecutorService timer) {
    this.number = number;
    this.ground = ground;
    this.pauseMillis = pauseMillis;
    this.timer = timer;
    this.begun = ground.neighbours().site().begin();
    this.visitor =
        new Visitor(this, attempts -> ground.neighbours().site().socket("ws/chat"), timer);
    visitor.call();
  }

  boolean isWelcomed() {
    return visitor.isWelcomed();
  }

  /** Begins to count anew. */
  synchronized void forget() {
    questions.clear();
    answersBegun.clear();
    answers.clear();
    troubles.clear();
    degraded = false;
    visitor.forget();
  }

  /** Goes on until it is told to be silent; the first question comes within a pause. */
  synchronized void talk() {
    talks = true;
    askWithin(2 * pauseMillis);
  }

  /** Asks no more. */
  synchronized void beSilent() {
    talks = false;
  }

  synchronized boolean waits() {
    return open != null;
  }

  /** Whether its latest question was asked after that moment and went as usual. */
  synchronized boolean isNormalSince(long moment, long usual) {
    return questions.stream()
        .filter(Question::isAnswered)
        .reduce((before, last) -> last)
        .map(last -> last.at - moment >= 0 && last.isNormal(usual))
        .orElse(false);
  }

  /** Adds what came of it since. */
  void tell(Tally tally, long since, long usual) {
    List<Shelf.Said> kept = ground.shelf().said(begun.id());
    synchronized (this) {
      tally.visitor(questions, since, usual);
      tally.troubles(troubles, degraded, visitor.outcome());
      tally.told(
          questions.stream()
              .filter(Question::isAcked)
              .map(one -> visitor.told(one.id(), one.seq()))
              .toList());
      tally.kept(questions, kept);
      tally.brokenOff(
          answersBegun.stream()
              .filter(id -> !answers.contains(id))
              .filter(id -> kept.stream().noneMatch(one -> one.id().equals(id)))
              .count());
    }
  }

  @Override
  public String token() {
    return begun.token();
  }

  @Override
  public synchronized void acked(String clientId, String id, long seq) {
    Question question = open;
    if (question != null && clientId.equals(clientId())) {
      question.acked(id, seq, System.nanoTime());
    }
  }

  @Override
  public synchronized void heard(Visitor from, JsonObject frame) {
    Question question = open;
    switch (frame.getString("type")) {
      case "start" -> answersBegun.add(frame.getString("id"));
      case "delta" -> {
        if (question != null) {
          question.heard(System.nanoTime());
        }
      }
      case "message" -> message(frame);
      case "error" -> trouble(frame.getString("code"));
      case "degraded" -> degraded |= frame.getBoolean("on");
      default -> {
        // Tells nothing that is counted.
      }
    }
  }

  private void message(JsonObject frame) {
    Question question = open;
    boolean isNew =
        frame.getString("author").equals("assistant") && answers.add(frame.getString("id"));
    if (isNew && question != null && (!frame.containsKey("seq") || isAfter(frame, question))) {
      String origin = frame.getString("origin", "");
      boolean whole = frame.getString("finish", "done").equals("done");
      question.answered(origin, whole, System.nanoTime());
      if (!whole || origin.equals("fallback")) {
        trouble("answer " + (whole ? origin : "failed"));
      }
      settle(question);
    }
  }

  /** An answer may come before the acknowledgement of its question. */
  private static boolean isAfter(JsonObject answer, Question question) {
    return answer.getJsonNumber("seq").longValue() > question.seq();
  }

  private void trouble(String kind) {
    troubles.add(kind);
    Question question = open;
    if (question != null) {
      question.failed();
    }
  }

  private void ask() {
    String clientId;
    Question question;
    synchronized (this) {
      if (!talks || open != null) {
        return;
      }
      asked++;
      question = new Question(System.nanoTime());
      open = question;
      questions.add(question);
      clientId = clientId();
    }
    visitor.post(clientId, text());
    later(() -> giveUp(question), TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
  }

  /** Waits for the acknowledgement too, if it is still to come. */
  private void settle(Question question) {
    if (question.isAcked()) {
      next();
    } else {
      later(() -> settleAgain(question), 100);
    }
  }

  private synchronized void settleAgain(Question question) {
    if (open == question) {
      settle(question);
    }
  }

  private synchronized void giveUp(Question question) {
    if (open == question) {
      trouble(question.isAcked() ? "no answer" : "no ack");
      next();
    }
  }

  private void next() {
    open = null;
    askWithin(2 * pauseMillis);
  }

  private void askWithin(long millis) {
    later(this::ask, ThreadLocalRandom.current().nextLong(millis + 1));
  }

  private void later(Runnable task, long millis) {
    ScheduledFuture<?> unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  private String clientId() {
    return "q" + asked;
  }

  /** Of ten questions six are new to the model, three are known, and one is none. */
  private String text() {
    int kind = ThreadLocalRandom.current().nextInt(10);
    if (kind == 0) {
      return "Obrigado!";
    }
    return kind < 4
        ? KNOWN.get(asked % KNOWN.size())
        : "Quanto custa uma faxina de %d m2 no dia %d?".formatted(number + 20, asked);
  }
}
