package org.homeservices.channel;

import java.util.concurrent.CompletionStage;

/**
 * Carries envelopes to every member of a group.
 *
 * <p>Delivery is at most once for each member. The envelopes of one sender to one group arrive in
 * the order in which they were sent; entries of the group's {@link History} arrive in the order of
 * their {@code seq}, without gaps. Nothing here blocks; stages complete on a thread of the layer,
 * and fail only where the layer is closed. Thread-safe.
 */
public interface ChannelLayer {

  /**
   * Makes {@code receiver} a member of a group.
   *
   * @return completed when every later send reaches the receiver
   */
  CompletionStage<Membership> join(GroupName group, Receiver receiver);

  /** Sends {@code text} to everyone who is a member now; it is not remembered. */
  CompletionStage<Void> send(GroupName group, String text);

  /** Like {@link #send}, but {@code self} does not get it. */
  CompletionStage<Void> sendToOthers(GroupName group, String text, Receiver self);
}
