package org.homeservices.wiring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.cache.CacheStage.aKey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.homeservices.cache.Cache;
import org.homeservices.cache.Change;
import org.homeservices.cache.Entry;
import org.homeservices.cache.NoCache;
import org.homeservices.cache.Tag;
import org.homeservices.cache.local.Surroundings;
import org.homeservices.config.Lookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.RedisLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where the application's two caches are on a server, and with how many connections. */
class CachePlacesIT {
  private static final int MUCH = 3_000;
  private static final String PLAIN = "o cano da cozinha estourou";

  private final RealRedis redis = RealRedis.started("rdbcompression no");
  private final Map<String, String> variables = new HashMap<>();
  private Optional<RedisGroundCaches> started = Optional.empty();

  @AfterEach
  void stop() {
    started.ifPresent(RedisGroundCaches::stop);
    redis.close();
  }

  /** The application's caches, which have reached the server. */
  private RedisGroundCaches caches(String... keysAndValues) {
    variables.put("USE_REDIS", "true");
    variables.put("REDIS_PORT", Integer.toString(redis.port()));
    variables.put("SECRET_KEY", "a secret of thirty-two or more characters, for tests");
    for (int index = 0; index < keysAndValues.length; index += 2) {
      variables.put(keysAndValues[index], keysAndValues[index + 1]);
    }
    Settings settings = SettingsReader.read(new Variables(variables));
    Surroundings surroundings = Surroundings.of(Clock.systemUTC(), ForkJoinPool.commonPool());
    RedisGroundCaches caches =
        new RedisGroundCaches(settings, Objects.requireNonNull(settings.redis()), surroundings);
    caches.start();
    started = Optional.of(caches);
    return caches;
  }

  private static void keep(Cache cache, String value) {
    Entry entry = Entry.of(value).tagged(Tag.of("question", PLAIN));
    Await.until(() -> Await.value(cache.put(aKey(), entry)).equals(new Change.Made()));
  }

  private List<String> keys(int database) {
    try (RedisLine line = RedisLine.to(redis.port())) {
      line.say("SELECT", Integer.toString(database));
      return ((List<?>) Objects.requireNonNull(line.say("KEYS", "*")))
          .stream().map(String::valueOf).toList();
    }
  }

  private List<String> connections(int database) {
    String all = Objects.requireNonNull(redis.say("CLIENT", "LIST")).toString();
    return all.lines().filter(line -> line.contains(" name=hsc-cache-" + database + " ")).toList();
  }

  @Test
  void everyCacheShouldKeepToItsOwnDatabase() {
    RedisGroundCaches caches = caches();
    keep(caches.applicationData(), "data");
    keep(caches.chatAnswers(), "answer");

    assertThat(keys(0)).isEmpty();
    assertThat(keys(1)).isNotEmpty().allMatch(key -> key.matches("(redisson_.*:)?hsc:1:.*"));
    assertThat(keys(2)).isNotEmpty().allMatch(key -> key.matches("(redisson_.*:)?hsc:2:.*"));
    assertThat(connections(1)).isNotEmpty().allMatch(line -> line.contains(" db=1 "));
    assertThat(connections(2)).isNotEmpty().allMatch(line -> line.contains(" db=2 "));
  }

  @Test
  void databasesShouldBeThoseThatAreSet() {
    RedisGroundCaches caches = caches("REDIS_CACHE_DB", "5", "REDIS_CHAT_CACHE_DB", "6");
    keep(caches.applicationData(), "data");
    keep(caches.chatAnswers(), "answer");

    assertThat(keys(5)).isNotEmpty();
    assertThat(keys(6)).isNotEmpty();
    assertThat(keys(1)).isEmpty();
  }

  @Test
  void nothingShouldBeReadableInRedis() throws IOException {
    keep(caches().chatAnswers(), PLAIN);

    String dump = dump();

    assertThat(dump).contains("hsc:2:").doesNotContain(PLAIN, "question");
  }

  @Test
  void valuesShouldBeReadableWhereTheSettingsSaySo() throws IOException {
    keep(caches("CHANNEL_ENCRYPT", "false").chatAnswers(), PLAIN);

    assertThat(dump()).contains(PLAIN);
  }

  @Test
  void connectionsOfEachCacheShouldKeepToItsPool() {
    RedisGroundCaches caches = caches("CACHE_POOL_SIZE", "12", "CHAT_CACHE_POOL_SIZE", "7");
    keep(caches.applicationData(), "data");
    keep(caches.chatAnswers(), "answer");

    assertThat(mostDuring(caches.applicationData(), 1)).isBetween(8, 12);
    assertThat(mostDuring(caches.chatAnswers(), 2)).isBetween(4, 7);
  }

  @Test
  void answersShouldNotBeKeptWhenThatIsSwitchedOff() {
    RedisGroundCaches caches = caches("CHAT_CACHE_ENABLED", "false");

    assertThat(caches.chatAnswers()).isInstanceOf(NoCache.class);
  }

  /** The rule that CONFIGURATION names. */
  @Test
  void userShouldNeedNoMoreRightsThanDescribed() {
    String keys = "~hsc:* ~redisson_*:hsc:* &hsc:* &redisson_*:hsc:*";
    String rights = keys + " +@all -@admin -@dangerous +info +client|setname";
    redis.say(("ACL SETUSER chat on >secret " + rights).split(" "));
    Cache cache = caches("REDIS_USERNAME", "chat", "REDIS_PASSWORD", "secret").applicationData();

    keep(cache, "data");

    assertThat(Await.value(cache.evictAll(Tag.of("question", PLAIN)))).isEqualTo(new Change.Made());
    // Redisson tries out, with a key of its own, what scripts the server lets it run.
    assertThat(redis.say("ACL", "LOG").toString()).doesNotContain("hsc:");
  }

  /**
   * So much at once that it may take longer than a visitor waits: what comes of it is of no use.
   */
  private int mostDuring(Cache cache, int database) {
    int most = 0;
    for (int round = 0; round < 10; round++) {
      CompletableFuture<Void> all =
          CompletableFuture.allOf(
              IntStream.range(0, MUCH)
                  .mapToObj(number -> cache.find(aKey()).toCompletableFuture())
                  .toArray(CompletableFuture<?>[]::new));
      most = Math.max(most, connections(database).size());
      Await.value(all);
    }
    return most;
  }

  /** All that the server would write to its disk. */
  private String dump() throws IOException {
    redis.say("SAVE");
    Object folder = Objects.requireNonNull(redis.say("CONFIG", "GET", "dir"));
    Path file = Path.of(((List<?>) folder).get(1).toString(), "dump.rdb");
    return new String(Files.readAllBytes(file), ISO_8859_1);
  }

  /** An environment that is made up. */
  private record Variables(Map<String, String> values) implements Lookup {
    @Override
    public Optional<Found> find(String key) {
      return Optional.ofNullable(values.get(key)).map(value -> new Found(value, "test"));
    }

    @Override
    public Set<String> names() {
      return values.keySet();
    }

    @Override
    public List<String> mistakes() {
      return List.of();
    }
  }
}
