package org.homeservices.chat;

import java.time.Instant;
import java.util.Locale;
import java.util.function.Function;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.PageKind;
import org.homeservices.conversation.Visitor;
import org.jspecify.annotations.Nullable;

/** What the people of the company are told. Of what was said it holds the last question alone. */
public sealed interface HandoverNotice {

  /** Unlike any other notice's; the same however often it is told. */
  String id();

  /** Where the visitor is. */
  ConversationId conversation();

  /** When it happened. */
  Instant at();

  /** Calls the function that fits. */
  <T> T fold(Function<Requested, T> onRequested, Function<ContactLeft, T> onContactLeft);

  /**
   * A visitor asks for a person.
   *
   * @param visitor who it is, by the word of the company's own site
   * @param page where the visitor is
   * @param question what the visitor said last, personal data masked; null where that is nothing
   * @param reason in the visitor's words, masked too; null where there are none
   */
  record Requested(
      String id,
      ConversationId conversation,
      Instant at,
      Visitor visitor,
      Locale locale,
      PageKind page,
      @Nullable String question,
      @Nullable String reason)
      implements HandoverNotice {
    @Override
    public <T> T fold(Function<Requested, T> onRequested, Function<ContactLeft, T> onContactLeft) {
      return onRequested.apply(this);
    }
  }

  /** A visitor who has asked for a person has left an e-mail address. */
  record ContactLeft(String id, ConversationId conversation, Instant at, String email)
      implements HandoverNotice {
    @Override
    public <T> T fold(Function<Requested, T> onRequested, Function<ContactLeft, T> onContactLeft) {
      return onContactLeft.apply(this);
    }
  }
}
