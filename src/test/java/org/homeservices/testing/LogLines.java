package org.homeservices.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one logger is told, at any level, until this is closed. Thread-safe. */
public final class LogLines implements AutoCloseable {
  private final List<String> all = new CopyOnWriteArrayList<>();
  private final Logger logger;
  private final Handler handler = new Keeper();

  private final class Keeper extends Handler {
    @Override
    public void publish(LogRecord line) {
      Object[] parameters = line.getParameters();
      String text = line.getMessage();
      all.add(line.getLevel() + " " + (parameters == null ? text : filled(text, parameters)));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private LogLines(String name) {
    logger = Logger.getLogger(name);
    logger.setLevel(Level.FINE);
    logger.addHandler(handler);
  }

  /** Those of the logger that a class has. */
  public static LogLines of(String className) {
    return new LogLines(className);
  }

  /** Each with its level before it. */
  public List<String> all() {
    return List.copyOf(all);
  }

  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setLevel(null);
  }

  private static String filled(String text, Object[] parameters) {
    return MessageFormat.format(text, parameters);
  }
}
