package org.homeservices.bench;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;

/** What the language model of a measurement writes: about 600 characters, unlike any before. */
final class ModelTexts {
  private static final String TEXT =
      "O pagamento fica reservado quando o pedido é confirmado e só é cobrado depois do serviço. ";
  private static final int REPEATS = 7;
  private static final int TOKEN = 8;
  private static final Duration FIRST_TOKEN = Duration.ofMillis(300);

  private final AtomicInteger number = new AtomicInteger();
  private final FakeOpenAi model;

  ModelTexts(FakeOpenAi model) {
    this.model = model;
  }

  /** Has every answer written from now on with so much time between two tokens. */
  void pace(Duration pause) {
    model.replyEach(() -> reply(pause));
  }

  /** How often the model was called. */
  int calls() {
    return model.requests().size();
  }

  private FakeReply reply(Duration pause) {
    String text = "Resposta " + number.incrementAndGet() + ". " + TEXT.repeat(REPEATS);
    FakeReply reply = FakeReply.lateStream(FIRST_TOKEN);
    for (int from = 0; from < text.length(); from += TOKEN) {
      reply = reply.text(text.substring(from, Math.min(from + TOKEN, text.length()))).pause(pause);
    }
    return reply.stop().done();
  }
}
