package org.homeservices.chat;

import java.util.List;
import java.util.Locale;
import org.homeservices.assistant.Question;
import org.homeservices.assistant.Scene;
import org.homeservices.channel.ChannelName;
import org.homeservices.conversation.Visitor;
import org.homeservices.generation.GenerationKey;
import org.jspecify.annotations.Nullable;

/**
 * What a node must know of an answer that another one has begun, to show it, and to go on with it.
 *
 * @param id that its message will have
 * @param key under which its text can be followed
 * @param desk the channel where the node that answers for the conversation takes word of it; empty
 *     where nothing comes of the answer
 * @param messageId of the question
 * @param question as it was asked
 * @param page the kind of page that it was asked on
 * @param asker what the visitor is who asked it
 * @param locale of the conversation
 * @param shared whether other conversations may follow the same text
 * @param replaces the answer in whose place it stands; null for the first one to its question
 */
public record AnswerRef(
    String id,
    String key,
    String desk,
    String messageId,
    String question,
    String page,
    Visitor.Kind asker,
    Locale locale,
    boolean shared,
    @Nullable String replaces) {

  /** Tells that nothing comes of it, not even a message: it was stopped before it began. */
  AnswerRef withdrawn() {
    return new AnswerRef(id, key, "", "", "", "", asker, locale, shared, null);
  }

  boolean isWithdrawn() {
    return desk.isEmpty();
  }

  GenerationKey generation() {
    return new GenerationKey(key);
  }

  ChannelName deskChannel() {
    return new ChannelName(desk);
  }

  /** The question, without what was said before it. */
  Question asked() {
    return new Question(question, locale, new Scene(Asking.audience(asker), page, List.of()));
  }
}
