package org.homeservices.web.socket;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import jakarta.websocket.Session;
import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Takes the idle timer away from sessions of Tyrus, which starts it anew for each frame in and out
 * although no time-out is set. On Payara each start costs more than all the rest of a frame: see
 * src/adr/0011. Whether a peer still lives is told by our own pings.
 */
final class TyrusIdleTimer {
  private static final System.Logger LOGGER = System.getLogger(TyrusIdleTimer.class.getName());
  private static final String ITS_CLASS = "org.glassfish.tyrus.core.TyrusSession";
  private static final String ITS_TIMER = "service";
  private static final AtomicBoolean TOLD = new AtomicBoolean();

  private TyrusIdleTimer() {}

  /** Turns the timer of a session off, where it is Tyrus' own; logs the first time. */
  static void turnOff(Session session) {
    Class<?> tyrus = tyrusAmong(session.getClass());
    if (tyrus == null) {
      return;
    }
    try {
      Field timer = tyrus.getDeclaredField(ITS_TIMER);
      timer.setAccessible(true);
      timer.set(session, NoTimer.INSTANCE);
      tellOnce(INFO, "idle timer of Tyrus is off", null);
    } catch (ReflectiveOperationException | RuntimeException e) {
      tellOnce(WARNING, "idle timer of Tyrus stays on, each frame pays for it", e);
    }
  }

  private static @Nullable Class<?> tyrusAmong(Class<?> type) {
    Class<?> candidate = type;
    while (candidate != null && !candidate.getName().equals(ITS_CLASS)) {
      candidate = candidate.getSuperclass();
    }
    return candidate;
  }

  private static void tellOnce(System.Logger.Level level, String event, @Nullable Exception why) {
    if (TOLD.compareAndSet(false, true)) {
      LOGGER.log(level, event, why);
    }
  }
}
