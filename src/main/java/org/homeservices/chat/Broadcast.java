package org.homeservices.chat;

import static java.lang.System.Logger.Level.WARNING;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Published.Held;
import org.homeservices.channel.Published.Sequenced;
import org.homeservices.channel.Replay;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.Message;

/** Tells the members of a conversation what happened, and keeps what must be kept. */
final class Broadcast {
  private static final System.Logger LOGGER = System.getLogger(Broadcast.class.getName());

  /** A history that is lost so often one after the other is taken as it is. */
  private static final int MOST_LOOKS = 3;

  private final ChannelLayer channels;
  private final History history;
  private final ConversationStore conversations;
  private final EventCodec codec;
  private final Shelf shelf;
  private final Queues queues = new Queues();

  Broadcast(ChatRoom.Ground ground, Shelf shelf) {
    this.channels = ground.channels();
    this.history = ground.history();
    this.conversations = ground.conversations();
    this.codec = ground.codec();
    this.shelf = shelf;
  }

  static GroupName groupOf(ConversationId id) {
    return new GroupName("conversation." + id.value());
  }

  /** A received envelope the way it is delivered, made once for all who receive it. */
  static String inPlace(Envelope envelope, EventCodec codec) {
    return envelope.rendered(sent -> formOf(sent, codec));
  }

  /** The form of an envelope; to be made once for all who receive it. */
  static String formOf(Envelope sent, EventCodec codec) {
    return codec.inPlace(sent.seq(), sent.epoch().orElse(null), sent.text());
  }

  /** The entries of a replay the way they are delivered. */
  static List<String> inPlace(Replay replay, EventCodec codec) {
    return replay.entries().stream().map(entry -> inPlace(entry, codec)).toList();
  }

  /** Tells everyone something that is not remembered. */
  void tell(ConversationId id, ChatEvent event) {
    logged(id, channels.groupSend(groupOf(id), event.encodedBy(codec)));
  }

  /** Tells everyone but {@code self}. */
  void tellOthers(ConversationId id, ChatEvent event, ChannelName self) {
    logged(id, channels.groupSendToOthers(groupOf(id), event.encodedBy(codec), self));
  }

  /**
   * Publishes a message in the conversation's history, which keeps the conversation alive, and
   * files it. A history that was lost since it was looked at gets back what it had before that,
   * also where the message was held meanwhile.
   *
   * @return completed when it is stored, or held while the history is out of reach; a repeat
   *     changes nothing
   */
  CompletionStage<Published> publish(ConversationId id, Message message) {
    String text = codec.encode(new ChatEvent.MessageAdded(message));
    Letterhead head = Letterhead.of(message);
    Publication publication = new Publication(message.id(), head.key(), text);
    return queues
        .behindOthers(id, () -> inEpoch(id, publication, MOST_LOOKS))
        .thenApply(
            published -> {
              logged(id, conversations.touch(id));
              return filed(id, head, text, published);
            });
  }

  private CompletionStage<Published> inEpoch(
      ConversationId id, Publication publication, int looks) {
    return looks == 0
        ? history.publish(groupOf(id), publication.in(""))
        : shelf
            .recovery()
            .epoch(id)
            .thenCompose(epoch -> publish(id, publication.in(seen(epoch)), looks - 1));
  }

  private static String seen(String epoch) {
    return epoch.isEmpty() ? Publication.UNSEEN : epoch;
  }

  private CompletionStage<Published> publish(
      ConversationId id, Publication publication, int looks) {
    return history
        .publish(groupOf(id), publication)
        .thenApply(
            published ->
                published.<Published>fold(
                    sequenced -> sequenced, held -> sureOf(held, id, publication)))
        .exceptionallyCompose(failure -> again(failure, id, publication, looks));
  }

  /** Those that are refused one after the other come in that order again. */
  private Held sureOf(Held held, ConversationId id, Publication publication) {
    return new Held(
        held.sequenced()
            .exceptionallyCompose(
                failure ->
                    Failures.isEpochOver(failure)
                        ? queues
                            .inTurn(id, () -> again(failure, id, publication, MOST_LOOKS))
                            .thenCompose(Broadcast::sequenced)
                        : failedStage(failure)));
  }

  private static CompletionStage<Sequenced> sequenced(Published published) {
    return published.fold(CompletableFuture::completedStage, Held::sequenced);
  }

  private CompletionStage<Published> again(
      Throwable failure, ConversationId id, Publication publication, int looks) {
    return Failures.isEpochOver(failure)
        ? shelf
            .recovery()
            .readyAnew(id, publication.epoch())
            .thenCompose(ready -> inEpoch(id, publication, looks))
        : failedStage(failure);
  }

  /** Completed when a message that was published here is as durable as it will be. */
  CompletionStage<Void> kept(ConversationId id, Sequenced published) {
    return shelf.writer().kept(id, published.position().seq());
  }

  private Published filed(ConversationId id, Letterhead head, String text, Published published) {
    return published.fold(
        sequenced -> file(id, head, text, sequenced),
        held -> new Held(held.sequenced().thenApply(later -> file(id, head, text, later))));
  }

  private Sequenced file(ConversationId id, Letterhead head, String text, Sequenced published) {
    if (!published.repeated()) {
      shelf.writer().file(shelf.paper().filed(id, published.position(), head, text));
    }
    return published;
  }

  private static void logged(ConversationId id, CompletionStage<Void> done) {
    done.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            // Without its trace: an outage is told once where it begins.
            LOGGER.log(WARNING, "not told or kept conversation={0} {1}", id.value(), failure);
          }
        });
  }
}
