package org.homeservices.journal;

import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a request is known by wherever it is worked on, as W3C Trace Context has it. It says nothing
 * of who asks. Immutable; the current one is that of a thread.
 *
 * @param id 32 hexadecimal digits, the same for all that comes of one request
 * @param span 16 of them, of the part that is done here
 * @param flags two of them, as they came
 */
public record Trace(String id, String span, String flags) {
  /** The header that carries it from one to the next. */
  public static final String HEADER = "traceparent";

  /** Versions to come may add to it, behind another hyphen. */
  private static final Pattern FORM =
      Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  private static final String NO_ID = "0".repeat(32);
  private static final String NO_SPAN = "0".repeat(16);
  private static final String UNSAMPLED = "00";
  private static final ThreadLocal<@Nullable Trace> CURRENT = new ThreadLocal<>();

  /** Of a request that belongs to no other. */
  public static Trace begun() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new Trace(hex(random.nextLong(), 1) + hex(random.nextLong(), 0), newSpan(), UNSAMPLED);
  }

  /**
   * Of a request that came with a header; of its own where that is missing, or is none.
   *
   * @param header of the name {@link #HEADER}
   */
  public static Trace of(@Nullable String header) {
    Matcher form = FORM.matcher(header == null ? "" : header);
    boolean isWhole =
        form.matches()
            && !form.group(1).equals("ff")
            && (form.group(5) == null || !form.group(1).equals("00"))
            && !form.group(2).equals(NO_ID)
            && !form.group(3).equals(NO_SPAN);
    return isWhole ? new Trace(form.group(2), newSpan(), form.group(4)) : begun();
  }

  /** Of what is done on this thread now; empty where that belongs to no request. */
  public static Optional<Trace> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** The time in which a thread works on a trace; to be closed by the same thread. */
  public interface Scope extends AutoCloseable {
    @Override
    void close();
  }

  /** Has what this thread does until the scope is closed known as part of this trace. */
  public Scope open() {
    Trace before = CURRENT.get();
    CURRENT.set(this);
    return () -> restore(before);
  }

  /** The header for whoever is asked next. */
  public String header() {
    return "00-" + id + "-" + span + "-" + flags;
  }

  /** Threads outlive the application: nothing of it may be left on them. */
  private static void restore(@Nullable Trace before) {
    if (before == null) {
      CURRENT.remove();
    } else {
      CURRENT.set(before);
    }
  }

  private static String newSpan() {
    return hex(ThreadLocalRandom.current().nextLong(), 1);
  }

  /**
   * @param least bits that are set, so that it is never all 0
   */
  private static String hex(long bits, long least) {
    String digits = Long.toHexString(bits | least);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
