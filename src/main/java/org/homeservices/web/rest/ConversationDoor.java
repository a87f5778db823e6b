package org.homeservices.web.rest;

import org.homeservices.conversation.Conversation;
import org.homeservices.web.BadInput;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Lets through whoever holds a conversation's token (RFC 6750), and tells nobody else of it. */
public final class ConversationDoor {
  private static final String BEARER = "Bearer ";

  private final ConversationTokens tokens;

  /** Knows tokens. */
  public ConversationDoor(ConversationTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * The conversation that a request may see, as its token tells it.
   *
   * @param authorization the header, null where there is none
   * @param id the conversation that the request names
   * @throws BadInput {@link ErrorCode#UNAUTHORISED} without a valid token, {@link
   *     ErrorCode#NOT_FOUND} with one of another conversation, as if it were not there
   */
  public Conversation open(@Nullable String authorization, String id) {
    Conversation allowed =
        tokens
            .read(token(authorization))
            .map(ConversationTokens.Pass::claimed)
            .orElseThrow(() -> new BadInput(ErrorCode.UNAUTHORISED, null));
    if (!allowed.id().value().equals(id)) {
      throw new BadInput(ErrorCode.NOT_FOUND, null);
    }
    return allowed;
  }

  /** The token of a request; empty where there is none. */
  public static String token(@Nullable String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? authorization.substring(BEARER.length()).strip()
        : "";
  }
}
