package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That every setting, file, heading and test that a guide names is there. */
class GuideNamesTest {
  private static final Pattern EXAMPLE_LINE = Pattern.compile("(?m)^#([A-Z0-9_]+)=");
  private static final Pattern SETTING =
      Pattern.compile("(?<![\\w.])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ANCHOR = Pattern.compile("(?m)^#{1,4} (.+)$|<a id=\"([^\"]+)\">");
  private static final Pattern NAMED_TEST =
      Pattern.compile("`([A-Z][a-z]\\w*(?:Test|IT|Contract))(?:\\.(\\w+))?`");

  /** What a table of DJANGO_CHANNELS tells of the replaced system stands in its first column. */
  private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\|[^|]*\\|");

  @Test
  void everySettingShouldBeThere() throws IOException {
    Set<String> keys =
        all(EXAMPLE_LINE, Files.readString(Path.of(".env.example")))
            .map(line -> line.group(1))
            .collect(Collectors.toSet());
    Set<String> titles = guides().stream().map(GuideNamesTest::title).collect(Collectors.toSet());
    Set<String> prefixes = keys.stream().map(GuideNamesTest::prefix).collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();

    for (Path guide : guides()) {
      all(SETTING, ours(guide))
          .map(MatchResult::group)
          .filter(name -> prefixes.contains(prefix(name)))
          .filter(name -> !keys.contains(name.replaceFirst("_FILE$", "")))
          .filter(name -> !titles.contains(name))
          .forEach(name -> missing.add(guide.getFileName() + ": " + name));
    }

    assertThat(keys).contains("REDIS_HOST", "CHANNEL_CAPACITY");
    assertThat(missing).isEmpty();
  }

  @Test
  void everyLinkedFileAndHeadingShouldBeThere() throws IOException {
    Set<String> missing = new TreeSet<>();

    for (Path guide : guides()) {
      all(LINK, Files.readString(guide))
          .map(link -> link.group(1))
          .filter(link -> !link.matches("[a-z]+:.*"))
          .filter(link -> !leadsSomewhere(guide, link))
          .forEach(link -> missing.add(guide.getFileName() + ": " + link));
    }

    assertThat(missing).isEmpty();
  }

  @Test
  void everyTestShouldBeThere() throws IOException {
    Set<String> missing = new TreeSet<>();

    for (Path guide : guides()) {
      for (MatchResult test : all(NAMED_TEST, Files.readString(guide)).toList()) {
        String source = Sources.ofTest(test.group(1));
        boolean isThere =
            test.group(2) == null ? !source.isEmpty() : declares(source, test.group(2));
        if (!isThere) {
          missing.add(guide.getFileName() + ": " + test.group());
        }
      }
    }

    assertThat(missing).isEmpty();
  }

  private static boolean declares(String source, String name) {
    return source.contains("void " + name + "(") || source.contains("ArchRule " + name + " ");
  }

  private static boolean leadsSomewhere(Path guide, String link) {
    String[] parts = link.split("#", 2);
    Path file = parts[0].isEmpty() ? guide : guide.resolveSibling(parts[0]).normalize();
    return Files.exists(file) && (parts.length == 1 || anchors(file).contains(parts[1]));
  }

  /** The ends of addresses that a file offers, as they are made of its headings. */
  private static Set<String> anchors(Path file) {
    return all(ANCHOR, Sources.text(file))
        .map(match -> match.group(2) == null ? slug(match.group(1)) : match.group(2))
        .collect(Collectors.toSet());
  }

  private static String slug(String heading) {
    return heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
  }

  /** A guide's text, but for what it tells of the replaced system. */
  private static String ours(Path guide) {
    String text = Sources.text(guide);
    return guide.endsWith("DJANGO_CHANNELS.md") ? FIRST_COLUMN.matcher(text).replaceAll("|") : text;
  }

  private static String title(Path guide) {
    return guide.getFileName().toString().replace(".md", "");
  }

  private static String prefix(String name) {
    return name.substring(0, name.indexOf('_'));
  }

  private static Stream<MatchResult> all(Pattern pattern, String text) {
    return pattern.matcher(text).results();
  }

  private static Set<Path> guides() throws IOException {
    try (Stream<Path> guides = Files.list(Path.of("src", "docs"))) {
      return Stream.concat(guides, Stream.of(Path.of("README.md"))).collect(Collectors.toSet());
    }
  }
}
