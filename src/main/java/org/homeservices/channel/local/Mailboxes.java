package org.homeservices.channel.local;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.channel.Drops;
import org.homeservices.channel.Receiver;

/** The channels that are open on one node, by name. Thread-safe. */
public final class Mailboxes {
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{1,32}");

  private final ConcurrentMap<ChannelName, Mailbox> open = new ConcurrentHashMap<>();
  private final String node;
  private final ChannelSettings settings;
  private final Drops drops;
  private final LongSupplier nanoTime;

  /**
   * @param node names this node in the cluster, in letters and digits
   * @param nanoTime the monotonic time, {@link System#nanoTime()} outside tests
   */
  public Mailboxes(String node, ChannelSettings settings, Drops drops, LongSupplier nanoTime) {
    this.node = node;
    this.settings = settings;
    this.drops = drops;
    this.nanoTime = nanoTime;
  }

  /**
   * Opens a channel under a new name.
   *
   * @param whenClosed called once, when it is closed and cannot be found any more
   * @throws IllegalArgumentException where the prefix does not have the form of one
   */
  public Mailbox open(String prefix, Receiver receiver, Consumer<Mailbox> whenClosed) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "a prefix is 1–32 ASCII letters, digits, '-', '_' or '.', not '%s'".formatted(prefix));
    }
    String unique = UUID.randomUUID().toString().replace("-", "");
    ChannelName name = new ChannelName(prefix + "." + node + "!" + unique);
    Mailbox.Limits limits = new Mailbox.Limits(settings.capacityOf(name), settings.messageExpiry());
    Mailbox mailbox =
        new Mailbox(name, receiver, limits, drops, nanoTime, closed -> remove(closed, whenClosed));
    open.put(name, mailbox);
    return mailbox;
  }

  /** The open channel of a name. */
  public Optional<Mailbox> find(ChannelName name) {
    return Optional.ofNullable(open.get(name));
  }

  /** All that are open. */
  public Collection<Mailbox> all() {
    return open.values();
  }

  private void remove(Mailbox closed, Consumer<Mailbox> whenClosed) {
    open.remove(closed.name());
    whenClosed.accept(closed);
  }
}
