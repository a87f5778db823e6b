package org.homeservices.config;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeservices.config.Lookup.Found;
import org.homeservices.database.DatabaseSettings;

/** What an operator may see of the settings: where each stands, and how good the secrets are. */
public final class SettingsSurvey {
  private static final String TWIN = "_FILE";
  private static final String UNSET = "default";

  /** Whoever has such an address may use it: the path may be all that protects it. */
  private static final Set<String> ADDRESSES = Set.of("HANDOVER_WEBHOOK_URL", "OPENAI_PROXY");

  private final Lookup lookup;
  private final Settings settings;
  private final SecretValues secrets;

  /**
   * @param lookup from which the settings were read
   */
  public SettingsSurvey(Lookup lookup, Settings settings) {
    this.lookup = lookup;
    this.settings = settings;
    this.secrets = new SecretValues(new Values(lookup));
  }

  /**
   * A setting.
   *
   * @param value masked where it is a secret; empty where it is unset and has no default
   * @param source where it stands
   */
  public record Line(String key, String value, String source) {}

  /**
   * How good a secret is; nothing of it can be guessed from this.
   *
   * @param distinct different characters in it
   * @param isExample whether it is the one that stands in {@code .env.example}
   */
  public record Strength(int length, int distinct, boolean isExample) {}

  /** Every setting, by name; a secret's twin shows as the source of the secret. */
  public List<Line> lines() {
    return settings.keys().stream().filter(key -> !isTwin(key)).map(this::line).toList();
  }

  /** Whether a key, or the file that its twin names, is set. */
  public boolean isSet(String key) {
    return secrets.isSet(key);
  }

  /** A setting that is no secret; its default where it is unset. */
  public String value(String key) {
    return lookup
        .find(key)
        .map(Found::value)
        .orElseGet(() -> settings.defaults().getOrDefault(key, ""));
  }

  /** Empty where the secret is unset. */
  public Optional<Strength> strength(String key) {
    return secrets.find(key).map(Found::value).map(SettingsSurvey::judged);
  }

  /** Whether two secrets are set and equal. */
  public boolean areSame(String key, String other) {
    Optional<String> one = secrets.find(key).map(Found::value);
    return one.isPresent() && one.equals(secrets.find(other).map(Found::value));
  }

  private static Strength judged(String secret) {
    boolean isExample = secret.equals(SecretKeys.EXAMPLE);
    return new Strength(
        secret.length(), Math.toIntExact(secret.chars().distinct().count()), isExample);
  }

  private boolean isTwin(String key) {
    return key.endsWith(TWIN)
        && settings.keys().contains(key.substring(0, key.length() - TWIN.length()));
  }

  private Line line(String key) {
    if (key.equals(SecretKeys.KEY) && !isSet(key)) {
      return new Line(key, "(made at the first start)", "data/secret.key");
    }
    if (settings.defaults().containsKey(key + TWIN)) {
      return secrets
          .find(key)
          .map(found -> new Line(key, hidden(found.value()), found.source()))
          .orElseGet(() -> new Line(key, "", UNSET));
    }
    return lookup
        .find(key)
        .map(found -> new Line(key, shown(key, found.value()), found.source()))
        .orElseGet(() -> new Line(key, settings.defaults().getOrDefault(key, ""), UNSET));
  }

  private static String shown(String key, String value) {
    return ADDRESSES.contains(key)
        ? value.replaceFirst("(?s)^([a-z]+://)(?:[^/@]*@)?([^/?#]*).*", "$1$2/…")
        : DatabaseSettings.withoutSecrets(value);
  }

  private static String hidden(String secret) {
    return "(hidden, %d characters)".formatted(secret.length());
  }
}
