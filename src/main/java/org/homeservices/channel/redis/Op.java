package org.homeservices.channel.redis;

import static java.lang.System.Logger.Level.ERROR;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.homeservices.channel.ChannelFailure;
import org.homeservices.channel.EpochOver;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.Publication;

/** One message of a batch: a letter that the script knows, what it is for, and four arguments. */
final class Op {
  private static final System.Logger LOGGER = System.getLogger(Op.class.getName());
  private static final List<Object> NOTHING = List.of("N", "", "", "", "", "");
  private static final int OVERHEAD = 100;

  private final Function<Op, List<Object>> arguments;
  private final int bytes;
  private final Fate fate;
  private final AtomicBoolean done = new AtomicBoolean();
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private volatile boolean skipped;
  private volatile boolean held;
  private volatile boolean sentAgain;

  /** What comes of an op, told without any lock. */
  interface Fate {
    /** Fails the op when the link is down: whoever asked may ask again. */
    Fate FAILS =
        (op, sent) -> {
          op.fail(new LayerUnavailable("Redis is out of reach"));
          return false;
        };

    /**
     * Decides whether the op waits where the link to Redis is down. Told at each end of the link.
     *
     * @param sent whether the script may have done it already
     * @return whether it stays in the lane until the link is back
     */
    boolean stays(Op op, boolean sent);

    /**
     * It is done: told once, in the order of the lane's ops and before its reply completes. A node
     * hears of its own messages in no other way, so its members are told here.
     */
    default void done(Op op, Reply reply) {}
  }

  private Op(List<Object> arguments, int bytes, Fate fate) {
    this(op -> arguments, bytes, fate);
  }

  private Op(Function<Op, List<Object>> arguments, int bytes, Fate fate) {
    this.arguments = arguments;
    this.bytes = bytes + OVERHEAD;
    this.fate = fate;
  }

  /**
   * Publishes an entry.
   *
   * @param epoch the only one in which it gets its place; empty for any, {@link
   *     Publication#UNSEEN} for any unless the link was down meanwhile
   */
  static Op publish(
      GroupKey group, Entry entry, byte[] sealed, long floor, String epoch, Fate fate) {
    Function<Op, List<Object>> arguments =
        op -> {
          String only = epoch.equals(Publication.UNSEEN) && !op.held ? "" : epoch;
          String place = floor + " " + only;
          return List.of("P", group.value(), entry.key(), entry.id(), sealed, place);
        };
    return new Op(arguments, sealed.length, fate);
  }

  /**
   * Puts an entry back.
   *
   * @param epoch in which it had its place
   */
  static Op restore(GroupKey group, String epoch, Entry entry, byte[] sealed) {
    String place = entry.seq() + " " + epoch;
    List<Object> arguments = List.of("E", group.value(), entry.key(), entry.id(), sealed, place);
    return new Op(arguments, sealed.length, Fate.FAILS);
  }

  /**
   * Puts back all that is known of a log, in one step.
   *
   * @param epoch in which the last of it had its place
   * @param packed as {@link LostLog} has it
   */
  static Op restore(GroupKey group, String epoch, byte[] packed) {
    List<Object> arguments = List.of("R", group.value(), packed, epoch, "", "");
    return new Op(arguments, packed.length, Fate.FAILS);
  }

  static Op erase(GroupKey group, Fate fate) {
    return new Op(List.of("X", group.value(), "", "", "", ""), 0, fate);
  }

  static Op send(GroupKey group, byte[] sealed, Fate fate) {
    return new Op(List.of("S", group.value(), sealed, "", "", ""), sealed.length, fate);
  }

  static Op direct(String node, byte[] sealed) {
    return new Op(List.of("D", node, sealed, "", "", ""), sealed.length, Fate.FAILS);
  }

  /**
   * Says who is here. What it says is read when the op leaves, not when it is made: of two changes
   * that cross, the op that leaves last tells the truth of both.
   */
  static Op members(GroupKey group, Supplier<Roll> roll, long floor) {
    Function<Op, List<Object>> arguments =
        op -> {
          Roll now = roll.get();
          String count = Integer.toString(now.count());
          return List.of("J", group.value(), count, now.here(), now.gone(), Long.toString(floor));
        };
    return new Op(arguments, OVERHEAD, Fate.FAILS);
  }

  static Op count(GroupKey group) {
    return new Op(List.of("C", group.value(), "", "", "", ""), 0, Fate.FAILS);
  }

  static Op names(GroupKey group) {
    return new Op(List.of("M", group.value(), "", "", "", ""), 0, Fate.FAILS);
  }

  static Op nothing() {
    return new Op(NOTHING, 0, Fate.FAILS);
  }

  int bytes() {
    return bytes;
  }

  /** What the script gets: six arguments. */
  List<Object> arguments() {
    return skipped ? NOTHING : arguments.apply(this);
  }

  /** Whether the script may have done this op before, in a life of the server that is over. */
  boolean wasSentAgain() {
    return sentAgain;
  }

  void isSentAgain() {
    sentAgain = true;
  }

  CompletionStage<Reply> reply() {
    return reply;
  }

  void complete(Reply answer) {
    if (answer.kind() == Reply.Kind.FAILED) {
      fail(new LayerUnavailable("Redis refused a message: " + answer.text()));
    } else if (answer.kind() == Reply.Kind.EPOCH_OVER) {
      fail(new EpochOver(answer.epoch()));
    } else if (done.compareAndSet(false, true)) {
      try {
        fate.done(this, answer);
      } catch (RuntimeException | Error e) {
        // The ops after this one must not wait for ever.
        LOGGER.log(ERROR, "message not handed on", e);
      }
      reply.complete(answer);
    }
  }

  void fail(ChannelFailure failure) {
    reply.completeExceptionally(failure);
  }

  /**
   * The link is down: whether this op waits for it. One that was sent is skipped if it does not.
   */
  boolean staysWhileDown(boolean sent) {
    boolean stays = fate.stays(this, sent);
    held |= stays;
    skipped |= !stays;
    return stays;
  }
}
