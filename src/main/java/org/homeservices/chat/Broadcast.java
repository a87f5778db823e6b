package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.completedStage;

import java.util.concurrent.CompletionStage;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Receiver;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.StoredMessage;

/** Tells the members of a conversation what happened, and keeps what must be kept. */
final class Broadcast {
  private static final System.Logger LOGGER = System.getLogger(Broadcast.class.getName());

  private final ChannelLayer channels;
  private final History history;
  private final ConversationStore conversations;
  private final EventCodec codec;

  Broadcast(
      ChannelLayer channels, History history, ConversationStore conversations, EventCodec codec) {
    this.channels = channels;
    this.history = history;
    this.conversations = conversations;
    this.codec = codec;
  }

  static GroupName groupOf(ConversationId id) {
    return new GroupName("conversation." + id.value());
  }

  /** Tells everyone something that is not remembered. */
  void tell(ConversationId id, ChatEvent event) {
    logged(id, channels.send(groupOf(id), event.encodedBy(codec)));
  }

  /** Tells everyone but {@code self}. */
  void tellOthers(ConversationId id, ChatEvent event, Receiver self) {
    logged(id, channels.sendToOthers(groupOf(id), event.encodedBy(codec), self));
  }

  /** Tells one member something that is not remembered. */
  void tellOne(Seat seat, ChatEvent event) {
    seat.deliver(new Frame(0, event.encodedBy(codec)));
  }

  /**
   * Publishes a message in the conversation's history, then archives it.
   *
   * @param key what makes it the same message when it comes again
   * @return completed when both are done; a repeat is neither published nor archived again
   */
  CompletionStage<Published> publish(ConversationId id, String key, Message message) {
    String text = codec.encode(new ChatEvent.MessageAdded(message));
    return history
        .publish(groupOf(id), new Publication(message.id(), key, text))
        .thenCompose(
            published ->
                published.repeated() ? completedStage(published) : archive(id, published, message));
  }

  private CompletionStage<Published> archive(
      ConversationId id, Published published, Message message) {
    StoredMessage stored = new StoredMessage(published.position().seq(), message);
    return conversations.append(id, stored).thenApply(done -> published);
  }

  private static void logged(ConversationId id, CompletionStage<Void> sent) {
    sent.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            LOGGER.log(WARNING, "transient frame lost conversation=" + id.value(), failure);
          }
        });
  }
}
