package org.homeservices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the images hold, and how much of one a change of the code ships. */
class ImageTest {
  private static final Path DOCKER = Path.of("docker");
  private static final Path CLASSES = Path.of("target", "classes");
  private static final Path PAGES = Path.of("src", "main", "webapp");
  private static final Pattern LAYER =
      Pattern.compile("(?m)^COPY --from=build /layers/(\\w+) /opt/chat/home-services-chat/$");
  private static final Pattern COPIED = Pattern.compile("(?m)^COPY ((?!--from).+) \\S+$");
  private static final Pattern BASE = Pattern.compile("(?m)^FROM (\\S+)");
  private static final int MEGABYTE = 1_000_000;

  /** What a tar holds of a file beside its content. */
  private static final int TAR_HEAD = 512;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static Path layers;

  /** As the build stage does, with a stand-in for the libraries. */
  @BeforeAll
  static void layApart() throws IOException, InterruptedException {
    Path war = folder.resolve("war");
    layers = folder.resolve("layers");
    copy(PAGES, war);
    copy(CLASSES, war.resolve("WEB-INF/classes"));
    Files.createDirectories(war.resolve("WEB-INF/lib"));
    Files.writeString(war.resolve("WEB-INF/lib/library.jar"), "library");
    Process process =
        new ProcessBuilder("sh", "docker/layers.sh", war.toString(), layers.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  /** With each instruction in one line. */
  private static String dockerfile(String server) throws IOException {
    String text = Files.readString(DOCKER.resolve(server).resolve("Dockerfile"));
    return text.replaceAll("\\\\\n\\s*", "");
  }

  private static List<String> all(Pattern what, String text) {
    return what.matcher(text).results().map(found -> found.group(1)).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"payara", "wildfly"})
  void imageShouldHoldTheWholeApplication(String server) throws IOException {
    List<String> copied = all(LAYER, dockerfile(server));

    Map<String, String> held = new TreeMap<>();
    for (String layer : copied) {
      files(layers.resolve(layer))
          .forEach(file -> held.put(layers.resolve(layer).relativize(file).toString(), layer));
    }
    assertThat(held).containsEntry("WEB-INF/lib/library.jar", "libraries");
    assertThat(names(CLASSES, "WEB-INF/classes/")).isSubsetOf(held.keySet());
    assertThat(names(PAGES, "")).isSubsetOf(held.keySet());
    assertThat(held)
        .hasSize(names(CLASSES, "").size() + names(PAGES, "").size() + 1)
        .hasSize(copied.stream().mapToInt(layer -> files(layers.resolve(layer)).size()).sum());
  }

  /** A change of one class ships its layer; one that crosses rooms most often two. */
  @ParameterizedTest
  @ValueSource(strings = {"payara", "wildfly"})
  void changeOfTheCodeShouldShipLessThanAMegabyte(String server) throws IOException {
    List<String> copied = all(LAYER, dockerfile(server));
    Map<String, Integer> weights =
        copied.stream()
            .skip(1)
            .collect(Collectors.toMap(layer -> layer, layer -> weight(layers.resolve(layer))));

    assertThat(copied.get(0)).isEqualTo("libraries");
    assertThat(weights.values().stream().sorted().skip(weights.size() - 2L).mapToInt(i -> i).sum())
        .as("the two heaviest of %s", weights)
        .isLessThan(MEGABYTE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"payara", "wildfly"})
  void imageShouldRunAsAnUnprivilegedUserWithAHealthCheck(String server) throws IOException {
    String text = dockerfile(server);

    assertThat(text).containsOnlyOnce("\nUSER 10001:10001\n");
    assertThat(text).contains("CMD [\"/opt/chat/ask.sh\", \"GET\", \"/api/health\"]");
    assertThat(text).contains("-XX:MaxRAMPercentage=", "-XX:+ExitOnOutOfMemoryError");
    assertThat(text.lastIndexOf("COPY")).isLessThan(text.indexOf("USER"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"payara", "wildfly"})
  void basesShouldBeOfOneVersionAndSourcesBeThere(String server) throws IOException {
    String text = dockerfile(server);

    assertThat(all(BASE, text)).allMatch(base -> base.matches("[a-z-]+:\\d+\\.\\d+.*"));
    assertThat(all(COPIED, text).stream().flatMap(sources -> Stream.of(sources.split(" "))))
        .isNotEmpty()
        .allMatch(source -> Files.exists(Path.of(source)));
  }

  /** Of everything else the builder is told nothing: secrets and data stay where they are. */
  @Test
  void contextShouldBeWhatTheBuildNeeds() throws IOException {
    List<String> lines = Files.readAllLines(Path.of(".dockerignore"));

    assertThat(lines.get(0)).isEqualTo("*");
    assertThat(lines.subList(1, lines.size()))
        .containsExactlyInAnyOrder(
            "!.mvn",
            "!pom.xml",
            "!src/main",
            "!docker/*.sh",
            "!docker/wildfly/*",
            "!server-config");
  }

  /** The size of a folder as a layer: one stream of all its files, compressed. */
  private static int weight(Path layer) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream packed = new GZIPOutputStream(bytes)) {
      for (Path file : files(layer)) {
        byte[] name = layer.relativize(file).toString().getBytes(UTF_8);
        packed.write(Arrays.copyOf(name, TAR_HEAD));
        packed.write(Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.size();
  }

  private static List<String> names(Path root, String prefix) {
    return files(root).stream().map(file -> prefix + root.relativize(file)).toList();
  }

  private static List<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, to.resolve(from.relativize(file).toString()));
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
