package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.homeservices.conversation.ConversationId;

/**
 * Tells every node of conversations that have ended, whether somebody sits there or not: a node may
 * write an answer for a visitor who is elsewhere. A node that is out of reach is not told; who sits
 * there is when the node comes back, since all seats are welcomed anew then.
 */
final class Bulletin implements Receiver {
  private static final System.Logger LOGGER = System.getLogger(Bulletin.class.getName());
  private static final String PREFIX = "bulletin";
  private static final GroupName NODES = new GroupName("nodes");
  private static final String CLOSED = "closed ";
  private static final String ERASED = "erased ";

  private final ChannelLayer channels;
  private final Map<String, Consumer<ConversationId>> readers;
  private final Channel channel;

  /**
   * @param onClosed what this node does where a conversation was closed
   * @param onErased and where one was erased
   */
  Bulletin(
      ChannelLayer channels, Consumer<ConversationId> onClosed, Consumer<ConversationId> onErased) {
    this.channels = channels;
    this.readers = Map.of(CLOSED, onClosed, ERASED, onErased);
    this.channel = channels.open(PREFIX, this);
    logged(channels.groupAdd(NODES, channel.name()));
  }

  /** A conversation was closed: this node acts at once, the others soon. */
  void closed(ConversationId id) {
    tell(CLOSED, id);
  }

  /** A conversation was erased: this node acts at once, the others soon. */
  void erased(ConversationId id) {
    tell(ERASED, id);
  }

  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    readers.forEach(
        (news, reader) ->
            Optional.of(envelope.text())
                .filter(text -> text.startsWith(news))
                .flatMap(text -> ConversationId.parse(text.substring(news.length())))
                .ifPresent(reader));
    return READY;
  }

  private void tell(String news, ConversationId id) {
    Optional.ofNullable(readers.get(news)).ifPresent(reader -> reader.accept(id));
    logged(channels.groupSendToOthers(NODES, news + id.value(), channel.name()));
  }

  private static void logged(CompletionStage<Void> done) {
    done.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            LOGGER.log(WARNING, "nodes not told of an end {0}", failure.toString());
          }
        });
  }
}
