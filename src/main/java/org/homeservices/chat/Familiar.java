package org.homeservices.chat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Mode;

/** The conversations that this node has to do with, as they were last seen. Thread-safe. */
final class Familiar {
  private static final int MOST = 20_000;

  // Guarded by this.
  private final Map<ConversationId, Conversation> seen = new LinkedHashMap<>(256, 0.75f, true);

  synchronized void see(Conversation conversation) {
    seen.put(conversation.id(), conversation);
    if (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
  }

  synchronized void forget(ConversationId id) {
    seen.remove(id);
  }

  /**
   * A conversation as it was last seen. Where only its id is known its row is kept already, unless
   * the node that began it has lost it; then nothing is said of it, not even its language, until
   * somebody comes who knows.
   *
   * @param at when something was said in it
   */
  synchronized Conversation of(ConversationId id, Instant at) {
    Conversation known = seen.get(id);
    return known == null ? new Conversation(id, Locale.ROOT, "/", "", Mode.ASSISTANT, at) : known;
  }
}
