package org.homeservices.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.homeservices.assistant.GuardSettings;
import org.homeservices.assistant.ModelSettings;
import org.homeservices.assistant.SiteFacts;
import org.homeservices.assistant.spending.SpendingSettings;
import org.homeservices.channel.ChannelSettings;
import org.homeservices.chat.ChatSettings;
import org.homeservices.chat.HandoverSettings;
import org.homeservices.chat.UpkeepSettings;
import org.homeservices.crypto.KeyRing;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.journal.JournalSettings;
import org.homeservices.journal.JournalSettings.Form;
import org.homeservices.knowledge.KnowledgeSettings;
import org.homeservices.ratelimit.RateLimitSettings;
import org.homeservices.web.AddressSettings;
import org.homeservices.web.AdminSettings;
import org.homeservices.web.WebSettings;
import org.jspecify.annotations.Nullable;

/** Reads every setting once and checks all of them before anything starts. */
public final class SettingsReader {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(\\*\\.)?[a-zA-Z0-9.-]+(:[0-9]{1,5})?");

  private static final int MOST_DAYS = 36_500;
  private static final int MOST_SESSIONS = 1_000_000;

  private final Lookup lookup;
  private final Values values;
  private final boolean production;

  private SettingsReader(Lookup lookup) {
    this.lookup = lookup;
    this.values = new Values(lookup);
    String stage = values.choice("APP_ENV", "development", "development", "production");
    this.production = stage.equals("production");
  }

  /**
   * Reads all settings. In development without Redis and with the default database this makes
   * {@code ./data/secret.key} where SECRET_KEY is unset.
   *
   * @throws InvalidSettings where any of them is wrong, listing all that are
   */
  public static Settings read(Lookup lookup) {
    return new SettingsReader(lookup).settings();
  }

  private Settings settings() {
    Duration life = values.seconds("CHAT_SESSION_TIMEOUT", Values.DAY, Values.YEAR);
    boolean usesRedis = values.flag("USE_REDIS", false);
    DatabaseSettings database = new DatabaseSection(values, production).read(usesRedis);
    KeyRing secrets = secrets(usesRedis, database);
    ChannelSettings channel = new ChannelSection(values, usesRedis).read(life);
    RedisSettings redis = new RedisSection(values, production).read(usesRedis);
    CachesSettings caches = new CacheSection(values).read();
    ChatSettings chat = chat();
    GenerationSettings generation =
        GenerationSettings.withLease(
            Duration.ofMillis(values.number("ANSWER_LEASE_MS", 2000, 200, 60_000)));
    judgeTogether(channel, chat);
    KnowledgeSettings knowledge = knowledge();
    ModelSettings model = new ModelSection(values).read();
    SpendingSettings spending = new SpendingSection(values).read();
    SiteFacts site = site(chat.assistantName(), knowledge);
    GuardSettings guard = new GuardSection(values).read(site.siteUrl());
    WebSettings web = new WebSettings(origins(), locale(), life, context(), sessions());
    UpkeepSettings upkeep = new UpkeepSettings(life, retention(life));
    LimitSection section = new LimitSection(values);
    RateLimitSettings limits = section.limits();
    AddressSettings addresses = section.addresses();
    HandoverSettings handover = new HandoverSection(values, production).read();
    AdminSettings admin = new AdminSection(values).read();
    JournalSettings journal = journal();
    IdentitySettings identity = new IdentitySection(values, production).read();
    lookup.mistakes().forEach(this::badLine);
    if (!values.problems().isEmpty()) {
      throw new InvalidSettings(values.problems());
    }
    List<String> warnings = warnings(knowledge, redis);
    return new Settings(
        secrets,
        channel,
        redis,
        database,
        caches,
        chat,
        upkeep,
        generation,
        knowledge,
        model,
        spending,
        site,
        guard,
        web,
        limits,
        addresses,
        handover,
        admin,
        journal,
        identity,
        values.defaults(),
        warnings);
  }

  /** What is kept in a database of one's own choice must be readable for all its nodes. */
  private KeyRing secrets(boolean usesRedis, DatabaseSettings database) {
    Path made = Path.of("data", "secret.key");
    boolean elsewhere = !DatabaseSettings.DEFAULT_URL.equals(database.url());
    return new SecretKeys(values, production, usesRedis || elsewhere, made).read();
  }

