package org.homeservices.chat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.chat.HandoverNotice.ContactLeft;
import org.homeservices.chat.HandoverNotice.Requested;
import org.homeservices.testing.Recorder;

/** People of the company who say when they are told, and when they cannot be reached. */
final class RecordingHandover implements Handover {
  private final Recorder<Told> told = new Recorder<>();

  private record Told(HandoverNotice notice, CompletableFuture<Void> taken) {}

  @Override
  public CompletionStage<Void> tell(HandoverNotice notice) {
    CompletableFuture<Void> taken = new CompletableFuture<>();
    told.add(new Told(notice, taken));
    return taken;
  }

  /** How often they were told something. */
  int count() {
    return told.all().size();
  }

  /** The notice of this number, the first is 1, which asks for a person. */
  Requested requested(int number) {
    return notice(number)
        .fold(
            requested -> requested,
            left -> {
              throw new AssertionError(left);
            });
  }

  /** The notice of this number, which tells an address. */
  ContactLeft contactLeft(int number) {
    return notice(number)
        .fold(
            requested -> {
              throw new AssertionError(requested);
            },
            left -> left);
  }

  /** They have taken the notice of this number. */
  void takes(int number) {
    told.await(number).get(number - 1).taken().complete(null);
  }

  /** They could not be told the notice of this number. */
  void isGivenUp(int number) {
    told.await(number)
        .get(number - 1)
        .taken()
        .completeExceptionally(new IllegalStateException("nobody is there"));
  }

  private HandoverNotice notice(int number) {
    return told.await(number).get(number - 1).notice();
  }
}
