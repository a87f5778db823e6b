package org.homeservices.journal.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Has what this application logs written as JSON, on standard output, instead of in the server's
 * form. What the server logs itself stays as it is. Works with the logging of the JDK and with that
 * of WildFly, which looks like it.
 */
public final class JsonJournal implements AutoCloseable {
  /** All loggers of this application stand below it; kept, since the JDK holds it weakly. */
  private final Logger logger;

  private final Handler handler;
  private final boolean parents;

  private JsonJournal(Logger logger, OutputStream out) {
    this.logger = logger;
    this.handler = new Lines(out);
    this.parents = logger.getUseParentHandlers();
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
  }

  /** Begins. Not {@code System.out}, which servers log themselves. */
  public static JsonJournal onStandardOutput() {
    return on(Logger.getLogger("org.homeservices"), new FileOutputStream(FileDescriptor.out));
  }

  static JsonJournal on(Logger logger, OutputStream out) {
    return new JsonJournal(logger, out);
  }

  /** Ends; the server's log has the lines again, and holds nothing of the application. */
  @Override
  public void close() {
    logger.removeHandler(handler);
    logger.setUseParentHandlers(parents);
  }

  /** Writes each record at once and as a whole. */
  private static final class Lines extends Handler {
    private final OutputStream out;

    Lines(OutputStream out) {
      this.out = out;
      setFormatter(new JsonLine());
      setLevel(Level.ALL);
    }

    @Override
    public synchronized void publish(LogRecord record) {
      try {
        out.write(getFormatter().format(record).getBytes(UTF_8));
      } catch (IOException e) {
        reportError(null, e, ErrorManager.WRITE_FAILURE);
      }
    }

    @Override
    public void flush() {
      // Nothing waits.
    }

    /** Standard output is not ours to close. */
    @Override
    public void close() {
      flush();
    }
  }
}
