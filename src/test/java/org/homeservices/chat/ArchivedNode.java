package org.homeservices.chat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Position;
import org.homeservices.testing.Await;
import org.homeservices.testing.ShakyHistory;

/** A node that starts with nothing but a stage's stores, and where people answer. */
final class ArchivedNode {
  static final int REMEMBERED = 20;
  static final int WELCOMED = 5;
  static final Duration DAY = Duration.ofDays(1);

  final ShakyHistory history;
  final ChatRoom.Ground ground;
  final ChatRoom room;

  private final ChatStage stage;
  private final ChannelSettings limits;
  private final InMemoryChannelLayer channels;

  ArchivedNode(ChatStage stage, ArchiveSettings settings) {
    this.stage = stage;
    Duration age = settings.historyAge();
    this.limits = new ChannelSettings(1_000, List.of(), DAY, DAY, settings.historySize(), age, DAY);
    this.channels = new InMemoryChannelLayer(limits, stage.clock);
    this.history = new ShakyHistory(channels, channels);
    this.ground =
        new ChatRoom.Ground(
            channels,
            history,
            history,
            stage.conversations,
            stage.archive,
            settings,
            stage.ground.answering(),
            stage.ground.charging(),
            stage.codec,
            stage.ground.executor(),
            stage.clock);
    this.room = new ChatRoom(ground, new ChatSettings(1, 100, 50, WELCOMED, false, "Sophie"));
  }

  /** Acknowledges what the archive has. */
  static ArchivedNode awaiting(ChatStage stage) {
    return new ArchivedNode(stage, ArchiveSettings.awaited(REMEMBERED, DAY));
  }

  /** Acknowledges at once, as with a history that is durable by itself. */
  static ArchivedNode following(ChatStage stage) {
    return new ArchivedNode(
        stage, new ArchiveSettings(false, Duration.ofMillis(1), 100, 10_000, REMEMBERED, DAY));
  }

  Posting post(String content) {
    return post(stage.conversation, content);
  }

  Posting post(Conversation conversation, String content) {
    return Await.value(room.post(conversation, ChatStage.ADDRESS, content, content));
  }

  Member joined() {
    return joined(Optional.empty());
  }

  Member joined(Optional<Position> position) {
    Member member = new Member(stage.codec);
    Await.value(room.join(stage.conversation, position, member));
    return member;
  }

  List<String> page(long after, int limit) {
    return Await.value(room.messages(stage.conversation.id(), after, limit)).stream()
        .map(frame -> RecordingCodec.seq(frame) + " " + message(frame).content())
        .toList();
  }

  /** What the archive has, each with its place. */
  List<String> archived() {
    return archived(stage.conversation);
  }

  List<String> archived(Conversation conversation) {
    return Await.value(stage.archive.page(conversation.id(), 0, 100_000)).stream()
        .map(kept -> kept.seq() + " " + message(kept.text()).content())
        .toList();
  }

  /** The history is emptied, and nobody is told. */
  void loseHistory() {
    history.become(new InMemoryChannelLayer(limits, stage.clock));
  }

  /** The history forgets what is older than it may be. */
  void forgetUnused() {
    channels.forgetUnused();
  }

  private Message message(String frame) {
    return ((ChatEvent.MessageAdded) stage.codec.decode(frame)).message();
  }
}
