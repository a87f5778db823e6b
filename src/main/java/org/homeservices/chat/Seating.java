package org.homeservices.chat;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Replay;
import org.homeservices.chat.Welcome.CatchUp;
import org.homeservices.conversation.Conversation;
import org.homeservices.conversation.ConversationId;
import org.homeservices.conversation.Position;
import org.jspecify.annotations.Nullable;

/** Gives members of this node their seats, and welcomes them. */
final class Seating {
  private static final System.Logger LOGGER = System.getLogger(Seating.class.getName());

  private static final int FIRST_LIFE = 0;

  private final ChatRoom.Ground ground;
  private final Shelf shelf;
  private final AnswerDesk answers;
  private final OrphanedQuestions orphans;
  private final Patience patience;
  private final int maxHistory;
  private final ConcurrentMap<Seat, ConversationId> taken = new ConcurrentHashMap<>();

  /**
   * @param maxHistory messages of a welcome
   */
  Seating(ChatRoom.Ground ground, Shelf shelf, AnswerDesk answers, int maxHistory) {
    this.ground = ground;
    this.shelf = shelf;
    this.answers = answers;
    this.orphans = new OrphanedQuestions(ground, answers);
    this.patience = new Patience(ground.executor());
    this.maxHistory = maxHistory;
    ground.link().watch(up -> taken.keySet().forEach(seat -> seat.tellLink(up)));
  }

  /** Takes a seat; the outbox is welcomed before the stage completes. */
  CompletionStage<Seat> join(
      Conversation conversation, Optional<Position> position, Outbox outbox) {
    Place place = new Place(conversation);
    Seat seat = new Seat(outbox, ground.codec(), place, ground.channels());
    taken.put(seat, conversation.id());
    return shelf
        .seen(conversation)
        .thenCompose(seen -> ground.channels().groupAdd(place.group(), seat.channel()))
        // Not before: what is announced until the seat is there is found, and later ones are heard.
        .thenCompose(
            added ->
                shelf
                    .reading()
                    .missed(conversation.id(), position)
                    .thenCombine(
                        place.now(),
                        (replay, now) -> place.begin(seat, replay, catchUp(position, replay), now)))
        .whenComplete((seated, failure) -> vacateAfter(failure, seat));
  }

  /** A conversation is not there any more: nobody sits in it. */
  void clear(ConversationId id) {
    taken.forEach(
        (seat, of) -> {
          if (of.equals(id)) {
            seat.end();
          }
        });
  }

  private static CatchUp catchUp(Optional<Position> position, Replay replay) {
    if (position.isEmpty()) {
      return CatchUp.NEW;
    }
    return replay.complete() ? CatchUp.COMPLETE : CatchUp.IMPOSSIBLE;
  }

  /** Nobody else can give up a seat that the caller never got. */
  private static void vacateAfter(@Nullable Throwable failure, Seat seat) {
    if (failure != null) {
      seat.leave();
    }
  }

  /**
   * Where a conversation stands beside its messages: who answers, and what is being written.
   *
   * @param conversation empty where it is not there any more
   */
  private record Now(Optional<Conversation> conversation, Optional<AnswerRef> answer) {}

  /** Seats of one conversation, as each sees it. */
  private final class Place implements Seat.Host {
    private final Conversation conversation;

    Place(Conversation conversation) {
      this.conversation = conversation;
    }

    @Override
    public boolean isLinkUp() {
      return ground.link().isUp();
    }

    /** On a thread of the chat: whoever tells this may hold locks that come after the answers'. */
    @Override
    public void interrupted(Seat seat) {
      int life = seat.life();
      patience
          .tried(() -> welcomeAnew(seat, life), () -> seat.awaits(life))
          .whenComplete((done, failure) -> strandAfter(failure, seat, life));
    }

    @Override
    public void announced(Seat seat, AnswerRef answer) {
      answers.show(id(), answer, seat);
    }

    @Override
    public void modeChanged() {
      ground.conversations().doubt(id());
    }

    @Override
    public void answered(String answerId) {
      answers.published(answerId);
    }

    @Override
    public void left(Seat seat) {
      taken.remove(seat);
    }

    /** Once for all members here, since reading the time takes longer than handing on. */
    @Override
    public void rendered(Envelope envelope) {
      ground.codec().sentAt(envelope.text()).ifPresent(at -> ground.watch().delivered(lag(at)));
    }

    private Duration lag(Instant at) {
      Duration lag = Duration.between(at, ground.clock().instant());
      return lag.isNegative() ? Duration.ZERO : lag;
    }

    GroupName group() {
      return Broadcast.groupOf(id());
    }

    /** What a member must know beside the messages. */
    CompletionStage<Now> now() {
      return answers
          .find(id())
          .thenCombine(
              ground.conversations().findAnew(conversation),
              (answer, found) -> new Now(found, answer));
    }

    Seat begin(Seat seat, Replay replay, CatchUp catchUp, Now now) {
      welcome(seat, replay, catchUp, FIRST_LIFE, now);
      return seat;
    }

    private ConversationId id() {
      return conversation.id();
    }

    private CompletionStage<Void> welcomeAnew(Seat seat, int life) {
      return shelf
          .reading()
          .latest(id())
          .thenCombine(
              now(),
              (replay, now) ->
                  (Runnable) () -> welcome(seat, replay, CatchUp.IMPOSSIBLE, life, now))
          .thenAcceptAsync(Runnable::run, ground.executor());
    }

    private void welcome(Seat seat, Replay replay, CatchUp catchUp, int life, Now now) {
      now.conversation()
          .ifPresentOrElse(there -> welcome(seat, replay, catchUp, life, there, now), seat::end);
    }

    private void welcome(
        Seat seat, Replay replay, CatchUp catchUp, int life, Conversation there, Now now) {
      ground.watch().welcomed(catchUp);
      List<String> frames = Broadcast.inPlace(replay, ground.codec());
      int first = Math.min(frames.size(), maxHistory);
      Position end = new Position(replay.position().epoch(), replay.position().seq());
      Welcome welcome = new Welcome(there, end, catchUp, frames.subList(0, first));
      List<String> rest = frames.subList(first, frames.size());
      seat.begin(welcome, rest, life);
      seat.announcedEarly()
          .or(now::answer)
          .filter(ref -> frames.stream().noneMatch(at -> ground.codec().isMessage(at, ref.id())))
          .ifPresent(ref -> answers.show(id(), ref, seat));
      if (catchUp != CatchUp.NEW || !frames.isEmpty()) {
        orphans.watch(there.on(conversation.page()));
      }
    }

    /** Without its seat the member comes back, and gets by its position what it has missed. */
    private void strandAfter(@Nullable Throwable failure, Seat seat, int life) {
      if (failure != null && seat.strand(life)) {
        String event = "seat not welcomed anew conversation=" + id().value();
        Failures.outage(failure)
            .ifPresentOrElse(
                outage -> LOGGER.log(WARNING, event + " " + outage.getMessage()),
                () -> LOGGER.log(ERROR, event, failure));
      }
    }
  }
}
