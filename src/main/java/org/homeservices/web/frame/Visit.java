package org.homeservices.web.frame;

import static java.lang.System.Logger.Level.ERROR;
import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.homeservices.audit.Deed;
import org.homeservices.audit.Deed.Kind;
import org.homeservices.chat.Appraisal;
import org.homeservices.chat.ChatRoom;
import org.homeservices.chat.Outbox;
import org.homeservices.chat.Posting;
import org.homeservices.chat.Refusal;
import org.homeservices.chat.Seat;
import org.homeservices.chat.Welcome;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.ConversationsUnavailable;
import org.homeservices.web.CloseCode;
import org.homeservices.web.ConversationTokens;
import org.homeservices.web.ConversationTokens.Pass;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.VisitorInput;
import org.jspecify.annotations.Nullable;

/**
 * What one socket or stream does in the chat, from its first hello on, or what one frame does that
 * comes without. Frames are handled one at a time; deliveries come from the chat's threads.
 */
public final class Visit implements FrameHandler, Outbox {
  private static final System.Logger LOGGER = System.getLogger(Visit.class.getName());

  private final Outlet connection;
  private final ChatRoom room;
  private final ConversationTokens tokens;
  private final VisitDesk desk;
  private final Places places;
  private final String address;

  private volatile Locale locale;
  private volatile @Nullable Pass pass;
  private volatile @Nullable Conversation conversation;
  private volatile @Nullable Seat seat;
  private volatile boolean over;

  /**
   * @param address where the visitor is
   */
  public Visit(Outlet connection, VisitDesk desk, String address) {
    this.connection = connection;
    this.room = desk.room();
    this.tokens = desk.tokens();
    this.desk = desk;
    this.places = new Places(desk.leases(), desk.rates());
    this.address = address;
    this.locale = desk.settings().defaultLocale();
  }

  /**
   * Opens the conversation for frames that come without a socket: there is nobody to deliver to.
   */
  public void enter(Conversation found) {
    locale = found.locale();
    conversation = found;
  }

  /** The socket is open; it is closed again where this node goes, or the address has too many. */
  public CompletionStage<Void> arrive() {
    if (!desk.attendance().enter(connection)) {
      return leave(CloseCode.UNAVAILABLE);
    }
    return places
        .takeOf(address)
        .thenCompose(
            hasPlace -> hasPlace ? completedStage(null) : noPlace("connections-of-address"));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Hello hello) {
    if (conversation == null && desk.attendance().isClosed()) {
      return leave(CloseCode.UNAVAILABLE);
    }
    Optional<Pass> shown = tokens.read(hello.token());
    if (shown.isEmpty()) {
      note(Kind.TOKEN, "hello");
      connection.close(CloseCode.NO_TOKEN);
      return completedStage(null);
    }
    pass = shown.get();
    return room.find(shown.get().claimed())
        .thenCompose(found -> found.isPresent() ? admit(found.get(), hello) : leave(CloseCode.GONE))
        .exceptionallyCompose(this::leaveUnlessBroken);
  }

  /** What the store cannot say now it may say soon: the client comes back. */
  private CompletionStage<Void> leaveUnlessBroken(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof ConversationsUnavailable
        ? leave(CloseCode.UNAVAILABLE)
        : failedStage(failure);
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Post post) {
    return opened(
        post.clientId(),
        current ->
            room.post(current, address, post.clientId(), post.content())
                .exceptionally(failure -> unavailable(current.id(), post.clientId(), failure))
                .thenAccept(
                    posting ->
                        posting
                            .fold(
                                stored -> Optional.of(Replies.ack(stored)),
                                this::later,
                                refused -> Optional.of(refused(refused)))
                            .ifPresent(connection::send)));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Typing typing) {
    return told(current -> room.typing(current, seat, typing.on()));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Stop stop) {
    Seat own = seat;
    return own == null
        ? opened(current -> room.stop(current, stop.messageId()))
        : told(current -> room.stop(current, own, stop.messageId()));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Regenerate regenerate) {
    return opened(
        current ->
            room.renew(current, address, regenerate.messageId())
                .thenAccept(
                    renewal -> Replies.refusal(renewal, locale).ifPresent(connection::send)));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Judge judge) {
    String kept = Replies.kept(judge.feedback());
    return opened(
        current ->
            room.judge(current, judge.feedback())
                .thenAccept(refusal -> answer(refusal, "reason", kept)));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Rate rate) {
    String kept = Replies.kept(rate);
    return opened(
        current ->
            room.rate(current, rate.score(), rate.comment())
                .thenApply(appraisal -> noted(appraisal, current))
                .thenAccept(refusal -> answer(refusal, "comment", kept)));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Read read) {
    return told(current -> room.read(current, seat, read.seq()));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Close close) {
    return opened(
        current ->
            room.close(current)
                .thenApply(refusal -> noted(refusal, Kind.CONVERSATION_CLOSED, current))
                .thenAccept(refusal -> answer(refusal, "type", Replies.closed())));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.CallPerson call) {
    return opened(
        current ->
            room.callPerson(current, address, call.reason())
                .thenAccept(heard -> Replies.reply(heard, locale).ifPresent(connection::send)));
  }

  @Override
  public CompletionStage<Void> handle(ClientFrame.Ping ping) {
    connection.send(Replies.pong(ping.at()));
    return completedStage(null);
  }

