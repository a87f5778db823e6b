package org.homeservices.channel;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;

/** A channel that remembers what it was told. Always ready, unless it was opened busy. */
public final class Inbox implements Receiver {
  private final Recorder<Envelope> received = new Recorder<>();
  private final Recorder<Integer> sizes = new Recorder<>();
  private final Recorder<String> overflows = new Recorder<>();
  private final CompletableFuture<Void> freed = new CompletableFuture<>();
  private final Channel channel;

  private Inbox(ChannelLayer layer, String prefix) {
    this.channel = layer.open(prefix, this);
  }

  /** An open channel in no group. */
  public static Inbox open(ChannelLayer layer) {
    Inbox inbox = openBusy(layer, "inbox");
    inbox.free();
    return inbox;
  }

  /** A member of a group. */
  public static Inbox in(GroupName group, ChannelLayer layer) {
    Inbox inbox = open(layer);
    Await.value(layer.groupAdd(group, inbox.name()));
    return inbox;
  }

  /** An open channel that is not ready for a second envelope before it is freed. */
  public static Inbox openBusy(ChannelLayer layer, String prefix) {
    return new Inbox(layer, prefix);
  }

  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    received.add(envelope);
    return freed;
  }

  @Override
  public void overflowed() {
    overflows.add("overflow");
  }

  @Override
  public void sizeChanged(GroupName group, int members) {
    sizes.add(members);
  }

  /** It is ready from now on. */
  public void free() {
    freed.complete(null);
  }

  /** Where it can be sent to. */
  public ChannelName name() {
    return channel.name();
  }

  /** Closes it. */
  public void close() {
    channel.close();
  }

  /** All envelopes, as soon as there are so many. */
  public List<Envelope> await(int count) {
    return received.await(count);
  }

  /** The texts of all envelopes, as soon as there are so many. */
  public List<String> texts(int count) {
    return received.await(count).stream().map(Envelope::text).toList();
  }

  /** The seqs of all envelopes, as soon as there are so many. */
  public List<Long> seqs(int count) {
    return received.await(count).stream().map(Envelope::seq).toList();
  }

  /** All envelopes so far. */
  public List<Envelope> all() {
    return received.all();
  }

  /** Returns when it was told this size. */
  public void awaitSize(int members) {
    sizes.await(told -> told.contains(members));
  }

  /** Returns when it was told that it overflowed. */
  public void awaitOverflow() {
    overflows.await(1);
  }
}
