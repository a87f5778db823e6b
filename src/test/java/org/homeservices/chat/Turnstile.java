package org.homeservices.chat;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Membership;
import org.homeservices.channel.Receiver;

/** A channel layer that counts who is in. */
final class Turnstile implements ChannelLayer {
  private final AtomicInteger inside = new AtomicInteger();
  private final ChannelLayer layer;

  Turnstile(ChannelLayer layer) {
    this.layer = layer;
  }

  /** How many have joined and not left. */
  int inside() {
    return inside.get();
  }

  @Override
  public CompletionStage<Membership> join(GroupName group, Receiver receiver) {
    inside.incrementAndGet();
    return layer.join(group, receiver).thenApply(this::counted);
  }

  @Override
  public CompletionStage<Void> send(GroupName group, String text) {
    return layer.send(group, text);
  }

  @Override
  public CompletionStage<Void> sendToOthers(GroupName group, String text, Receiver self) {
    return layer.sendToOthers(group, text, self);
  }

  private Membership counted(Membership membership) {
    return () -> {
      inside.decrementAndGet();
      membership.leave();
    };
  }
}
