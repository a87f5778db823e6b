package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.Message;
import org.homeservices.conversation.Position;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.testing.Answerings;
import org.homeservices.testing.Await;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.OneArticle;
import org.homeservices.testing.ShakyArchive;
import org.homeservices.testing.ShakyHistory;

/** A chat room on real ground in memory, whose model says what the test dictates. */
final class ChatStage implements AutoCloseable {
  static final int MAX_HISTORY = 3;
  static final int REMEMBERED = 8;

  /** More than any test sends at once. */
  static final int CAPACITY = 10_000;

  /** Where all visitors are. */
  static final String ADDRESS = "192.0.2.1";

  static final String KNOWN = OneArticle.TEXT;

  final DictatedModel model = new DictatedModel();
  final ManualClock clock = ManualClock.started();
  final RecordingCodec codec = new RecordingCodec();
  final InMemoryChannelLayer channels;
  final ShakyHistory history;
  final Assistant assistant;
  final ChatRoom.Ground ground;
  final ChatRoom room;
  final Conversation conversation;

  private final AtomicLong nanos = new AtomicLong();
  private final ScheduledExecutorService executor;
  private final InMemoryConversationStore store =
      new InMemoryConversationStore(Duration.ofDays(1), clock);
  final ShakyConversations conversations = new ShakyConversations(store);
  final ShakyArchive archive = new ShakyArchive(store.archive());

  private ChatStage(boolean assistantEnabled, boolean hasModel, int remembered) {
    this(
        assistantEnabled,
        hasModel,
        remembered,
        twoThreads(),
        RateLimitSettings.NONE,
        Calling.NOBODY,
        ChatWatch.NOBODY);
  }

  private ChatStage(
      boolean assistantEnabled,
      boolean hasModel,
      int remembered,
      ScheduledExecutorService executor,
      RateLimitSettings limits,
      Calling calling) {
    this(assistantEnabled, hasModel, remembered, executor, limits, calling, ChatWatch.NOBODY);
  }

  private ChatStage(
      boolean assistantEnabled,
      boolean hasModel,
      int remembered,
      ScheduledExecutorService executor,
      RateLimitSettings limits,
      Calling calling,
      ChatWatch watch) {
    this.executor = executor;
    Duration day = Duration.ofDays(1);
    channels =
        new InMemoryChannelLayer(
            new ChannelSettings(CAPACITY, List.of(), day, day, remembered, day, day), clock);
    history = new ShakyHistory(channels, channels);
    SiteFacts site = new SiteFacts("Sophie", "", "", "", "", "", false);
    assistant =
        new Assistant(
            new OneArticle(), hasModel ? Optional.of(model) : Optional.empty(), site, executor);
    ground =
        new ChatRoom.Ground(
            channels,
            history,
            history,
            conversations,
            archive,
            ArchiveSettings.awaited(remembered, day),
            Answerings.of(assistant, executor),
            new Charging(new InMemoryRateLimiter(nanos::get), limits),
            codec,
            executor,
            clock,
            watch);
    room =
        new ChatRoom(
            ground, calling, new ChatSettings(1, 100, 50, MAX_HISTORY, assistantEnabled, "Sophie"));
    conversation = Await.value(room.open(Locale.forLanguageTag("pt-BR"), "/", "1"));
  }

  /** The dictated model answers. */
  static ChatStage withModel() {
    return new ChatStage(true, true, REMEMBERED);
  }

  /** The dictated model answers, and the executor is the test's. */
  static ChatStage withModel(ScheduledExecutorService executor) {
    return new ChatStage(true, true, REMEMBERED, executor, RateLimitSettings.NONE, Calling.NOBODY);
  }

  /** The dictated model answers, and somebody is told what happens. */
  static ChatStage watched(ChatWatch watch) {
    return new ChatStage(
        true, true, REMEMBERED, twoThreads(), RateLimitSettings.NONE, Calling.NOBODY, watch);
  }

  /** The knowledge base answers, with {@link #KNOWN}; everything is remembered. */
  static ChatStage withoutModel() {
    return new ChatStage(true, false, 10_000);
  }

  /** People answer. */
  static ChatStage withoutAssistant() {
    return new ChatStage(false, true, REMEMBERED);
  }

  /** People answer, and the executor is the test's. */
  static ChatStage withoutAssistant(ScheduledExecutorService executor) {
    return new ChatStage(false, true, REMEMBERED, executor, RateLimitSettings.NONE, Calling.NOBODY);
  }

  /** The knowledge base answers, and messages are limited. */
  static ChatStage limited(RateLimitSettings limits) {
    return new ChatStage(true, false, REMEMBERED, twoThreads(), limits, Calling.NOBODY);
  }

  /** The dictated model answers, and messages are limited. */
  static ChatStage limitedWithModel(RateLimitSettings limits) {
    return new ChatStage(true, true, REMEMBERED, twoThreads(), limits, Calling.NOBODY);
  }

  /** The knowledge base answers, a person can be called, and messages are limited. */
  static ChatStage calling(Calling calling, RateLimitSettings limits) {
    return new ChatStage(true, false, 10_000, twoThreads(), limits, calling);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  /** Lets all work that was begun come to its end; none can be begun afterwards. */
  void settle() throws InterruptedException {
    Await.until(this::isIdle);
    executor.shutdownNow();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
  }

  /** Whether nothing is left to do but to forget, which takes longer than any work. */
  private boolean isIdle() {
    ScheduledThreadPoolExecutor pool = (ScheduledThreadPoolExecutor) executor;
    return pool.getActiveCount() == 0
        && pool.getQueue().stream().allMatch(task -> delay(task) > 1)
        && pool.getActiveCount() == 0;
  }

  private static long delay(Runnable task) {
    return ((Delayed) task).getDelay(TimeUnit.SECONDS);
  }

  Member joined() {
    Member member = new Member(codec);
    join(Optional.empty(), member);
    return member;
  }

  Member joinedFrom(Position position) {
    Member member = new Member(codec);
    join(Optional.of(position), member);
    return member;
  }

  Seat join(Optional<Position> position, Outbox outbox) {
    return Await.value(room.join(conversation, position, outbox));
  }

  /** Posts as a visitor whose client names the message like its content. */
  Posting post(String content) {
    return Await.value(room.post(conversation, ADDRESS, content, content));
  }

  /** Begins one more conversation. */
  Conversation another() {
    return Await.value(room.open(Locale.forLanguageTag("pt-BR"), "/", "1"));
  }

  /** Lets time pass for the limits. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private static ScheduledExecutorService twoThreads() {
    return Executors.newScheduledThreadPool(2);
  }

  /** Puts a conversation in the place of the one of its id. */
  void keep(Conversation changed) {
    Await.value(conversations.create(changed));
  }

  List<Message> stored() {
    return Await.value(room.messages(conversation.id(), 0, 1000)).stream()
        .map(this::message)
        .toList();
  }

  /** How many messages of a conversation are in the history, and in the archive. */
  List<Integer> left(Conversation of) {
    return List.of(
        Await.value(channels.page(Broadcast.groupOf(of.id()), 0, 1000)).entries().size(),
        Await.value(archive.page(of.id(), 0, 1000)).size());
  }

  private Message message(String frame) {
    return ((ChatEvent.MessageAdded) codec.decode(frame)).message();
  }
}
