package org.homeservices.wiring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeservices.check.CacheCheck;
import org.homeservices.check.ChannelCheck;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.homeservices.check.KnowledgeCheck;
import org.homeservices.check.LimitCheck;
import org.homeservices.check.Outcome;
import org.homeservices.check.Report;
import org.homeservices.check.SettingLine;
import org.homeservices.check.redis.RedisCheck;
import org.homeservices.check.redis.RedisPlace;
import org.homeservices.config.RedisCache;
import org.homeservices.config.RedisMode;
import org.homeservices.config.RedisSettings;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsSurvey;
import org.homeservices.crypto.Protection;
import org.homeservices.crypto.Sealer;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.wiring.check.DatabaseCheck;
import org.homeservices.wiring.check.DeployRules;
import org.homeservices.wiring.check.DeployRules.Seen;
import org.homeservices.wiring.check.ModelCheck;
import org.redisson.api.RedissonClient;
import org.redisson.api.redisnode.RedisNode;
import org.redisson.api.redisnode.RedisNodes;

/** The deployment check, from the settings to the report. Blocks, on the caller's thread. */
final class CheckRun {
  private static final List<String> GROUND =
      List.of("channel", "cache.application", "cache.answers", "limits");

  private final SettingsSurvey survey;
  private final Settings settings;
  private final CheckSubject subject;
  private final Clock clock;

  CheckRun(SettingsSurvey survey, Settings settings, CheckSubject subject, Clock clock) {
    this.survey = survey;
    this.settings = settings;
    this.subject = subject;
    this.clock = clock;
  }

  /**
   * Checks everything.
   *
   * @param deploy whether the rules of production are checked too
   */
  Report report(boolean deploy) {
    List<Finding> all = new ArrayList<>();
    settings.warnings().forEach(text -> all.add(Finding.warn("settings", text, "")));
    List<Finding> redis = redis();
    all.addAll(redis);
    all.addAll(ground(redis));
    all.addAll(database());
    Optional<CheckSubject.Served> served = subject.served();
    all.addAll(served.map(CheckRun::knowledge).orElse(List.of(CheckSubject.Served.unknown())));
    all.addAll(new ModelCheck(settings.model()).findings());
    if (deploy) {
      all.addAll(new DeployRules(survey, settings, seen(served)).findings());
    }
    List<SettingLine> lines =
        survey.lines().stream()
            .map(line -> new SettingLine(line.key(), line.value(), line.source()))
            .toList();
    return new Report(lines, all);
  }

  private List<Finding> redis() {
    RedisSettings redis = settings.redis();
    return redis == null
        ? List.of(Finding.skipped("redis", "USE_REDIS=false: everything stays in a node's memory"))
        : redisCheck(redis).findings();
  }

  private RedisCheck redisCheck(RedisSettings redis) {
    RedisCache data = redis.caches().applicationData();
    RedisCache answers = redis.caches().chatAnswers();
    List<RedisPlace> places =
        List.of(
            place(redis, "redis.channel", "channels and limits", 0, redis.servers().database()),
            place(redis, "redis.cache", "application's cache", 1, data.database()),
            place(redis, "redis.answers", "answers' cache", 2, answers.database()));
    int masters = redis.servers().masters();
    int connections = (redis.poolSize() + data.poolSize() + answers.poolSize()) / masters;
    Protection seal =
        redis.encrypt()
            ? Protection.with(new Sealer(settings.secrets(), "check"))
            : Protection.NONE;
    RedisMode mode = redis.servers().mode();
    return new RedisCheck(places, client -> masters(client, mode), connections, seal, clock);
  }

  private static RedisPlace place(
      RedisSettings redis, String name, String use, int number, int database) {
    boolean isCluster = redis.servers().mode() == RedisMode.CLUSTER;
    String title = isCluster ? use : "%s, database %d".formatted(use, database);
    int least = RedisCache.LEAST_POOL_SIZE * redis.servers().masters();
    RedissonClients clients = new RedissonClients(redis);
    return new RedisPlace(
        name,
        title,
        "hsc:%d:".formatted(number),
        () -> clients.cache("check-" + number, new RedisCache(database, least)));
  }

  private static Collection<? extends RedisNode> masters(RedissonClient client, RedisMode mode) {
    return switch (mode) {
      case SINGLE -> List.of(client.getRedisNodes(RedisNodes.SINGLE).getInstance());
      case SENTINEL -> List.of(client.getRedisNodes(RedisNodes.SENTINEL_MASTER_SLAVE).getMaster());
      case CLUSTER -> client.getRedisNodes(RedisNodes.CLUSTER).getMasters();
    };
  }

  /** Without Redis a node would try for seconds to do what cannot be done. */
  private List<Finding> ground(List<Finding> redis) {
    boolean isBroken =
        redis.stream()
            .filter(finding -> finding.outcome() == Outcome.FAIL)
            .anyMatch(
                finding ->
                    finding.name().matches("redis\\.(channel|cache|answers|publish|rights)"));
    if (isBroken) {
      return GROUND.stream()
          .map(name -> Finding.skipped(name, "Redis cannot be used, see above"))
          .toList();
    }
    Ground ground = subject.ground();
    return Stream.of(
            new ChannelCheck(ground.channels(), ground.history(), ground.link()),
            new CacheCheck("cache.application", ground.applicationData()),
            new CacheCheck("cache.answers", ground.chatAnswers()),
            new LimitCheck(ground.limiter()))
        .map(Inspection::findings)
        .flatMap(List::stream)
        .toList();
  }

  private List<Finding> database() {
    return subject
        .database()
        .map(survey -> new DatabaseCheck(settings.database(), survey).findings())
        .orElse(
            List.of(Finding.skipped("database", "DB_JNDI names what only the server can look up")));
  }

  private static List<Finding> knowledge(CheckSubject.Served served) {
    return new KnowledgeCheck(served.knowledge(), served.articles(), served.origin()).findings();
  }

  private Seen seen(Optional<CheckSubject.Served> served) {
    Optional<Integer> demonstration =
        served.map(there -> Seen.demonstration(there.articles(), BuiltInArticles.read()));
    return new Seen(subject.unlistedProxies(), demonstration);
  }
}
