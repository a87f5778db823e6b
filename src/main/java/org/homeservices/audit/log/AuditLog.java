package org.homeservices.audit.log;

import static java.lang.System.Logger.Level.INFO;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.homeservices.audit.Audit;
import org.homeservices.audit.Deed;
import org.jspecify.annotations.Nullable;

/**
 * Writes a deed as one line of {@code name=value} (logfmt). A value holds letters, digits and
 * {@code ._:/-} only, so that no line can be forged; whatever else was in it becomes {@code _}.
 */
public final class AuditLog implements Audit {
  /** The logger whose lines these are. */
  public static final String NAME = "org.homeservices.audit";

  private static final System.Logger LOGGER = System.getLogger(NAME);
  private static final int LONGEST = 80;

  private final UnaryOperator<String> pseudonym;
  private final Clock clock;
  private final Refused refused = new Refused();

  /**
   * @param pseudonym stands for an address or a visitor, the same for the same
   */
  public AuditLog(UnaryOperator<String> pseudonym, Clock clock) {
    this.pseudonym = pseudonym;
    this.clock = clock;
  }

  @Override
  public void note(Deed deed) {
    Instant now = clock.instant();
    if (!deed.refused() || refused.isNews(deed, now)) {
      LOGGER.log(INFO, line(deed, now));
    }
  }

  private String line(Deed deed, Instant now) {
    StringBuilder line = new StringBuilder("time=").append(now);
    add(line, "event", name(deed.kind()));
    add(line, "conversation", deed.conversation());
    add(line, "actor", name(deed.actor()));
    add(line, "who", hidden(deed.who()));
    add(line, "address", hidden(deed.address()));
    add(line, "outcome", deed.refused() ? "refused" : "done");
    add(line, "detail", deed.detail());
    return line.toString();
  }

  private @Nullable String hidden(@Nullable String name) {
    return name == null ? null : pseudonym.apply(name);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void add(StringBuilder line, String name, @Nullable String value) {
    if (value != null) {
      line.append(' ').append(name).append('=').append(safe(value));
    }
  }

  private static String safe(String value) {
    String cut = value.substring(0, Math.min(value.length(), LONGEST));
    return cut.isEmpty() ? "_" : cut.replaceAll("[^A-Za-z0-9._:/-]", "_");
  }
}
