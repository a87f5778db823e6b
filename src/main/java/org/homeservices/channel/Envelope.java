package org.homeservices.channel;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a channel receives. All local members of a group receive the same one. Immutable. */
public final class Envelope {
  /** The {@code seq} of an envelope that no history holds. */
  public static final long TRANSIENT = 0;

  private final @Nullable GroupName group;
  private final long seq;
  private final @Nullable String epoch;
  private final String text;

  /** Made by whoever asks first; two who ask at once make the same. */
  private @Nullable String rendered;

  private Envelope(@Nullable GroupName group, long seq, @Nullable String epoch, String text) {
    this.group = group;
    this.seq = seq;
    this.epoch = epoch;
    this.text = text;
  }

  /** An entry of a group's history. */
  public static Envelope remembered(GroupName group, long seq, String text) {
    return new Envelope(group, seq, null, text);
  }

  /** An entry of a group's history, the first one that its members get in an epoch. */
  public static Envelope firstInEpoch(GroupName group, long seq, String epoch, String text) {
    return new Envelope(group, seq, epoch, text);
  }

  /** Sent to a group and not remembered. */
  public static Envelope passing(GroupName group, String text) {
    return new Envelope(group, TRANSIENT, null, text);
  }

  /** Sent to one channel. */
  public static Envelope direct(String text) {
    return new Envelope(null, TRANSIENT, null, text);
  }

  /** The group it was sent to; empty where it was sent to the channel alone. */
  public Optional<GroupName> group() {
    return Optional.ofNullable(group);
  }

  /** The place in the group's history, or {@link #TRANSIENT} for what is not remembered. */
  public long seq() {
    return seq;
  }

  /**
   * The epoch that the history is in from this entry on, without anything lost; empty where it is
   * the one that the receiver knows.
   */
  public Optional<String> epoch() {
    return Optional.ofNullable(epoch);
  }

  /** What was sent, unchanged. */
  public String text() {
    return text;
  }

  /** Whether a history holds it. */
  public boolean isRemembered() {
    return seq != TRANSIENT;
  }

  /**
   * This envelope in the form in which its receivers pass it on, made once for all of them.
   *
   * @param form pure, and the same for every call on one envelope
   */
  public String rendered(Function<Envelope, String> form) {
    String made = rendered;
    if (made == null) {
      made = form.apply(this);
      rendered = made;
    }
    return made;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Envelope envelope
        && seq == envelope.seq
        && text.equals(envelope.text)
        && Objects.equals(epoch, envelope.epoch)
        && Objects.equals(group, envelope.group);
  }

  @Override
  public int hashCode() {
    return Objects.hash(group, seq, epoch, text);
  }

  /** Without the text, which is nobody's business in a log. */
  @Override
  public String toString() {
    String to = group == null ? "a channel" : group.value();
    return "Envelope[to %s, seq %d, %d characters]".formatted(to, seq, text.length());
  }
}
