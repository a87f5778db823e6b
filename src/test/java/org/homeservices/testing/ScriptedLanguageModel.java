package org.homeservices.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homeservices.assistant.Completion;
import org.homeservices.assistant.LanguageModel;
import org.homeservices.assistant.ModelFailure;
import org.homeservices.assistant.Prompt;
import org.homeservices.assistant.TextSink;
import org.homeservices.assistant.Usage;
import org.homeservices.assistant.Work;
import org.homeservices.assistant.reuse.Finish;

/** A language model that writes what a test has told it, at once and on the caller's thread. */
public final class ScriptedLanguageModel implements LanguageModel {
  /** What it does for each text. */
  public static final Work WORK = new Work("m", new Usage(100, 0, 10));

  private final List<String> pieces;
  private final CompletionStage<Completion> end;
  private final List<Prompt> prompts = new CopyOnWriteArrayList<>();

  private ScriptedLanguageModel(List<String> pieces, CompletionStage<Completion> end) {
    this.pieces = pieces;
    this.end = end;
  }

  /** Writes these pieces, and then is done; it is called {@code m}. */
  public static ScriptedLanguageModel writing(String... pieces) {
    return new ScriptedLanguageModel(
        List.of(pieces), CompletableFuture.completedFuture(ended(Finish.STOP)));
  }

  /** Writes the same pieces, and then ends so. */
  public ScriptedLanguageModel endingBy(Finish finish) {
    return new ScriptedLanguageModel(pieces, CompletableFuture.completedFuture(ended(finish)));
  }

  /** Writes the same under another name. */
  public ScriptedLanguageModel named(String name) {
    return new ScriptedLanguageModel(
        pieces, end.thenApply(ended -> new Completion(ended.finish(), ended.usage(), name)));
  }

  /** Writes the same without telling what it took. */
  public ScriptedLanguageModel uncounted() {
    return new ScriptedLanguageModel(
        pieces, end.thenApply(ended -> new Completion(ended.finish(), Usage.NONE, ended.model())));
  }

  /** Writes the same pieces, and then fails. */
  public ScriptedLanguageModel thenFailing() {
    var failure = CompletableFuture.<Completion>failedFuture(new ModelFailure("as scripted"));
    return new ScriptedLanguageModel(pieces, failure);
  }

  private static Completion ended(Finish finish) {
    return new Completion(finish, WORK.usage(), WORK.model());
  }

  /** What it was given so far, in order. */
  public List<Prompt> prompts() {
    return List.copyOf(prompts);
  }

  @Override
  public CompletionStage<Completion> write(Prompt prompt, TextSink sink) {
    prompts.add(prompt);
    pieces.forEach(sink::text);
    return end;
  }
}
