package org.homeservices.wiring;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import org.homeservices.assistant.spending.Ledger;
import org.homeservices.audit.Audit;
import org.homeservices.audit.log.AuditLog;
import org.homeservices.chat.ChatRoom;
import org.homeservices.config.Settings;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.ratelimit.Leases;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.web.Accounts;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.OriginPolicy;
import org.homeservices.web.Sessions;
import org.homeservices.web.VisitorAddresses;
import org.homeservices.web.filter.BodyPlaces;
import org.homeservices.web.frame.Attendance;
import org.homeservices.web.frame.Departure;
import org.homeservices.web.frame.DepartureTimes;
import org.homeservices.web.frame.FrameBudgets;
import org.homeservices.web.frame.VisitDesk;
import org.homeservices.web.rest.AdminDoor;
import org.homeservices.web.rest.ConversationDoor;
import org.homeservices.web.rest.Doorkeeper;
import org.homeservices.web.rest.FrameAnswers;
import org.homeservices.web.rest.FrameDesk;
import org.homeservices.web.socket.OpenSockets;
import org.homeservices.web.socket.Pulse;
import org.homeservices.web.socket.SocketDesk;
import org.homeservices.web.socket.SocketLimits;
import org.homeservices.web.sse.EventDesk;
import org.homeservices.web.sse.OpenStreams;

/** What the HTTP and WebSocket edges work with. */
@ApplicationScoped
public class WebWiring {

  @Produces
  @Singleton
  ConversationTokens tokens(Settings settings, Clock clock) {
    return new ConversationTokens(settings.secrets(), settings.web(), clock);
  }

  @Produces
  @Singleton
  OriginPolicy origins(Settings settings) {
    return new OriginPolicy(settings.web());
  }

  @Produces
  @Singleton
  VisitorAddresses addresses(Settings settings) {
    return new VisitorAddresses(settings.addresses());
  }

  @Produces
  @Singleton
  Doorkeeper doorkeeper(Settings settings, RateLimiter limiter) {
    return new Doorkeeper(limiter, settings.limits(), settings.web());
  }

  @Produces
  @Singleton
  ConversationDoor conversationDoor(ConversationTokens tokens) {
    return new ConversationDoor(tokens);
  }

  @Produces
  @Singleton
  AdminDoor adminDoor(Settings settings) {
    return new AdminDoor(settings.admin());
  }

  @Produces
  @Singleton
  BodyPlaces bodyPlaces(Settings settings) {
    return new BodyPlaces(settings.limits().socketsPerAddress() > 0);
  }

  @Produces
  @Singleton
  Accounts accounts(Ledger ledger) {
    return new LedgerAccounts(ledger);
  }

  @Produces
  @Singleton
  Pulse pulse(ScheduledExecutorService executor) {
    return new Pulse(SocketLimits.LINGER, beat -> later(executor, beat), System::nanoTime);
  }

  @Produces
  @Singleton
  OpenSockets openSockets(Pulse pulse, Sessions sessions) {
    return new OpenSockets(pulse, sessions);
  }

  @Produces
  @Singleton
  Audit audit(Settings settings, Clock clock) {
    return new AuditLog(new Pseudonyms(settings.secrets(), "audit")::of, clock);
  }

  @Produces
  @Singleton
  Attendance attendance() {
    return new Attendance();
  }

  @Produces
  @Singleton
  Departure departure(Attendance attendance, ChatRoom room, ScheduledExecutorService executor) {
    return new Departure(attendance, room::answering, DepartureTimes.USUAL, executor);
  }

  @Produces
  @Singleton
  VisitDesk visits(
      Settings settings,
      ChatRoom room,
      Attendance attendance,
      ConversationTokens tokens,
      Leases leases,
      Audit audit) {
    return new VisitDesk(
        room,
        attendance,
        tokens,
        leases,
        settings.limits(),
        settings.web(),
        audit,
        settings.chat().maxLength());
  }

  @Produces
  @Singleton
  FrameDesk frames(VisitDesk visits, ScheduledExecutorService executor) {
    return new FrameDesk(visits, new FrameBudgets(System::nanoTime), executor);
  }

  @Produces
  @Singleton
  FrameAnswers frameAnswers(Settings settings) {
    return new FrameAnswers(settings.limits());
  }

  @Produces
  @Singleton
  OpenStreams openStreams(Sessions sessions) {
    return new OpenStreams(sessions);
  }

  void close(@Disposes OpenStreams streams) {
    streams.close();
  }

  @Produces
  @Singleton
  EventDesk events(VisitDesk visits, OpenStreams streams, ScheduledExecutorService executor) {
    return new EventDesk(visits, streams, executor, System::nanoTime);
  }

  @Produces
  @Singleton
  SocketDesk desk(
      VisitDesk visits,
      OriginPolicy origins,
      OpenSockets sockets,
      ScheduledExecutorService executor) {
    return new SocketDesk(visits, origins, sockets, SocketLimits.ofProtocol(), executor);
  }

  private static void later(ScheduledExecutorService executor, Runnable beat) {
    ScheduledFuture<?> unused = executor.schedule(beat, SocketLimits.LINGER.toNanos(), NANOSECONDS);
  }
}
