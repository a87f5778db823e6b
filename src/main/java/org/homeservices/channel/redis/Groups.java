package org.homeservices.channel.redis;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.Drops;
import org.homeservices.channel.GroupName;
import org.homeservices.channel.local.Mailbox;
import org.homeservices.channel.local.Members;

/** The groups that have members on this node. Thread-safe. */
final class Groups {
  /** Beyond that Redis forgets them with their groups. */
  private static final int MOST_UNTOLD = 100_000;

  private final ConcurrentMap<String, Group> byKey = new ConcurrentHashMap<>();
  private final Set<Group> resized = ConcurrentHashMap.newKeySet();
  private final LinkedBlockingQueue<Departure> untold = new LinkedBlockingQueue<>();
  private final Drops drops;
  private final Consumer<Group> onGap;

  /** A membership that ended, of which Redis could not be told. */
  record Departure(GroupKey group, ChannelName channel) {}

  /**
   * @param onGap called with a group in which entries are missing, with its lock held
   */
  Groups(Drops drops, Consumer<Group> onGap) {
    this.drops = drops;
    this.onGap = onGap;
  }

  /**
   * Adds a member to a group, which is made where it is the first one. Takes no group's lock: a
   * receiver that is called with one held may come here too.
   */
  Group add(GroupName name, Mailbox mailbox) {
    GroupKey key = GroupKey.of(name);
    return byKey.compute(
        key.value(),
        (unused, there) -> {
          Group group = there == null ? new Group(name, key, drops, onGap) : there;
          group.members().add(mailbox);
          return group;
        });
  }

  /** Removes a member, and the group with its last one; empty where it was none. */
  Optional<Group> remove(GroupName name, Mailbox mailbox) {
    Group[] left = new Group[1];
    byKey.computeIfPresent(
        GroupKey.of(name).value(),
        (unused, group) -> {
          left[0] = group.members().remove(mailbox) ? group : null;
          return group.members().size() == 0 ? null : group;
        });
    return Optional.ofNullable(left[0]);
  }

  /** Who is a member of a group now. */
  Roll roll(GroupKey key) {
    List<ChannelName> names = members(key).map(Members::names).orElse(List.of());
    String here = names.stream().map(ChannelName::value).collect(Collectors.joining(" "));
    return new Roll(names.size(), here, "");
  }

  /** How many are members of a group now, and whether one channel is. */
  Roll roll(GroupKey key, ChannelName channel) {
    int count = members(key).map(Members::size).orElse(0);
    boolean isHere = members(key).filter(members -> members.has(channel)).isPresent();
    return isHere ? new Roll(count, channel.value(), "") : new Roll(count, "", channel.value());
  }

  private Optional<Members> members(GroupKey key) {
    return find(key.value()).map(Group::members);
  }

  /** Keeps a departure until Redis can be told of it. */
  void keep(Departure departure) {
    if (untold.size() < MOST_UNTOLD) {
      untold.add(departure);
    }
  }

  /** Hands out the departures of the groups that fit; they are kept no longer. */
  List<Departure> departures(Predicate<GroupKey> fitting) {
    List<Departure> all = new ArrayList<>();
    untold.drainTo(all);
    all.stream().filter(departure -> !fitting.test(departure.group())).forEach(this::keep);
    return all.stream().filter(departure -> fitting.test(departure.group())).toList();
  }

  Optional<Group> find(String key) {
    return Optional.ofNullable(byKey.get(key));
  }

  Collection<Group> all() {
    return List.copyOf(byKey.values());
  }

  /**
   * Takes the number of a group's members on all nodes; they are told soon. It comes from frames
   * alone: they keep their order, but a reply with an older number may be read after one.
   */
  void counted(Group group, int size) {
    group.counted(size);
    resized.add(group);
  }

  /** Tells the members of the groups that were counted since the last call. */
  void tellSizes() {
    List.copyOf(resized).stream().filter(resized::remove).forEach(Group::tellSize);
  }
}
