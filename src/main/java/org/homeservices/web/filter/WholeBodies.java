package org.homeservices.web.filter;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.homeservices.web.ErrorCode;
import org.homeservices.web.VisitorAddresses;
import org.homeservices.web.WebSettings;
import org.homeservices.web.rest.AdminDoor;
import org.jspecify.annotations.Nullable;

/**
 * Lets a visitor's request through when its whole body is there. One that is too long is refused
 * unread, one that does not come in time is ended; threads wait for few of them. The owner's own
 * are left to who takes them.
 */
public class WholeBodies extends HttpFilter {
  /** More than any call takes: each has a bound of its own. */
  private static final int MOST_BYTES = 80 * 1024;

  private static final long serialVersionUID = 1L;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final transient FewThreads threads = new FewThreads();

  @Inject transient BodyPlaces places;
  @Inject transient WebSettings settings;
  @Inject transient AdminDoor door;
  @Inject transient Dispatched dispatched;
  @Inject transient ScheduledExecutorService executor;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.ASYNC) {
      dispatched.goOn(request, response, chain);
    } else if (!hasBody(request) || isOwners(request)) {
      chain.doFilter(request, response);
    } else if (request.getContentLengthLong() > MOST_BYTES) {
      refusal(ErrorCode.TOO_LONG).on(request, response, chain);
    } else if (isThere(request)) {
      byte[] body = request.getInputStream().readNBytes(request.getContentLength());
      Sequel.with(body).on(request, response, chain);
    } else {
      await(request, response, chain);
    }
  }

  /** What has none says so; in HTTP/2 it need not, and questions have none (RFC 9110 §9.3.1). */
  private static boolean hasBody(HttpServletRequest request) {
    long length = request.getContentLengthLong();
    boolean mayBe = length < 0 && !isOldHttp(request) && !isQuestion(request);
    return length > 0 || isInChunks(request) || mayBe;
  }

  private static boolean isQuestion(HttpServletRequest request) {
    return Set.of("GET", "HEAD").contains(request.getMethod());
  }

  private static boolean isOldHttp(HttpServletRequest request) {
    return request.getProtocol().startsWith("HTTP/1.");
  }

  private static boolean isInChunks(HttpServletRequest request) {
    return request.getHeader("Transfer-Encoding") != null;
  }

  /** What an honest client sends has mostly come with its headers. */
  private static boolean isThere(HttpServletRequest request) throws IOException {
    int length = request.getContentLength();
    return length > 0 && !isInChunks(request) && request.getInputStream().available() >= length;
  }

  private boolean isOwners(HttpServletRequest request) {
    return Paths.isForOwner(request) && door.isOwner(request.getHeader("Authorization"));
  }

  private void await(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String address = String.valueOf(request.getHeader(VisitorAddresses.HEADER));
    if (!isPlain(request)) {
      refusal(ErrorCode.NOT_FOUND).on(request, response, chain);
    } else if (!isOldHttp(request) || request.getHeader("Upgrade") != null) {
      threads
          .await(request.getInputStream(), MOST_BYTES, PATIENCE, settings.defaultLocale())
          .on(request, response, chain);
    } else if (places.take(address)) {
      begin(request, response, () -> places.giveBack(address));
    } else {
      refusal(ErrorCode.RATE_LIMITED).on(request, response, chain);
    }
  }

  /** Whether a dispatch to the path as it was written cannot lead elsewhere. */
  private static boolean isPlain(HttpServletRequest request) {
    return request.getRequestURI().equals(request.getContextPath() + Paths.of(request));
  }

  /** The time is our own: a server's would go on while the request is worked on, and end it. */
  private void begin(HttpServletRequest request, HttpServletResponse response, Runnable atEnd)
      throws IOException {
    ServletInputStream in = request.getInputStream();
    AsyncContext exchange = request.startAsync(request, response);
    exchange.setTimeout(0);
    ArrivingBody body = new ArrivingBody(exchange, in, MOST_BYTES, settings.defaultLocale());
    Future<?> late = executor.schedule(body::giveUp, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    CompletionStage<@Nullable Void> unused =
        body.ended().thenRun(() -> late.cancel(false)).thenRun(atEnd);
    in.setReadListener(body);
  }

  private Sequel refusal(ErrorCode code) {
    return Sequel.refusal(code, code.httpStatus(), settings.defaultLocale());
  }
}
