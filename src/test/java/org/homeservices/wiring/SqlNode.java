package org.homeservices.wiring;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.chat.Answering;
import org.homeservices.chat.Charging;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.Posting;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.jpa.JpaConversationStore;
import org.homeservices.conversation.jpa.JpaMessageArchive;
import org.homeservices.conversation.jpa.SealedColumns;
import org.homeservices.database.Database;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.metrics.micrometer.Meters;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.NoLimits;
import org.homeservices.testing.OneArticle;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.TestDatabase;
import org.homeservices.web.Frames;

/** A node where people answer, wired as in production, on a database and perhaps a Redis. */
final class SqlNode implements AutoCloseable {
  private static final String ADDRESS = "192.0.2.1";

  final ChatRoom room;

  private final ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
  private final TestDatabase database;
  private final Ground ground;

  SqlNode(DatabaseSettings databaseSettings, Optional<RealRedis> redis) {
    Settings settings = settings(redis);
    NodeWork work = new NodeWork(Clock.systemUTC(), executor, Runnable::run);
    this.database = TestDatabase.hasty(databaseSettings, JpaProvider.HIBERNATE);
    this.ground =
        redis.isPresent()
            ? new RedisGround(settings, Objects.requireNonNull(settings.redis()), work)
            : new MemoryGround(settings, work);
    ground.start(
        (pause, task) -> {
          ScheduledFuture<?> unused =
              executor.scheduleWithFixedDelay(
                  task, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        });
    Await.until(ground.link()::isUp);
    this.room = room(settings);
  }

  private static Settings settings(Optional<RealRedis> redis) {
    Map<String, String> values = new HashMap<>(NoLimits.ENVIRONMENT);
    values.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    values.put("ASSISTANT_ENABLED", "false");
    redis.ifPresent(
        server -> {
          values.put("USE_REDIS", "true");
          values.put("REDIS_PORT", Integer.toString(server.port()));
        });
    return SettingsReader.read(new Variables(values));
  }

  private ChatRoom room(Settings settings) {
    SealedColumns columns = new ConversationWiring().columns(settings);
    Database sql = database.database();
    ConversationStore conversations =
        new JpaConversationStore(
            sql, columns, settings.web().tokenLife(), Clock.systemUTC(), System::nanoTime);
    MessageArchive archive = new JpaMessageArchive(sql, columns);
    Assistant assistant =
        new AssistantWiring()
            .assistant(
                settings,
                new OneArticle(),
                ground.chatAnswers(),
                ground.ledger(),
                ground.gaps(),
                new AssistantWiring().models(settings, executor, new Meters()),
                executor);
    return new ChatRoom(
        new ChatRoom.Ground(
            ground.channels(),
            ground.history(),
            ground.link(),
            conversations,
            archive,
            ChatWiring.archiveSettings(settings),
            new Answering(assistant, new JsonAnswers(), ground.generations(), ground.register()),
            new Charging(ground.limiter(), settings.limits()),
            new Frames(),
            executor,
            Clock.systemUTC()),
        settings.chat());
  }

  Conversation open() {
    return Await.value(room.open(Locale.forLanguageTag("pt-BR"), "/", ""));
  }

  Posting post(Conversation conversation, String clientId) {
    return Await.value(room.post(conversation, ADDRESS, clientId, "message " + clientId));
  }

  /** Whether the database answers: a node that asks nothing does not know that it was away. */
  boolean hasDatabase() {
    return database
        .database()
        .inTransaction(entities -> entities.createNativeQuery("SELECT 1").getSingleResult())
        .handle((answer, failure) -> failure == null)
        .toCompletableFuture()
        .join();
  }

  /** The places and names of a conversation's messages in the database, in order. */
  List<String> archived(Conversation conversation) {
    String query =
        "SELECT seq, id FROM message WHERE conversation_id = '%s' ORDER BY seq"
            .formatted(conversation.id().value());
    List<?> rows = database.does(entities -> entities.createNativeQuery(query).getResultList());
    return rows.stream().map(row -> (Object[]) row).map(row -> row[0] + " " + row[1]).toList();
  }

  /** Does nothing any more, like a process that was killed: what waits here is gone. */
  void kill() {
    executor.shutdownNow();
    database.close();
    ground.stop();
  }

  @Override
  public void close() {
    Await.value(room.stop().thenApply(done -> true));
    kill();
  }
}
