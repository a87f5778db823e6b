package org.homeservices.config;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.homeservices.config.InvalidSettings.Problem;
import org.homeservices.config.Lookup.Found;

/** Reads typed values, remembers every key asked for, and collects what is wrong. */
final class Values {
  static final int DAY = 86_400;
  static final int YEAR = 366 * DAY;

  private static final int GREATEST_PORT = 65_535;

  private final Lookup lookup;
  private final SortedMap<String, String> asked = new TreeMap<>();
  private final List<Problem> problems = new ArrayList<>();

  Values(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Every key that was asked for. */
  Set<String> asked() {
    return Set.copyOf(asked.keySet());
  }

  /** By key, what counts where it is unset; empty where that is nothing. */
  SortedMap<String, String> defaults() {
    return Collections.unmodifiableSortedMap(new TreeMap<>(asked));
  }

  List<Problem> problems() {
    return List.copyOf(problems);
  }

  String text(String key, String fallback) {
    asked.put(key, fallback);
    return find(key).map(Found::value).orElse(fallback);
  }

  boolean flag(String key, boolean fallback) {
    Function<String, Boolean> parse = value -> "true".equals(oneOf(value, "true", "false"));
    return parsed(key, fallback, parse, "must be true or false");
  }

  int number(String key, int fallback, int least, int most) {
    return parsed(
        key,
        fallback,
        value -> (int) within(Long.parseLong(value), least, most),
        "must be a whole number from %d to %d".formatted(least, most));
  }

  double decimal(String key, double fallback, double least, double most) {
    return parsed(
        key,
        fallback,
        value -> within(new BigDecimal(value).doubleValue(), least, most),
        "must be a number from %s to %s".formatted(least, most));
  }

  Duration seconds(String key, int fallback, int most) {
    return Duration.ofSeconds(number(key, fallback, 1, most));
  }

  String choice(String key, String fallback, String... choices) {
    String rule = "must be one of " + String.join(", ", choices);
    return parsed(key, fallback, value -> oneOf(value, choices), rule);
  }

  /** An http or https URL; empty where the key is unset. */
  Optional<URI> url(String key, String example) {
    Optional<Found> found = find(key);
    try {
      return found.map(Found::value).map(Values::webUrl);
    } catch (IllegalArgumentException e) {
      String rule = "must be an http or https URL without a query";
      problem(key, shown(found), rule, key + "=" + example);
      return Optional.empty();
    }
  }

  /** The items of a comma-separated list, each of which must pass. */
  List<String> list(String key, String rule, Predicate<String> passes, String example) {
    Optional<Found> found = find(key);
    List<String> items =
        found.stream()
            .flatMap(list -> Arrays.stream(list.value().split(",")))
            .map(String::strip)
            .toList();
    if (!items.stream().allMatch(passes)) {
      problem(key, shown(found), rule, key + "=" + example);
    }
    return items;
  }

  /** An existing folder; empty where the key is unset. */
  Optional<Path> folder(String key) {
    Optional<Found> found = find(key);
    try {
      Optional<Path> folder = found.map(value -> Path.of(value.value()));
      if (folder.isPresent() && !isReadable(folder.get())) {
        problem(key, shown(found), "must be a folder that can be read", key + "=/etc/chat");
      }
      return folder;
    } catch (IllegalArgumentException e) {
      problem(key, shown(found), "must be the path of a folder", key + "=/etc/chat");
      return Optional.empty();
    }
  }

  void problem(String key, String shown, String rule, String example) {
    problems.add(new Problem(key, shown, rule, example));
  }

  /** A key's value and where it stands. */
  String shown(String key) {
    return shown(lookup.find(key));
  }

  /** What {@code parse} makes of a value; it throws IllegalArgumentException at a bad one. */
  <T> T parsed(String key, T fallback, Function<String, T> parse, String rule) {
    asked.put(key, String.valueOf(fallback));
    Optional<Found> found = find(key);
    try {
      return found.map(Found::value).map(String::strip).map(parse).orElse(fallback);
    } catch (IllegalArgumentException e) {
      problem(key, shown(found), rule, key + "=" + fallback);
      return fallback;
    }
  }

  /** The raw value of a key. */
  Optional<Found> find(String key) {
    asked.putIfAbsent(key, "");
    return lookup.find(key);
  }

  /** A value that may be shown, and where it stands. */
  private static String shown(Optional<Found> found) {
    return found.map(f -> "%s (%s)".formatted(f.value(), f.source())).orElse("(unset)");
  }

  private static boolean isReadable(Path folder) {
    return Files.isDirectory(folder) && Files.isReadable(folder);
  }

  private static String oneOf(String value, String... choices) {
    if (!List.of(choices).contains(value)) {
      throw new IllegalArgumentException(value);
    }
    return value;
  }

  private static long within(long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(Long.toString(value));
    }
    return value;
  }

  private static double within(double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(Double.toString(value));
    }
    return value;
  }

  private static URI webUrl(String value) {
    URI url = URI.create(value);
    boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
    boolean bare = url.getRawQuery() == null && url.getRawFragment() == null;
    if (!web || !bare || url.getHost() == null || url.getPort() > GREATEST_PORT) {
      throw new IllegalArgumentException(value);
    }
    return url;
  }
}
