package org.homeservices.web.filter;

import static java.lang.System.Logger.Level.DEBUG;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import org.homeservices.web.ErrorCode;

/**
 * Threads that wait for bodies: those of HTTP/2 and of the way to it, of which Payara drops some
 * that no thread waits for. Thread-safe.
 */
final class FewThreads {
  /** A quarter of those that WildFly has on a machine with two processors. */
  private static final int THREADS = 8;

  private static final System.Logger LOGGER = System.getLogger(FewThreads.class.getName());

  private final Semaphore free = new Semaphore(THREADS);

  /**
   * Waits for a body, unless too many threads do; looks at the time whenever some of it comes.
   *
   * @param most bytes that it may have
   * @param locale of a refusal
   */
  Sequel await(ServletInputStream in, int most, Duration patience, Locale locale) {
    if (!free.tryAcquire()) {
      return Sequel.refusal(ErrorCode.RATE_LIMITED, ErrorCode.RATE_LIMITED.httpStatus(), locale);
    }
    try {
      byte[] body = read(in, most, System.nanoTime() + patience.toNanos());
      return body.length > most
          ? Sequel.refusal(ErrorCode.TOO_LONG, ErrorCode.TOO_LONG.httpStatus(), locale)
          : Sequel.with(body);
    } catch (IOException e) {
      LOGGER.log(DEBUG, "body lost", e);
      int status = HttpServletResponse.SC_REQUEST_TIMEOUT;
      return Sequel.refusal(ErrorCode.BAD_FRAME, status, locale);
    } finally {
      free.release();
    }
  }

  /** Reads to the end, or a little more than the most. */
  private static byte[] read(ServletInputStream in, int most, long end) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[4096];
    int count = in.read(part);
    while (count >= 0 && bytes.size() <= most) {
      bytes.write(part, 0, count);
      if (System.nanoTime() - end > 0) {
        throw new IOException("the body does not come to its end");
      }
      count = in.read(part);
    }
    return bytes.toByteArray();
  }
}
