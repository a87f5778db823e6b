package org.homeservices.channel.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.LayerUnavailable;

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
    for (int from = 0; from < ours.size(); from += MOST_AT_ONCE) {
      attach(shard, ours.subList(from, Math.min(ours.size(), from + MOST_AT_ONCE)));
    }
  }

  private void tellDepartures(Shard shard) {
    List<Groups.Departure> departures = groups.departures(key -> isIn(shard, key));
    try {
      for (Groups.Departure departure : departures) {
        Supervisor.await(shard.lane().sendAhead(List.of(leave(departure))));
      }
    } catch (LayerUnavailable e) {
      departures.forEach(groups::keep);
      throw e;
    }
  }

  private Op leave(Groups.Departure departure) {
    GroupKey key = departure.group();
    int left = groups.find(key.value()).map(group -> group.members().size()).orElse(0);
    return Op.leave(key, left, departure.channel().value());
  }

  private boolean isIn(Shard shard, GroupKey key) {
    return Partition.of(key.value(), partitions) == shard.partition().number();
  }

  private void attach(Shard shard, List<Group> some) {
    List<Op> joins = some.stream().map(group -> join(group, 0)).toList();
    List<Reply> replies = Supervisor.await(shard.lane().sendAhead(joins));
    for (int i = 0; i < replies.size(); i++) {
      Group group = some.get(i);
      Reply reply = replies.get(i);
      if (reply.kind() == Reply.Kind.STANDING) {
        groups.counted(group, reply.size());
        if (!group.attached(reply.epoch(), reply.seq())) {
          restore(shard, group, reply.seq());
        }
      }
    }
  }

  /** What no node remembers stays lost; the numbers go on all the same. */
  private void restore(Shard shard, Group group, long from) {
    List<Op> ops = new ArrayList<>();
    for (Entry entry : group.after(from)) {
      ops.add(Op.restore(group.key(), entry, payloads.seal(group.key(), entry)));
    }
    ops.add(join(group, group.floor()));
    List<Reply> replies = Supervisor.await(shard.lane().sendAhead(ops));
    Reply last = replies.get(replies.size() - 1);
    if (last.kind() == Reply.Kind.STANDING) {
      group.attached(last.epoch(), last.seq());
    }
  }

  /** A join without members would be none: a group that was left meanwhile is left again. */
  private static Op join(Group group, long floor) {
    List<ChannelName> names = group.members().names();
    String words = names.stream().map(ChannelName::value).collect(Collectors.joining(" "));
    return names.isEmpty()
        ? Op.leave(group.key(), 0, "-")
        : Op.join(group.key(), names.size(), words, floor);
  }
}
