package org.homeservices.wiring.check;

import java.util.List;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.homeservices.config.RedisNode;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.SettingsSurvey;
import org.jspecify.annotations.Nullable;

/** How Redis must be reached in production. */
final class RedisRules implements Inspection {
  private static final String TLS = "deploy.redis-tls";
  private static final String PASSWORD = "deploy.redis-password";

  private final SettingsSurvey survey;
  private final @Nullable RedisSettings redis;

  /**
   * @param redis null where it is not used
   */
  RedisRules(SettingsSurvey survey, @Nullable RedisSettings redis) {
    this.survey = survey;
    this.redis = redis;
  }

  @Override
  public List<Finding> findings() {
    RedisSettings used = redis;
    if (used == null) {
      return List.of(
          Finding.skipped(TLS, "USE_REDIS=false"), Finding.skipped(PASSWORD, "USE_REDIS=false"));
    }
    Vicinity farthest =
        used.servers().nodes().stream()
            .map(RedisNode::host)
            .map(Vicinity::of)
            .max(Enum::compareTo)
            .orElse(Vicinity.UNKNOWN);
    return List.of(tls(used.access().tls(), farthest), password(farthest));
  }

  private static Finding tls(boolean isOn, Vicinity farthest) {
    if (isOn) {
      return Finding.pass(TLS, "REDIS_TLS is true");
    }
    String text = "REDIS_TLS is false, and Redis is ";
    String advice = "set REDIS_TLS=true: the password travels readable, whatever is sealed";
    return switch (farthest) {
      case LOOPBACK -> Finding.pass(TLS, text + "on this machine");
      case PRIVATE -> Finding.pass(TLS, text + "in a private network");
      case PUBLIC -> Finding.fail(TLS, text + "in no private network", advice);
      case UNKNOWN -> Finding.warn(TLS, text + "somewhere: its name has no address here", advice);
    };
  }

  private Finding password(Vicinity farthest) {
    if (survey.isSet("REDIS_PASSWORD")) {
      return Finding.pass(PASSWORD, "REDIS_PASSWORD is set");
    }
    String advice = "have Redis ask for a password, and set REDIS_PASSWORD_FILE";
    return farthest == Vicinity.LOOPBACK
        ? Finding.warn(PASSWORD, "none, but Redis is on this machine", advice)
        : Finding.fail(PASSWORD, "none, and Redis is another machine", advice);
  }
}
