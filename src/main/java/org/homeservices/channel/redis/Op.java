package org.homeservices.channel.redis;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.homeservices.channel.ChannelFailure;
import org.homeservices.channel.LayerUnavailable;

/** One message of a batch: a letter that the script knows, what it is for, and four arguments. */
final class Op {
  private static final List<Object> NOTHING = List.of("N", "", "", "", "", "");
  private static final int OVERHEAD = 100;

  private final Supplier<List<Object>> arguments;
  private final int bytes;
  private final WhenDown whenDown;
  private final CompletableFuture<Reply> reply = new CompletableFuture<>();
  private volatile boolean skipped;
  private volatile boolean sentAgain;

  /** Decides what becomes of an op when the link to Redis is down. */
  interface WhenDown {
    /** Fails the op: whoever asked may ask again. */
    WhenDown FAIL =
        (op, sent) -> {
          op.fail(new LayerUnavailable("Redis is out of reach"));
          return false;
        };

    /**
     * Called once for each op that the lane holds; without any lock.
     *
     * @param sent whether the script may have done it already
     * @return whether it stays in the lane until the link is back
     */
    boolean stays(Op op, boolean sent);
  }

  private Op(List<Object> arguments, int bytes, WhenDown whenDown) {
    this(() -> arguments, bytes, whenDown);
  }

  private Op(Supplier<List<Object>> arguments, int bytes, WhenDown whenDown) {
    this.arguments = arguments;
    this.bytes = bytes + OVERHEAD;
    this.whenDown = whenDown;
  }

  static Op publish(GroupKey group, Entry entry, byte[] sealed, long floor, WhenDown whenDown) {
    List<Object> arguments =
        List.of("P", group.value(), entry.key(), entry.id(), sealed, Long.toString(floor));
    return new Op(arguments, sealed.length, whenDown);
  }

  /**
   * Puts an entry back.
   *
   * @param epoch in which it had its place
   */
  static Op restore(GroupKey group, String epoch, Entry entry, byte[] sealed) {
    String place = entry.seq() + " " + epoch;
    List<Object> arguments = List.of("E", group.value(), entry.key(), entry.id(), sealed, place);
    return new Op(arguments, sealed.length, WhenDown.FAIL);
  }

  static Op send(GroupKey group, byte[] sealed, WhenDown whenDown) {
    return new Op(List.of("S", group.value(), sealed, "", "", ""), sealed.length, whenDown);
  }

  static Op direct(String node, byte[] sealed) {
    return new Op(List.of("D", node, sealed, "", "", ""), sealed.length, WhenDown.FAIL);
  }

  /**
   * Says who is here. What it says is read when the op leaves, not when it is made: of two changes
   * that cross, the op that leaves last tells the truth of both.
   */
  static Op members(GroupKey group, Supplier<Roll> roll, long floor) {
    Supplier<List<Object>> arguments =
        () -> {
          Roll now = roll.get();
          String count = Integer.toString(now.count());
          return List.of("J", group.value(), count, now.here(), now.gone(), Long.toString(floor));
        };
    return new Op(arguments, OVERHEAD, WhenDown.FAIL);
  }

  static Op count(GroupKey group) {
    return new Op(List.of("C", group.value(), "", "", "", ""), 0, WhenDown.FAIL);
  }

  static Op names(GroupKey group) {
    return new Op(List.of("M", group.value(), "", "", "", ""), 0, WhenDown.FAIL);
  }

  static Op nothing() {
    return new Op(NOTHING, 0, WhenDown.FAIL);
  }

  int bytes() {
    return bytes;
  }

  /** What the script gets: six arguments. */
  List<Object> arguments() {
    return skipped ? NOTHING : arguments.get();
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
    } else {
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
    boolean stays = whenDown.stays(this, sent);
    skipped |= !stays;
    return stays;
  }
}
