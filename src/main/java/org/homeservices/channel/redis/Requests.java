package org.homeservices.channel.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.LayerUnavailable;

/** What this node has asked of others, until they answer. Thread-safe. */
final class Requests {
  private final ConcurrentMap<Long, CompletableFuture<Request.Kind>> open =
      new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final String node;
  private final long patienceMillis;

  Requests(String node, long patienceMillis) {
    this.node = node;
    this.patienceMillis = patienceMillis;
  }

  /**
   * Asks the node of a channel.
   *
   * @param carry sends the request; its reply is GONE where that node does not live
   * @return what that node answers; fails with {@link LayerUnavailable} where it does not
   */
  CompletionStage<Request.Kind> ask(
      Request.Kind kind,
      ChannelName channel,
      String group,
      String text,
      Function<Request, CompletionStage<Reply>> carry) {
    long id = lastId.incrementAndGet();
    CompletableFuture<Request.Kind> answer = new CompletableFuture<>();
    open.put(id, answer);
    carry
        .apply(new Request(kind, id, node, channel.value(), group, text))
        .whenComplete((reply, failure) -> carried(answer, reply, failure));
    return answer
        .orTimeout(patienceMillis, TimeUnit.MILLISECONDS)
        .whenComplete((outcome, failure) -> open.remove(id))
        .exceptionally(
            failure -> {
              throw new LayerUnavailable("no answer from the node of " + channel.value(), failure);
            });
  }

  /** An answer has come in. */
  void answered(Request answer) {
    CompletableFuture<Request.Kind> asked = open.get(answer.id());
    if (asked != null) {
      asked.complete(answer.kind());
    }
  }

  private static void carried(
      CompletableFuture<Request.Kind> answer,
      @org.jspecify.annotations.Nullable Reply reply,
      @org.jspecify.annotations.Nullable Throwable failure) {
    if (failure != null) {
      answer.completeExceptionally(failure);
    } else if (reply != null && reply.kind() == Reply.Kind.GONE) {
      answer.complete(Request.Kind.GONE);
    }
  }
}
