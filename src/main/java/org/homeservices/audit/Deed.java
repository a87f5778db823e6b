package org.homeservices.audit;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was done, or refused.
 *
 * @param conversation its id, null where it is about none
 * @param who a visitor who is known by a stable id, as the host site tells it; null for others
 * @param address where it came from; null where it came from nowhere
 * @param detail a word from a list of ours: which call, which limit, which class of reason; null
 *     where there is nothing to add
 */
public record Deed(
    Kind kind,
    @Nullable String conversation,
    Actor actor,
    @Nullable String who,
    @Nullable String address,
    boolean refused,
    @Nullable String detail) {
  /** What was done. */
  public enum Kind {
    CONVERSATION_BEGUN,
    CONVERSATION_RESUMED,
    CONVERSATION_CLOSED,
    CONVERSATION_RATED,
    CONVERSATION_EXPORTED,
    CONVERSATION_ERASED,
    IDENTITY,
    ADMIN_CALL,
    TOKEN,
    ORIGIN,
    LIMIT
  }

  /** Who did it. */
  public enum Actor {
    VISITOR,
    ADMIN,
    SYSTEM
  }

  /** Something that a visitor did at an address. */
  public static Deed ofVisitor(Kind kind, String address) {
    return new Deed(kind, null, Actor.VISITOR, null, address, false, null);
  }

  /** Something that a bearer of the owner's token did at an address. */
  public static Deed ofAdmin(Kind kind, String address) {
    return new Deed(kind, null, Actor.ADMIN, null, address, false, null);
  }

  /**
   * Something that was done because its time had come.
   *
   * @param why as {@code expired} or {@code retention}
   */
  public static Deed ofSystem(Kind kind, String why) {
    return new Deed(kind, null, Actor.SYSTEM, null, null, false, why);
  }

  /** The same, done to a conversation. */
  public Deed in(String id) {
    return new Deed(kind, id, actor, who, address, refused, detail);
  }

  /**
   * The same, done by a visitor.
   *
   * @param id a stable one, null where there is none
   */
  public Deed by(@Nullable String id) {
    return new Deed(kind, conversation, actor, id, address, refused, detail);
  }

  /** The same with a word more. */
  public Deed with(String word) {
    return new Deed(kind, conversation, actor, who, address, refused, word);
  }

  /** The same, which was not to be. */
  public Deed refusedFor(String reason) {
    return new Deed(kind, conversation, actor, who, address, true, reason);
  }
}
