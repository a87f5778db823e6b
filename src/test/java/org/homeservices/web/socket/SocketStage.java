package org.homeservices.web.socket;

import static java.util.concurrent.CompletableFuture.failedStage;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.audit.Audit;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.chat.ArchiveSettings;
import org.homeservices.chat.Charging;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.ChatSettings;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.conversation.memory.InMemoryConversationStore;
import org.homeservices.crypto.KeyRing;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimitSettings;
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
import org.homeservices.web.JsonText;
import org.homeservices.web.Sessions;
import org.homeservices.web.WebSettings;
import org.homeservices.web.frame.Attendance;
import org.homeservices.web.frame.Visit;
import org.homeservices.web.frame.VisitDesk;

/**
 * One open socket before a real chat room in memory, in which nobody but the visitor writes unless
 * it has an assistant.
 */
final class SocketStage implements AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);
  private static final SocketLimits LIMITS = SocketLimits.ofProtocol();

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final FakeRemote remote = FakeRemote.endingOn(Runnable::run);
  private final FakeSession session = new FakeSession(remote);
  private final WebSettings settings = new WebSettings(List.of(), Locale.ENGLISH, DAY);
  private final ManualClock clock = ManualClock.started();
  private final ConversationTokens tokens =
      new ConversationTokens(KeyRing.of("a secret for the stage", List.of()), settings, clock);
  private final AtomicLong nanos = new AtomicLong();
  final Attendance attendance = new Attendance();
  private final Leases leases;
  private final RateLimitSettings rates;
  private final InMemoryChannelLayer channels =
      new InMemoryChannelLayer(ChannelLimits.remembering(100, DAY), clock);
  final ShakyHistory history = new ShakyHistory(channels, channels);
  private final ChatRoom room;
  private volatile boolean hasConversations = true;

  /** One that is not limited. */
  SocketStage() {
    this(new InMemoryLeases(), RateLimitSettings.NONE);
  }

  /** One that shares its places with others. */
  SocketStage(Leases leases, RateLimitSettings rates) {
    this(leases, rates, false);
  }

  private SocketStage(Leases leases, RateLimitSettings rates, boolean hasAssistant) {
    this.leases = leases;
    this.rates = rates;
    this.room = room(hasAssistant);
  }

  Inlet inlet() {
    Connection connection = connection();
    return new Inlet(connection, visit(connection));
  }

  /** One in which the assistant answers, and nobody else can be called. */
  static SocketStage withAssistant() {
    return new SocketStage(new InMemoryLeases(), RateLimitSettings.NONE, true);
  }

  /** What the socket does, without what comes in on it. */
  Visit visit() {
    return visit(connection());
  }

  private Connection connection() {
    return new Connection(
        session.session(), LIMITS, Runnable::run, Pulse.none(nanos::get), new Sessions(0));
  }

  private Visit visit(Connection connection) {
    VisitDesk desk =
        new VisitDesk(room, attendance, tokens, leases, rates, settings, Audit.NONE, 2000);
    return new Visit(connection, desk, "192.0.2.1");
  }

  /** A token for a new conversation. */
  String token() {
    return tokens.issue(Await.value(room.open(Locale.ENGLISH, "/", ""))).token();
  }

  /** Lets time pass for the limits. */
  void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  /** Tells everyone how many there are. */
  void tellSizes() {
    channels.tellSizes();
  }

  /** From now on no conversation can be found. */
  void loseConversations() {
    hasConversations = false;
  }

  List<JsonObject> sent() {
    return remote.frames().stream()
        .map(frame -> JsonText.parseObject(frame).orElseThrow())
        .toList();
  }

  List<String> types() {
    return sent().stream().map(frame -> frame.getString("type")).toList();
  }

  List<String> errors() {
    return sent().stream()
        .filter(frame -> frame.getString("type").equals("error"))
        .map(frame -> frame.getString("code"))
        .toList();
  }

  List<Integer> closeCodes() {
    return session.closeCodes();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private ChatRoom room(boolean hasAssistant) {
    SiteFacts site = new SiteFacts("Sophie", "", "", "", "", "", false);
    Assistant assistant = new Assistant(new NoArticles(), Optional.empty(), site, executor);
    InMemoryConversationStore store = new InMemoryConversationStore(DAY, clock);
    ChatRoom.Ground ground =
        new ChatRoom.Ground(
            channels,
            history,
            history,
            new Conversations(store),
            store.archive(),
            ArchiveSettings.awaited(100, DAY),
            Answerings.of(assistant, executor),
            new Charging(new InMemoryRateLimiter(nanos::get), rates),
            new Frames(),
            executor,
            clock);
    return new ChatRoom(ground, new ChatSettings(1, 2000, 1000, 50, hasAssistant, "Sophie"));
  }

  private final class Conversations extends PassingConversations {
    Conversations(ConversationStore store) {
      super(store);
    }

    @Override
    public CompletionStage<Optional<Conversation>> find(Conversation claimed) {
      return hasConversations
          ? super.find(claimed)
          : failedStage(new ConversationsUnavailable(claimed.id()));
    }
  }
}
