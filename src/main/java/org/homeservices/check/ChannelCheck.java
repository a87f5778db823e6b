package org.homeservices.check;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.Channel;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.History;
import org.homeservices.channel.Link;
import org.homeservices.channel.Publication;
import org.homeservices.channel.Published;
import org.homeservices.channel.Receiver;

/** Publishes an entry in a group of its own, and waits until it comes back to a member. */
public final class ChannelCheck implements Inspection {
  private static final String NAME = "channel";

  /** One for all runs, since a group's numbers are never forgotten. */
  private static final GroupName GROUP = new GroupName("check.probe");

  private final ChannelLayer layer;
  private final History history;
  private final Link link;

  /** Tries these, which belong together. */
  public ChannelCheck(ChannelLayer layer, History history, Link link) {
    this.layer = layer;
    this.history = history;
    this.link = link;
  }

  @Override
  public List<Finding> findings() {
    if (!isReached()) {
      return List.of(
          Finding.fail(
              NAME,
              "this node does not reach the channels of the others",
              "look at the findings of redis, then at the node's log"));
    }
    try {
      long began = System.nanoTime();
      roundTrip();
      long millis = (System.nanoTime() - began) / 1_000_000;
      return List.of(
          Finding.pass(NAME, "published, remembered and received within %d ms".formatted(millis)));
    } catch (CompletionException e) {
      return List.of(
          Finding.fail(
              NAME,
              "what was published did not come back: " + Wait.reason(e),
              "look at the findings of redis, then at the node's log"));
    }
  }

  private boolean isReached() {
    long deadline = System.nanoTime() + Wait.PATIENCE.toNanos();
    while (!link.isUp() && System.nanoTime() < deadline) {
      Wait.aMoment();
    }
    return link.isUp();
  }

  private void roundTrip() {
    String text = UUID.randomUUID().toString();
    CompletableFuture<String> received = new CompletableFuture<>();
    Channel channel =
        layer.open(
            "check",
            Receiver.of(
                envelope -> {
                  if (envelope.text().equals(text)) {
                    received.complete(text);
                  }
                }));
    try {
      wait(layer.groupAdd(GROUP, channel.name()));
      Published unused = Wait.forValue(history.publish(GROUP, new Publication(text, text, text)));
      String unusedText = Wait.forValue(received);
      wait(history.erase(GROUP));
    } finally {
      channel.close();
    }
  }

  private static void wait(CompletionStage<Void> stage) {
    boolean unused = Wait.forValue(stage.thenApply(done -> true));
  }
}
