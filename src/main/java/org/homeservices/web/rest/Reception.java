package org.homeservices.web.rest;

import static java.util.concurrent.CompletableFuture.completedStage;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.homeservices.chat.ChatRoom;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;

/**
 * Finds a visitor's conversation, or begins one. Two requests of a user who has none may each begin
 * one; whatever comes later finds the one that was used last.
 */
public final class Reception {
  private final ChatRoom room;
  private final IdentityDoor door;
  private final Duration life;

  /**
   * With what a visitor comes.
   *
   * @param page a path without query or fragment
   * @param consent the version that was agreed to, empty where none is named
   * @param identity a token of the host site, null where there is none
   * @param address where the visitor is
   */
  record Arrival(
      Locale locale, String page, String consent, @Nullable String identity, String address) {
    /** Without the token. */
    @Override
    public String toString() {
      return "Arrival[locale=%s, page=%s, consent=%s, address=%s]"
          .formatted(locale, page, consent, address);
    }
  }

  /**
   * The conversation that a visitor may go on with.
   *
   * @param isResumed whether it was there already
   */
  record Seated(Conversation conversation, boolean isResumed) {}

  /**
   * @param life for how long a conversation can be resumed after its latest use
   */
  public Reception(ChatRoom room, IdentityDoor door, Duration life) {
    this.room = room;
    this.door = door;
    this.life = life;
  }

  /** Fails, or throws, as {@link IdentityDoor#enter} does. */
  CompletionStage<Seated> receive(Arrival arrival) {
    return door.enter(arrival.identity(), arrival.address())
        .thenCompose(visitor -> seat(arrival, visitor));
  }

  private CompletionStage<Seated> seat(Arrival arrival, Visitor visitor) {
    return room.lastOf(visitor, life)
        .thenCompose(
            last ->
                last.map(there -> resumed(there, arrival, visitor))
                    .orElseGet(() -> begun(arrival, visitor)));
  }

  private static CompletionStage<Seated> resumed(
      Conversation last, Arrival arrival, Visitor visitor) {
    return completedStage(new Seated(last.on(arrival.page()).with(visitor), true));
  }

  private CompletionStage<Seated> begun(Arrival arrival, Visitor visitor) {
    return room.open(arrival.locale(), arrival.page(), arrival.consent(), visitor)
        .thenApply(opened -> new Seated(opened, false));
  }
}
