package org.homeservices.chat;

import java.util.List;
import java.util.Optional;
import org.homeservices.channel.LostEntry;
import org.homeservices.channel.Replay;
import org.homeservices.channel.StreamPosition;
import org.homeservices.conversation.ArchivedMessage;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.MessageArchive.Filed;

/** Turns what a history knows of messages into what an archive keeps, and back. */
final class Paper {
  private final EventCodec codec;
  private final Familiar familiar;

  Paper(EventCodec codec, Familiar familiar) {
    this.codec = codec;
    this.familiar = familiar;
  }

  /** A message that has got its place. */
  Filed filed(ConversationId id, StreamPosition place, Letterhead head, String text) {
    ArchivedMessage message =
        new ArchivedMessage(
            place.epoch(),
            place.seq(),
            head.id(),
            head.key(),
            head.author(),
            head.origin(),
            head.at(),
            text);
    return new Filed(familiar.of(id, head.at()), message);
  }

  /** All messages of a replay; their epoch is told as the one that the history is in now. */
  List<Filed> filed(ConversationId id, Replay replay) {
    return replay.entries().stream()
        .flatMap(entry -> filed(id, replay, entry.seq(), entry.text()).stream())
        .toList();
  }

  private Optional<Filed> filed(ConversationId id, Replay replay, long seq, String text) {
    StreamPosition place = new StreamPosition(replay.position().epoch(), seq);
    return codec.letterhead(text).map(head -> filed(id, place, head, text));
  }

  static LostEntry lost(ArchivedMessage message) {
    return new LostEntry(
        message.epoch(), message.seq(), message.id(), message.key(), message.text());
  }

  /** The way a kept message is delivered. */
  String inPlace(ArchivedMessage message) {
    return codec.inPlace(message.seq(), null, message.text());
  }
}
