package org.homeservices.channel.redis;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.channel.LayerUnavailable;
import org.homeservices.channel.redis.Groups.Departure;

/**
 * Tells Redis again which groups have members on this node, and compares how far each group's
 * history has come here and there: what is missing here is read, what Redis has lost is put back.
 */
final class Attacher {
  private static final int MOST_AT_ONCE = 200;

  private final Groups groups;
  private final Payloads payloads;
  private final int partitions;

  Attacher(Groups groups, Payloads payloads, int partitions) {
    this.groups = groups;
    this.payloads = payloads;
    this.partitions = partitions;
  }

  /** Attaches all groups of a partition. Blocks; throws where Redis cannot be reached. */
  void attach(Shard shard) {
    tellDepartures(shard);
    List<Group> ours = groups.all().stream().filter(group -> isIn(shard, group.key())).toList();
    Chunks.of(ours, MOST_AT_ONCE).forEach(some -> attach(shard, some));
  }

  private void tellDepartures(Shard shard) {
    List<Departure> departures = groups.departures(key -> isIn(shard, key));
    try {
      for (List<Departure> some : Chunks.of(departures, MOST_AT_ONCE)) {
        List<Reply> replies =
            Supervisor.await(shard.lane().run(some.stream().map(this::gone).toList()));
        Chunks.forEachPair(some, replies, this::keepUntold);
      }
    } catch (LayerUnavailable e) {
      departures.forEach(groups::keep);
      throw e;
    }
  }

  private Op gone(Departure departure) {
    GroupKey key = departure.group();
    return Op.members(key, () -> groups.roll(key, departure.channel()), 0);
  }

  private void keepUntold(Departure departure, Reply reply) {
    if (reply.kind() != Reply.Kind.STANDING) {
      groups.keep(departure);
    }
  }

  private boolean isIn(Shard shard, GroupKey key) {
    return Partition.of(key.value(), partitions) == shard.partition().number();
  }

  private void attach(Shard shard, List<Group> some) {
    List<Op> ops = some.stream().map(group -> members(group, 0)).toList();
    List<Reply> replies = Supervisor.await(shard.lane().run(ops));
    Chunks.forEachPair(some, replies, (group, reply) -> compare(shard, group, reply));
  }

  private void compare(Shard shard, Group group, Reply reply) {
    if (reply.kind() == Reply.Kind.STANDING && !group.attached(reply.epoch(), reply.seq())) {
      restore(shard, group, reply);
    }
  }

  /**
   * Puts back what Redis has lost, where what it still has is what this node knows; what no node
   * remembers stays lost, and the numbers go on all the same.
   */
  private void restore(Shard shard, Group group, Reply standing) {
    if (!isKnown(shard, group, standing.seq())) {
      group.startOver(standing.epoch(), standing.seq());
      return;
    }
    List<Op> ops = new ArrayList<>();
    Group.Remembered missing = group.after(standing.seq());
    for (Entry entry : missing.entries()) {
      byte[] sealed = payloads.seal(group.key(), entry);
      ops.add(Op.restore(group.key(), missing.epoch(), entry, sealed));
    }
    ops.add(members(group, group.floor()));
    List<Reply> replies = Supervisor.await(shard.lane().run(ops));
    Reply last = replies.get(replies.size() - 1);
    if (last.kind() == Reply.Kind.STANDING) {
      group.attached(last.epoch(), last.seq());
    }
  }

  /** Whether the last entry of the log in Redis is the one that had its number here. */
  private boolean isKnown(Shard shard, Group group, long seq) {
    if (seq == 0) {
      return true;
    }
    Shard.Stretch there = Supervisor.await(shard.read(group.key(), 0, "page", "", seq - 1, 1));
    return there.entries().stream()
        .map(raw -> payloads.openEntry(group.key(), raw.seq(), raw.payload()))
        .anyMatch(entry -> entry != null && group.knows(entry));
  }

  private Op members(Group group, long floor) {
    return Op.members(group.key(), () -> groups.roll(group.key()), floor);
  }
}
