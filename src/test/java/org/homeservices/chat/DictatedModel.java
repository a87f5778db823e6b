package org.homeservices.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.reuse.Finish;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;

/** A model that writes what a test dictates, when it does. */
final class DictatedModel implements LanguageModel {
  private final Recorder<Writing> writings = new Recorder<>();

  /** One text under way. */
  record Writing(
      Prompt prompt,
      TextSink sink,
      CompletableFuture<Completion> done,
      CompletableFuture<Void> unwanted) {
    /** Writes one more piece. */
    Writing says(String text) {
      sink.text(text);
      return this;
    }

    /** The text is whole. */
    void ends() {
      done.complete(new Completion(Finish.STOP, Usage.NONE, "dictated"));
    }

    /** Returns when nobody wants the text any more. */
    void awaitUnwanted() {
      Await.value(unwanted);
    }

    /** The text will never be whole. */
    void fails() {
      done.completeExceptionally(new ModelFailure("as dictated"));
    }
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    Writing writing =
        new Writing(prompt, sink, new CompletableFuture<>(), new CompletableFuture<>());
    sink.whenUnwanted(() -> writing.unwanted().complete(null));
    writings.add(writing);
    return writing.done();
  }

  /** The text that was asked for as the {@code number}th, as soon as it is; 1 is the first. */
  Writing writing(int number) {
    return writings.await(number).get(number - 1);
  }

  /** Returns when nobody wants any of the texts that were asked for, if any were. */
  void awaitNothingWanted() {
    writings.all().forEach(Writing::awaitUnwanted);
  }

  /** How many texts were asked for. */
  int asked() {
    return writings.all().size();
  }
}
