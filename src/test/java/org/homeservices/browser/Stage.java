package org.homeservices.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.homeservices.testing.Cable;
import org.homeservices.testing.FakeOpenAi;
import org.homeservices.testing.FakeReply;
import org.homeservices.testing.HostSite;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;
import org.homeservices.testing.Site;

/**
 * What all tests in a browser share: one browser, one server with a model that answers as a test
 * wants it and a Redis, a cable between the two, and a site of another origin. Made when the first
 * test comes, taken down with the JVM: where there are several JVMs, JUnit begins and ends in them
 * with each class.
 */
final class Stage implements AutoCloseable {
  private static final FakeReply USUAL = FakeReply.stream().text("Pois não. ").stop().done();

  private static final List<String> QUICK_TO_START = List.of("-Xmx384m", "-XX:+UseSerialGC");

  private final FakeOpenAi model = FakeOpenAi.start().reply(USUAL);
  private final Site elsewhere = Site.start();
  private final RealRedis redis = RealRedis.started();
  private final Path database = folder().resolve("chat");
  private final ServerProcess server = another();
  private final Cable cable = Cable.to(server.port());
  private final Playwright driver = Chromium.driver();
  private final Browser browser = Chromium.start(driver);

  private Stage() {
    server.awaitReady();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** That of this JVM. */
  static Stage shared() {
    return Shared.STAGE;
  }

  private static final class Shared {
    static final Stage STAGE = new Stage();
  }

  Browser browser() {
    return browser;
  }

  /** Who answers what no article does. */
  FakeOpenAi model() {
    return model;
  }

  /** What all that browsers say goes through. */
  Cable cable() {
    return cable;
  }

  /** A site whose pages carry this chat. */
  Site elsewhere() {
    return elsewhere;
  }

  ServerProcess server() {
    return server;
  }

  /** Starts another node of the same chat and returns at once; whoever starts it ends it. */
  ServerProcess another() {
    return started(folder(), settings());
  }

  /**
   * Starts a server that shares nothing with the others but the model, and keeps in a folder what
   * it knows; returns at once.
   */
  ServerProcess alone(Path folder) {
    Map<String, String> settings = settings();
    settings.put("USE_REDIS", "false");
    settings.put("DB_URL", "jdbc:h2:file:" + folder.resolve("chat"));
    return started(folder, settings);
  }

  /** The chat's origin, at this end of the cable. */
  String origin() {
    return "http://127.0.0.1:" + cable.port();
  }

  /** Has all be as it was for the next test. */
  void reset() {
    model.dropReplies().reply(USUAL);
    elsewhere.clear();
    cable.leadTo(server.port());
    cable.restore();
  }

  @Override
  public void close() {
    browser.close();
    driver.close();
    cable.close();
    server.kill();
    redis.close();
    elsewhere.close();
    model.close();
  }

  private static ServerProcess started(Path folder, Map<String, String> settings) {
    ServerProcess started = ServerKind.chosen().start(folder, settings, QUICK_TO_START, List.of());
    Runtime.getRuntime().addShutdownHook(new Thread(started::kill));
    return started;
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(HostSite.SETTINGS);
    settings.putAll(
        Map.of(
            "CHAT_RATE_LIMIT",
            "10",
            "SECRET_KEY",
            "a secret of thirty-two or more characters, for tests",
            "ALLOWED_ORIGINS",
            elsewhere.origin(),
            "DB_URL",
            "jdbc:h2:file:%s;AUTO_SERVER=TRUE".formatted(database),
            "USE_REDIS",
            "true",
            "REDIS_PORT",
            Integer.toString(redis.port()),
            "OPENAI_BASE_URL",
            model.baseUrl().toString(),
            "OPENAI_API_KEY",
            "test-key"));
    return settings;
  }

  private static Path folder() {
    try {
      Path all = Files.createDirectories(Path.of("target", "nodes")).toAbsolutePath();
      return Files.createTempDirectory(all, "browsed");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
