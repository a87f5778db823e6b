package org.homeservices.channel.redis;

import java.util.List;
import java.util.concurrent.CompletionStage;
import org.homeservices.channel.Channel;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.Receiver;
import org.homeservices.testing.Await;
import org.homeservices.testing.Recorder;

/** A member of a group that notes what it gets, and how often it was told to start over. */
final class Watcher implements Receiver {
  private final Recorder<Envelope> all = new Recorder<>();
  private final Recorder<Long> seqs = new Recorder<>();
  private final Recorder<GroupName> interruptions = new Recorder<>();
  private final Recorder<Integer> sizes = new Recorder<>();
  private final Channel channel;

  Watcher(GroupName group, ClusterNode node) {
    this.channel = node.channels().open("watcher", this);
    Await.value(node.channels().groupAdd(group, channel.name()));
  }

  @Override
  public CompletionStage<Void> receive(Envelope envelope) {
    all.add(envelope);
    if (envelope.isRemembered()) {
      seqs.add(envelope.seq());
    }
    return READY;
  }

  @Override
  public void interrupted(GroupName group) {
    interruptions.add(group);
  }

  @Override
  public void sizeChanged(GroupName group, int members) {
    sizes.add(members);
  }

  Channel channel() {
    return channel;
  }

  /** The name of its node, as it stands in the channel's. */
  String node() {
    String name = channel.name().value();
    return name.substring(name.indexOf('.') + 1, name.indexOf('!'));
  }

  /** The seqs of the entries so far, as soon as there are so many. */
  List<Long> seqs(int count) {
    return seqs.await(count);
  }

  /** The seq of the latest entry, 0 before the first. */
  long lastSeq() {
    List<Long> all = seqs.all();
    return all.isEmpty() ? 0 : all.get(all.size() - 1);
  }

  /** The texts of everything so far, as soon as there are so many. */
  List<String> texts(int count) {
    return all.await(count).stream().map(Envelope::text).toList();
  }

  /** The texts of the entries so far. */
  List<String> entries() {
    return all.all().stream().filter(Envelope::isRemembered).map(Envelope::text).toList();
  }

  List<GroupName> interruptions() {
    return interruptions.all();
  }

  void awaitInterruption() {
    interruptions.await(1);
  }

  void awaitSize(int members) {
    sizes.await(told -> !told.isEmpty() && told.get(told.size() - 1) == members);
  }
}
