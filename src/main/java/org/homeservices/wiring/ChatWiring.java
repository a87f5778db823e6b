package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.assistant.Assistant;
import org.homeservices.assistant.guard.Masking;
import org.homeservices.assistant.json.JsonAnswers;
import org.homeservices.audit.Audit;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.chat.Answering;
import org.homeservices.chat.ArchiveSettings;
import org.homeservices.chat.Calling;
import org.homeservices.chat.Charging;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.ChatWatch;
import org.homeservices.chat.HandoverSettings;
import org.homeservices.chat.Upkeep;
import org.homeservices.chat.webhook.Webhook;
import org.homeservices.chat.webhook.WebhookTimes;
import org.homeservices.config.Settings;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.database.Duties;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.generation.Generations;
import org.homeservices.generation.Register;
import org.homeservices.health.Health;
import org.homeservices.health.Sign;
import org.homeservices.knowledge.KnowledgeBase;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.web.Frames;
import org.homeservices.web.Sessions;
import org.homeservices.web.frame.Departure;

/** The chat room on its ground, and the health of that ground. */
@ApplicationScoped
public class ChatWiring {
  private static final Duration UPKEEP_LEASE = Duration.ofMinutes(3);

  @Produces
  @Singleton
  ChatRoom room(
      Settings settings,
      ChannelLayer channels,
      History history,
      Link link,
      ConversationStore conversations,
      MessageArchive archive,
      Assistant assistant,
      Generations generations,
      Register register,
      RateLimiter limiter,
      ScheduledExecutorService executor,
      Clock clock,
      ChatWatch watch) {
    Charging charging = new Charging(limiter, settings.limits());
    ChatRoom.Ground ground =
        new ChatRoom.Ground(
            channels,
            history,
            link,
            conversations,
            archive,
            archiveSettings(settings),
            new Answering(assistant, new JsonAnswers(), generations, register),
            charging,
            new Frames(),
            executor,
            clock,
            watch);
    return new ChatRoom(ground, calling(settings, executor, clock), settings.chat());
  }

  @Produces
  @Singleton
  Upkeep upkeep(ChatRoom room, Settings settings, Duties duties, Audit audit) {
    return room.upkeep(settings.upkeep(), () -> duties.take("upkeep", UPKEEP_LEASE), audit);
  }

  /** A history in the memory of one node ends with it. */
  static ArchiveSettings archiveSettings(Settings settings) {
    ChannelSettings channel = settings.channel();
    return settings.redis() == null
        ? ArchiveSettings.awaited(channel.historySize(), channel.historyAge())
        : ArchiveSettings.following(channel.historySize(), channel.historyAge());
  }

  private static Calling calling(
      Settings settings, ScheduledExecutorService executor, Clock clock) {
    HandoverSettings handover = settings.handover();
    return handover == null
        ? Calling.NOBODY
        : new Calling(
            new Webhook(handover, WebhookTimes.USUAL, executor, clock),
            Masking::of,
            settings.site().supportEmail().strip());
  }

  @Produces
  @Singleton
  Health health(
      History history,
      Link link,
      KnowledgeBase knowledge,
      SqlDatabase database,
      Ground ground,
      Models models,
      Sessions sessions,
      Departure departure) {
    List<Sign> signs =
        List.of(
            new Sign("caches", ground::hasCaches),
            new Sign("model", models::isAnyAwake),
            new Sign("sessions", () -> !sessions.isFull()),
            new Sign("admission", () -> !departure.hasBegun(), Health.State.DOWN));
    return new Health(history, link, knowledge, database::ask, signs);
  }
}
