package org.homeservices.chat;

import java.util.List;
import org.homeservices.assistant.Question;
import org.homeservices.assistant.Scene;
import org.homeservices.assistant.reuse.Audience;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.PageKind;

/** What is asked in a conversation. */
final class Asking {
  private Asking() {}

  /**
   * The question that a message asks, without what was said before it. Of the page only its kind
   * goes on; and nobody's word counts for who they are, as long as there are no identities.
   */
  static Question in(Conversation conversation, String content) {
    String page = PageKind.of(conversation.page()).code();
    Scene scene = new Scene(Audience.ANONYMOUS, page, List.of());
    return new Question(content, conversation.locale(), scene);
  }
}
