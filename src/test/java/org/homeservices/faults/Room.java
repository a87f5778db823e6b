package org.homeservices.faults;

import static java.util.stream.Collectors.groupingBy;

import jakarta.json.JsonObject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;

/** A conversation, its visitors on both nodes, and what they posted since the last fault. */
final class Room implements Visitor.Owner {
  private static final long LATE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
  private static final int PAGE = 200;

  private final Begun begun;
  private final Ground ground;
  private final List<Visitor> visitors;

  // Guarded by this.
  private final Map<String, Post> posts = new HashMap<>();
  private int number;

  Room(Ground ground, int index, ScheduledExecutorService timer) {
    this.ground = ground;
    this.begun = ground.site(index % Ground.NODES).begin();
    this.visitors =
        IntStream.range(0, FaultSettings.VISITORS)
            .mapToObj(place -> new Visitor(this, from(index + place), timer))
            .toList();
  }

  /** Every second attempt goes to the other node. */
  private IntFunction<URI> from(int home) {
    return attempts -> ground.socket((home + attempts) % Ground.NODES);
  }

  @Override
  public String token() {
    return begun.token();
  }

  List<Visitor> visitors() {
    return visitors;
  }

  /** One of the visitors posts, each in turn. */
  void post() {
    String clientId;
    Visitor visitor;
    synchronized (this) {
      visitor = visitors.get(number % visitors.size());
      clientId = "c" + number++;
      posts.put(clientId, new Post(System.nanoTime()));
    }
    visitor.post(clientId, "message " + clientId);
  }

  @Override
  public synchronized void acked(String clientId, String id, long seq) {
    Post post = posts.get(clientId);
    if (post != null) {
      post.acked(id, seq, System.nanoTime());
    }
  }

  @Override
  public synchronized void heard(Visitor visitor, JsonObject frame) {
    if (frame.getString("type").equals("message") && frame.containsKey("seq")) {
      Post post = posts.get(frame.getString("clientId", ""));
      if (post != null) {
        post.seen(visitor, frame.getString("id"), System.nanoTime());
      }
    }
  }

  /** Begins to count anew. */
  void forget() {
    synchronized (this) {
      posts.clear();
    }
    visitors.forEach(Visitor::forget);
  }

  /** Whether everything posted is acknowledged and has reached all who may expect it. */
  synchronized boolean isSettled() {
    return visitors.stream().allMatch(Visitor::isWelcomed)
        && posts.values().stream().allMatch(Post::isAcked)
        && posts.values().stream().mapToLong(this::losses).sum() == 0;
  }

  /** What came of it all since. */
  Outcome outcome(long since) {
    Outcome sum = ofPosts(since);
    for (Visitor visitor : visitors) {
      sum = sum.plus(visitor.outcome());
    }
    return sum;
  }

  /** How many acknowledged messages the conversation's log does not hold. */
  long missingInLog() {
    List<String> ids = new ArrayList<>();
    long after;
    synchronized (this) {
      posts.values().stream().filter(Post::isAcked).map(Post::id).forEach(ids::add);
      after = posts.values().stream().mapToLong(Post::seq).min().orElse(1) - 1;
    }
    String path = "api/conversations/" + begun.id() + "/messages?limit=" + PAGE + "&after=";
    for (int read = PAGE; read == PAGE; after += read) {
      var page =
          ChatSite.json(
                  ground
                      .site(0)
                      .get(path + Math.max(0, after), "Authorization", "Bearer " + token()))
              .getJsonArray("messages");
      page.forEach(message -> ids.remove(message.asJsonObject().getString("id")));
      read = page.size();
    }
    return ids.size();
  }

  /** How many acknowledged messages are not in SQL once, at the place that was acknowledged. */
  long missingInSql() {
    Map<String, List<Shelf.Entry>> kept =
        ground.shelf().messages(begun.id()).stream().collect(groupingBy(Shelf.Entry::id));
    synchronized (this) {
      return posts.values().stream()
          .filter(Post::isAcked)
          .map(post -> new Shelf.Entry(post.id(), post.seq()))
          .filter(entry -> !kept.getOrDefault(entry.id(), List.of()).equals(List.of(entry)))
          .count();
    }
  }

  private synchronized Outcome ofPosts(long since) {
    long done =
        posts.values().stream()
            .filter(post -> post.at() >= since)
            .mapToLong(post -> post.doneAt(visitors.size()))
            .min()
            .orElse(Long.MAX_VALUE);
    Outcome sum =
        Outcome.NONE.recoveredAfter(done == Long.MAX_VALUE ? Outcome.NEVER : done - since);
    for (Post post : posts.values()) {
      sum = sum.plus(of(post));
    }
    return sum;
  }

  private Outcome of(Post post) {
    return new Outcome(
        post.isAcked() ? 1 : 0,
        post.isAcked() ? 0 : 1,
        losses(post),
        post.isTwice() ? 1 : 0,
        0,
        0,
        0,
        post.seen(at -> at - post.at() > LATE_NANOS),
        List.of());
  }

  /** Visitors who never got it, and were not told since that what they know is void. */
  private long losses(Post post) {
    return visitors.stream()
        .filter(visitor -> post.isAcked() && !post.isSeenBy(visitor))
        .filter(visitor -> !visitor.startedOverSince(post.ackedAt()))
        .count();
  }
}