  @Override
  public void welcome(Welcome welcome) {
    Pass current = pass;
    boolean renew = current != null && tokens.isHalfOver(current);
    String fresh = renew ? tokens.issue(welcome.conversation()).token() : null;
    connection.begin(welcome.position(), Replies.welcome(welcome, desk, fresh));
  }

  @Override
  public void deliver(String frame) {
    connection.send(frame);
  }

  @Override
  public void tooSlow() {
    connection.close(CloseCode.SLOW);
  }

  @Override
  public void stranded() {
    connection.close(CloseCode.UNAVAILABLE);
  }

  @Override
  public void gone() {
    connection.close(CloseCode.GONE);
  }

  /** Answers a frame that cannot be read. */
  public void refuseFrame(ErrorCode code, @Nullable String field, @Nullable String clientId) {
    connection.send(Replies.error(code, locale, field, clientId));
  }

  /** Answers a frame that came too soon. */
  public void refuseFor(Duration time, @Nullable String clientId) {
    note(Kind.LIMIT, "frames");
    connection.send(Replies.tooSoon(locale, clientId, time));
  }

  /** The socket is closed. */
  public void end() {
    over = true;
    desk.attendance().leave(connection);
    leaveSeat();
    places.end();
  }

  private CompletionStage<Void> admit(Conversation found, ClientFrame.Hello hello) {
    return places
        .takeOf(found.id())
        .thenCompose(
            hasPlace -> hasPlace ? enter(found, hello) : noPlace("connections-of-visitor"));
  }

  private CompletionStage<Void> enter(Conversation found, ClientFrame.Hello hello) {
    leaveSeat();
    connection.greet();
    locale = VisitorInput.locale(hello.locale(), found.locale());
    Conversation here = hello.page() == null ? found : found.on(VisitorInput.page(hello.page()));
    return room.join(found, hello.position(), this).thenAccept(taken -> seated(here, taken));
  }

  private void seated(Conversation joined, Seat taken) {
    conversation = joined;
    seat = taken;
    if (over) {
      leaveSeat();
    }
  }

  /** Does what needs a conversation; without one it is refused. */
  private CompletionStage<Void> opened(
      @Nullable String clientId, Function<Conversation, CompletionStage<Void>> frame) {
    Conversation current = conversation;
    return current == null ? refuse(ErrorCode.UNAUTHORISED, clientId) : frame.apply(current);
  }

  private CompletionStage<Void> opened(Function<Conversation, CompletionStage<Void>> frame) {
    return opened(null, frame);
  }

  /** The same for what is done at once. */
  private CompletionStage<Void> told(Consumer<Conversation> frame) {
    return opened(
        current -> {
          frame.accept(current);
          return completedStage(null);
        });
  }

  private CompletionStage<Void> noPlace(String limit) {
    note(Kind.LIMIT, limit);
    return leave(CloseCode.TOO_MANY);
  }

  private void note(Kind kind, String reason) {
    desk.audit().note(Deed.ofVisitor(kind, address).refusedFor(reason));
  }

  private CompletionStage<Void> leave(CloseCode code) {
    connection.close(code);
    return completedStage(null);
  }

  private void leaveSeat() {
    Seat left = seat;
    seat = null;
    if (left != null) {
      left.leave();
    }
  }

  private CompletionStage<Void> refuse(ErrorCode code, @Nullable String clientId) {
    refuseFrame(code, null, clientId);
    return completedStage(null);
  }

  /** Where it was done all members are told; whoever has no seat is told here. */
  private void answer(Optional<Refusal> refusal, String field, String done) {
    refusal
        .map(reason -> Replies.refused(reason, Duration.ZERO, field, locale))
        .or(() -> seat == null ? Optional.of(done) : Optional.empty())
        .ifPresent(connection::send);
  }

  private Optional<Refusal> noted(Optional<Refusal> refusal, Kind kind, Conversation where) {
    if (refusal.isEmpty()) {
      note(kind, where);
    }
    return refusal;
  }

  /** The same score once more is nothing to account for. */
  private Optional<Refusal> noted(Appraisal appraisal, Conversation where) {
    return appraisal.fold(
        kept -> {
          if (kept.isNews()) {
            note(Kind.CONVERSATION_RATED, where);
          }
          return Optional.empty();
        },
        refused -> Optional.of(refused.reason()));
  }

  private void note(Kind kind, Conversation where) {
    Deed deed = Deed.ofVisitor(kind, address).in(where.id().value());
    desk.audit().note(deed.by(where.visitor().user()));
  }

  /** No reply yet, and the socket's next frames do not wait for it. */
  private Optional<String> later(Posting.Held held) {
    held.later()
        .thenApply(Replies::ack)
        .exceptionally(
            failure -> refused(new Posting.Refused(held.clientId(), Refusal.UNAVAILABLE)))
        .thenAccept(connection::send);
    return Optional.empty();
  }

  private String refused(Posting.Refused refused) {
    if (refused.reason() == Refusal.TOO_MANY) {
      note(Kind.LIMIT, "messages");
    }
    if (refused.reason() == Refusal.GONE) {
      connection.close(CloseCode.GONE);
    }
    return Replies.refused(refused, locale);
  }

  private static Posting unavailable(ConversationId id, String clientId, Throwable failure) {
    LOGGER.log(ERROR, "message not stored conversation=" + id.value(), failure);
    return new Posting.Refused(clientId, Refusal.UNAVAILABLE);
  }
}