  /** Whoever joins is shown the latest messages from the history, so it must hold as many. */
  private void judgeTogether(ChannelSettings channel, ChatSettings chat) {
    if (channel.historySize() < chat.maxHistory()) {
      String rule = "must not be less than CHAT_MAX_HISTORY (%d)".formatted(chat.maxHistory());
      String key = "CHANNEL_HISTORY_SIZE";
      values.problem(key, values.shown(key), rule, key + "=500");
    }
  }

  private ChatSettings chat() {
    int least = values.number("CHAT_MIN_MSG_LENGTH", 1, 1, 10_000);
    int most = values.number("CHAT_MAX_MSG_LENGTH", 2000, 1, 10_000);
    if (least > most) {
      String rule = "must not be greater than CHAT_MAX_MSG_LENGTH (%d)".formatted(most);
      String shown = values.shown("CHAT_MIN_MSG_LENGTH");
      values.problem("CHAT_MIN_MSG_LENGTH", shown, rule, "CHAT_MIN_MSG_LENGTH=1");
    }
    return new ChatSettings(
        Math.min(least, most),
        most,
        values.number("CHAT_MAX_FEEDBACK_LENGTH", 1000, 1, 10_000),
        values.number("CHAT_MAX_HISTORY", 50, 1, 50),
        values.flag("ASSISTANT_ENABLED", true),
        values.text("ASSISTANT_NAME", "Sophie"));
  }

  private int context() {
    return values.number("CHAT_MAX_CONTEXT_SIZE", 10_000, 0, WebSettings.MOST_CONTEXT);
  }

  private JournalSettings journal() {
    boolean json = values.choice("LOG_FORMAT", "server", "server", "json").equals("json");
    return new JournalSettings(json ? Form.JSON : Form.SERVER);
  }

  private int sessions() {
    return values.number("CHAT_MAX_SESSIONS", 0, 0, MOST_SESSIONS);
  }

  /** What a visitor may still come back to is not erased. */
  private @Nullable Duration retention(Duration life) {
    String key = "CHAT_RETENTION_DAYS";
    int days = values.number(key, 90, 0, MOST_DAYS);
    Duration retention = Duration.ofDays(days);
    if (days > 0 && retention.compareTo(life) < 0) {
      String rule =
          "must not be shorter than CHAT_SESSION_TIMEOUT (%d s)".formatted(life.toSeconds());
      long least = life.plusDays(1).minusSeconds(1).toDays();
      values.problem(key, values.shown(key), rule, key + "=" + least);
    }
    return days == 0 ? null : retention;
  }

  private KnowledgeSettings knowledge() {
    return values
        .folder("KNOWLEDGE_DIR")
        .map(KnowledgeSettings::from)
        .orElseGet(KnowledgeSettings::builtIn);
  }

  private SiteFacts site(String assistantName, KnowledgeSettings knowledge) {
    return new SiteFacts(
        assistantName,
        values.text("SITE_NAME", ""),
        values.url("SITE_URL", "https://www.example.com").map(URI::toString).orElse(""),
        values.text("SUPPORT_EMAIL", ""),
        values.text("SUPPORT_PHONE", ""),
        values.text("SUPPORT_HOURS", ""),
        knowledge.folder().isEmpty());
  }

  private Locale locale() {
    return Locale.forLanguageTag(values.choice("ASSISTANT_LOCALE", "pt-BR", "pt-BR", "en", "es"));
  }

  private List<String> origins() {
    String rule = "must be origins like https://a.example or https://*.b.example, comma separated";
    String always = production ? rule + "; * is refused in production" : rule + ", or *";
    return values.list("ALLOWED_ORIGINS", always, this::isOrigin, "https://www.example.com");
  }

  private boolean isOrigin(String item) {
    return item.equals("*") ? !production : ORIGIN.matcher(item).matches();
  }

  private void badLine(String mistake) {
    values.problem(
        ".env", mistake, "must hold KEY=value lines and # comments", "APP_ENV=production");
  }

  private List<String> warnings(KnowledgeSettings knowledge, @Nullable RedisSettings redis) {
    List<String> warnings = new ArrayList<>();
    if (production && knowledge.folder().isEmpty()) {
      warnings.add("KNOWLEDGE_DIR is unset: visitors get the demonstration articles");
    }
    if (redis != null && redis.access().tlsCa() != null && !redis.access().tls()) {
      warnings.add("REDIS_TLS_CA has no effect, since REDIS_TLS is false: nothing is encrypted");
    }
    warnings.addAll(UnknownKeys.warnings(lookup.names(), values.asked()));
    return warnings;
  }
}
