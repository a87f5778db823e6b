package org.homeservices.wiring.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsSurvey;
import org.homeservices.config.SettingsSurvey.Strength;
import org.homeservices.knowledge.Article;

/** What must hold in production beyond what the start refuses. Asks only the name server. */
public final class DeployRules implements Inspection {
  private static final int LEAST_LENGTH = 32;
  private static final int LEAST_DISTINCT = 12;
  private static final String MAKE = "set it to the output of: openssl rand -base64 48";

  private final SettingsSurvey survey;
  private final Settings settings;
  private final Seen seen;

  /**
   * What only a look around tells.
   *
   * @param proxies that sent a forwarding header without being trusted; empty where no node was
   *     asked
   * @param demonstration how many demonstration articles are served; empty where nobody knows
   */
  public record Seen(Optional<Set<String>> proxies, Optional<Integer> demonstration) {

    /** Counts the articles that are those of the demonstration, word by word. */
    public static int demonstration(List<Article> served, List<Article> builtIn) {
      Set<String> bodies = new HashSet<>();
      builtIn.forEach(article -> bodies.add(article.locale() + article.body()));
      return Math.toIntExact(
          served.stream().filter(a -> bodies.contains(a.locale() + a.body())).count());
    }
  }

  /** Judges these. */
  public DeployRules(SettingsSurvey survey, Settings settings, Seen seen) {
    this.survey = survey;
    this.settings = settings;
    this.seen = seen;
  }

  @Override
  public List<Finding> findings() {
    List<Finding> all = new ArrayList<>();
    all.add(stage());
    all.add(secret("deploy.secret", "SECRET_KEY", true));
    all.add(admin());
    all.add(origins());
    all.addAll(new RedisRules(survey, settings.redis()).findings());
    all.add(database());
    all.add(articles());
    all.add(proxies());
    return List.copyOf(all);
  }

  private Finding stage() {
    return Finding.of(
        "deploy.stage",
        survey.value("APP_ENV").equals("production"),
        "APP_ENV is " + survey.value("APP_ENV"),
        "set APP_ENV=production, with which a node refuses to start with weak settings");
  }

  private Finding secret(String name, String key, boolean mustBeSet) {
    Optional<Strength> strength = survey.strength(key);
    if (strength.isEmpty()) {
      return mustBeSet
          ? Finding.fail(name, key + " is unset, so that a node makes its own", MAKE)
          : Finding.pass(name, key + " is unset");
    }
    if (strength.get().isExample()) {
      return Finding.fail(name, key + " is the one of .env.example, which all know", MAKE);
    }
    boolean isStrong =
        strength.get().length() >= LEAST_LENGTH && strength.get().distinct() >= LEAST_DISTINCT;
    String text =
        "%s has %d characters, %d different ones"
            .formatted(key, strength.get().length(), strength.get().distinct());
    return Finding.of(name, isStrong, text, isStrong ? "" : MAKE);
  }

  private Finding admin() {
    String name = "deploy.admin";
    return survey.areSame("ADMIN_TOKEN", "SECRET_KEY")
        ? Finding.fail(name, "ADMIN_TOKEN is the same as SECRET_KEY", MAKE)
        : secret(name, "ADMIN_TOKEN", false);
  }

  private Finding origins() {
    String name = "deploy.origins";
    List<String> origins = settings.web().allowedOrigins();
    if (origins.isEmpty()) {
      return Finding.warn(
          name,
          "ALLOWED_ORIGINS is unset: only pages of the chat's own host may use it",
          "name the origins of your site, like https://www.example.com");
    }
    if (origins.contains("*")) {
      return Finding.fail(name, "ALLOWED_ORIGINS lets every page in", "name your own origins");
    }
    boolean isPlain = origins.stream().anyMatch(origin -> origin.startsWith("http://"));
    String text = "ALLOWED_ORIGINS names " + String.join(", ", origins);
    return isPlain
        ? Finding.warn(name, text, "serve these pages by https, and name them so")
        : Finding.pass(name, text);
  }

  private Finding database() {
    String name = "deploy.database";
    if (settings.database().jndi() != null) {
      return Finding.skipped(name, "the server's data source: see the finding database");
    }
    return Finding.of(
        name,
        !settings.database().isEmbedded(),
        settings.database().isEmbedded() ? "H2, in a file of one machine" : "a server of its own",
        "set DB_URL=jdbc:postgresql://…");
  }

  private Finding articles() {
    String name = "deploy.articles";
    if (seen.demonstration().isEmpty()) {
      return Finding.skipped(name, "which articles are served is not known here");
    }
    int count = seen.demonstration().get();
    return Finding.of(
        name,
        count == 0,
        "%d demonstration articles, of an invented company, are served".formatted(count),
        count == 0 ? "" : "set KNOWLEDGE_DIR, or replace them by /api/admin/knowledge");
  }

  private Finding proxies() {
    String name = "deploy.proxy";
    if (seen.proxies().isEmpty()) {
      return Finding.skipped(name, "only a running node knows: GET /api/admin/check?deploy=true");
    }
    Set<String> proxies = seen.proxies().get();
    String header = settings.addresses().header();
    return Finding.of(
        name,
        proxies.isEmpty(),
        proxies.isEmpty()
            ? "since this node's start nobody sent %s without being trusted".formatted(header)
            : "%s came from %s, which TRUSTED_PROXIES does not list"
                .formatted(header, String.join(", ", new TreeSet<>(proxies))),
        proxies.isEmpty()
            ? ""
            : "add your proxy to TRUSTED_PROXIES: all visitors look like one now");
  }
}
