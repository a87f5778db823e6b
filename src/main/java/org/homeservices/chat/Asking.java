package org.homeservices.chat;

import java.util.List;
import org.homeservices.assistant.Question;
import org.homeservices.assistant.Scene;
import org.homeservices.assistant.reuse.Audience;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.PageKind;
import org.homeservices.conversation.Visitor;

/** What is asked in a conversation. */
final class Asking {
  private Asking() {}

  /**
   * The question that a message asks, without what was said before it. Of the page only its kind
   * goes on, and of the visitor: no name, and nothing that a browser claims.
   */
  static Question in(Conversation conversation, String content) {
    String page = PageKind.of(conversation.page()).code();
    Scene scene = new Scene(audience(conversation.visitor().kind()), page, List.of());
    return new Question(content, conversation.locale(), scene);
  }

  /** For whom an answer to such a visitor is written. */
  static Audience audience(Visitor.Kind asker) {
    return switch (asker) {
      case ANONYMOUS -> Audience.ANONYMOUS;
      case CLIENT -> Audience.CLIENT;
      case PROVIDER -> Audience.PROVIDER;
    };
  }

  /** What the visitor is who asks a question. */
  static Visitor.Kind asker(Question question) {
    return switch (question.scene().audience()) {
      case ANONYMOUS -> Visitor.Kind.ANONYMOUS;
      case CLIENT -> Visitor.Kind.CLIENT;
      case PROVIDER -> Visitor.Kind.PROVIDER;
    };
  }
}
