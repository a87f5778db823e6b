package org.homeservices.channel.local;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Envelope;
import org.homeservices.channel.GroupName;
import org.jspecify.annotations.Nullable;

/**
 * The members of one group on this node. Changes may come from any thread; deliveries from one at a
 * time, who keeps the order.
 */
public final class Members {
  private final CopyOnWriteArrayList<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
  private final Drops drops;

  /**
   * @param drops where skipped members are counted
   */
  public Members(Drops drops) {
    this.drops = drops;
  }

  /** Adds a member; false where it is one already. */
  public boolean add(Mailbox mailbox) {
    return mailboxes.addIfAbsent(mailbox);
  }

  /** Removes a member; false where it is none. */
  public boolean remove(Mailbox mailbox) {
    return mailboxes.remove(mailbox);
  }

  /** How many there are. */
  public int size() {
    return mailboxes.size();
  }

  /** Whether a channel is one of them. */
  public boolean has(ChannelName name) {
    return mailboxes.stream().anyMatch(member -> member.name().equals(name));
  }

  /** Their names. */
  public List<ChannelName> names() {
    return mailboxes.stream().map(Mailbox::name).toList();
  }

  /**
   * Offers an envelope to every member but one.
   *
   * @param self the one; null for none
   */
  public void deliver(Envelope envelope, @Nullable ChannelName self) {
    for (Mailbox member : mailboxes) {
      if (!member.name().equals(self) && member.offer(envelope) == Mailbox.Offer.FULL) {
        drops.count(DropReason.FULL);
      }
    }
  }

  /** Tells every member that what it knew of the group is void. */
  public void interrupt(GroupName group) {
    mailboxes.forEach(member -> member.interrupt(group));
  }

  /** Tells every member how many members the group has on all nodes. */
  public void tellSize(GroupName group, int members) {
    mailboxes.forEach(member -> member.tellSize(group, members));
  }
}
