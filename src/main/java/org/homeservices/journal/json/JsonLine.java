package org.homeservices.journal.json;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.homeservices.journal.Trace;

/**
 * Writes a record as one line that is a JSON object: {@code time}, {@code level}, {@code logger},
 * {@code message}, {@code event}, {@code trace}, each {@code key=value} of the message under its
 * key, and {@code exception}.
 *
 * <p>By hand: this runs in the log of whatever thread, where the server's JSON provider may not be
 * found. Whatever is in a message, a line stays one line.
 */
final class JsonLine extends Formatter {
  private static final Pattern PAIR =
      Pattern.compile("(?<![^ ])([a-zA-Z][a-zA-Z0-9_.-]{0,40})=([^ ]*)");
  private static final int FIRST_PRINTABLE = 0x20;

  @Override
  public String format(LogRecord record) {
    String message = formatMessage(record);
    Map<String, String> pairs = pairs(message);
    StringBuilder line = new StringBuilder("{");
    add(line, "time", record.getInstant().toString());
    add(line, "level", level(record.getLevel()));
    add(line, "logger", String.valueOf(record.getLoggerName()));
    add(line, "message", message);
    add(line, "event", pairs.getOrDefault("event", event(message)));
    String trace = pairs.getOrDefault("trace", Trace.current().map(Trace::id).orElse(""));
    if (!trace.isEmpty()) {
      add(line, "trace", trace);
    }
    for (String known : new String[] {"time", "level", "logger", "message", "event", "trace"}) {
      pairs.remove(known);
    }
    pairs.forEach((key, value) -> add(line, key, value));
    if (record.getThrown() != null) {
      add(line, "exception", stack(record.getThrown()));
    }
    return line.append("}\n").toString();
  }

  private static Map<String, String> pairs(String message) {
    Map<String, String> pairs = new TreeMap<>();
    Matcher pair = PAIR.matcher(message);
    while (pair.find()) {
      pairs.putIfAbsent(pair.group(1), pair.group(2));
    }
    pairs.remove("exception");
    return pairs;
  }

  /** What happened, without what it happened to: the words before the first pair or colon. */
  private static String event(String message) {
    Matcher pair = PAIR.matcher(message);
    String words = pair.find() ? message.substring(0, pair.start()) : message;
    int colon = words.indexOf(':');
    return (colon < 0 ? words : words.substring(0, colon)).strip();
  }

  private static String level(Level level) {
    int value = level.intValue();
    if (value >= Level.SEVERE.intValue()) {
      return "error";
    }
    if (value >= Level.WARNING.intValue()) {
      return "warn";
    }
    return value >= Level.INFO.intValue() ? "info" : "debug";
  }

  private static String stack(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString().strip();
  }

  private static void add(StringBuilder line, String key, String value) {
    line.append(line.length() > 1 ? ",\"" : "\"").append(key).append("\":\"");
    value.chars().forEach(character -> add(line, (char) character));
    line.append('"');
  }

  private static void add(StringBuilder line, char character) {
    if (character == '"' || character == '\\') {
      line.append('\\').append(character);
    } else if (character < FIRST_PRINTABLE) {
      line.append("\\u%04x".formatted((int) character));
    } else {
      line.append(character);
    }
  }
}
