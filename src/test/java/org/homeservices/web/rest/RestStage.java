package org.homeservices.web.rest;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.chat.ArchiveSettings;
import org.homeservices.chat.Charging;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.ChatSettings;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.crypto.KeyRing;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryLeases;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.testing.Answerings;
import org.homeservices.testing.Await;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.ManualClock;
import org.homeservices.testing.NoArticles;
import org.homeservices.testing.PassingConversations;
import org.homeservices.testing.ShakyHistory;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.Frames;
import org.homeservices.web.WebSettings;
import org.homeservices.web.frame.Attendance;
import org.homeservices.web.frame.FrameBudgets;
import org.homeservices.web.frame.VisitDesk;

/** Conversations over HTTP, before a real chat room whose store takes its time. */
final class RestStage implements AutoCloseable {
  static final Duration DAY = Duration.ofDays(1);

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final ManualClock clock = ManualClock.started();
  private final InMemoryChannelLayer channels =
      new InMemoryChannelLayer(ChannelLimits.remembering(100, DAY), clock);
  private final RateLimiter limiter = new InMemoryRateLimiter(System::nanoTime);
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  final ShakyHistory history = new ShakyHistory(channels, channels);
  private final ConversationStore store = new InMemoryConversationStore(DAY, clock);
  private final WebSettings settings = new WebSettings(List.of(), Locale.ENGLISH, DAY);
  private final ConversationTokens tokens =
      new ConversationTokens(KeyRing.of("a secret for the stage", List.of()), settings, clock);
  final List<Deed> deeds = new CopyOnWriteArrayList<>();
  private final ChatRoom room = openRoom();
  private final VisitDesk visits =
      new VisitDesk(
          room,
          new Attendance(),
          tokens,
          new InMemoryLeases(),
          RateLimitSettings.NONE,
          settings,
          deeds::add,
          2000);

  // In a container CDI assigns what is injected; here nobody else does.
  @SuppressWarnings("UnnecessaryAssignment")
  ConversationsResource conversations() {
    ConversationsResource resource = new ConversationsResource();
    resource.settings = settings;
    resource.tokens = tokens;
    resource.room = room;
    resource.reception = reception(new IdentityDoor(null, Audit.NONE));
    resource.doorkeeper = new Doorkeeper(limiter, RateLimitSettings.NONE, resource.settings);
    resource.door = new ConversationDoor(resource.tokens);
    resource.audit = Audit.NONE;
    return resource;
  }

  @SuppressWarnings("UnnecessaryAssignment")
  Trail trail() {
    Trail trail = new Trail();
    trail.audit = deeds::add;
    trail.tokens = tokens;
    return trail;
  }

  Reception reception(IdentityDoor door) {
    return new Reception(room, door, DAY);
  }

  ChatRoom room() {
    return room;
  }

  ConversationTokens tokens() {
    return tokens;
  }

  /** What the room keeps its conversations in, without delay. */
  ConversationStore store() {
    return store;
  }

  ManualClock clock() {
    return clock;
  }

  /** What does frames, in a room whose store is as slow. */
  FrameDesk frames() {
    return new FrameDesk(visits, new FrameBudgets(() -> 0), executor);
  }

  /** A conversation that has begun; the store keeps it at once. */
  Conversation begun() {
    keep();
    return Await.value(room.open(Locale.ENGLISH, "/", ""));
  }

  /** Lets the store keep the conversations that have begun. */
  void keep() {
    ready.complete(null);
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private ChatRoom openRoom() {
    SiteFacts site = new SiteFacts("Sophie", "", "", "", "", "", false);
    Assistant assistant = new Assistant(new NoArticles(), Optional.empty(), site, executor);
    ChatRoom.Ground ground =
        new ChatRoom.Ground(
            channels,
            history,
            history,
            new SlowStore(),
            new InMemoryConversationStore(DAY, clock).archive(),
            ArchiveSettings.awaited(100, DAY),
            Answerings.of(assistant, executor),
            new Charging(limiter, RateLimitSettings.NONE),
            new Frames(),
            executor,
            clock);
    return new ChatRoom(ground, new ChatSettings(1, 2000, 1000, 50, false, "Sophie"));
  }

  /** As one behind a network: it is done when the request's method has long returned. */
  private final class SlowStore extends PassingConversations {
    SlowStore() {
      super(store);
    }

    @Override
    public CompletionStage<Conversation> create(Conversation conversation) {
      return ready.thenCompose(now -> super.create(conversation));
    }
  }
}
