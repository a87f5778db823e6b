package org.homeservices.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deployment check as an operator calls it: the WAR alone, in a process, without a server. */
class CheckIT {
  private static final String SECRET = "a secret of thirty-two or more characters, for tests";

  @TempDir Path folder;

  /**
   * How a process ended.
   *
   * @param out what it has printed
   */
  private record Ended(int code, String out, String err) {}

  @Test
  void warShouldCheckWhatItsSettingsNameAndLeaveNothingBehind() throws Exception {
    String port = Integer.toString(RealRedis.shared().port());
    Files.writeString(folder.resolve(".env"), "USE_REDIS=true\nREDIS_PORT=%s\n".formatted(port));

    Ended ended = run(Map.of("SECRET_KEY", SECRET), "check", "--json", "--deploy");

    JsonObject report = Json.createReader(new StringReader(ended.out())).readObject();
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).doesNotContain(SECRET);
    assertThat(outcome(report, "redis.answers")).isEqualTo("pass");
    assertThat(outcome(report, "channel")).isEqualTo("pass");
    assertThat(outcome(report, "cache.answers")).isEqualTo("pass");
    assertThat(outcome(report, "limits")).isEqualTo("pass");
    assertThat(outcome(report, "knowledge")).isEqualTo("pass");
    assertThat(outcome(report, "deploy.stage")).isEqualTo("fail");
    assertThat(outcome(report, "deploy.proxy")).isEqualTo("skipped");
    assertThat(report.getJsonArray("settings").getValuesAs(JsonObject.class))
        .anyMatch(line -> line.toString().contains("\"REDIS_PORT\",\"value\":\"" + port));
    assertThat(unpacked()).isEmpty();
  }

  @Test
  void wrongSettingsShouldEndItWithTheOneMessageAndTheirExitCode() throws Exception {
    Ended ended = run(Map.of("CHAT_MAX_HISTORY", "none", "SECRET_KEY", SECRET), "check");

    assertThat(ended.code()).isEqualTo(78);
    assertThat(ended.err()).contains("1 setting is wrong", "CHAT_MAX_HISTORY = none");
    assertThat(ended.out()).isEmpty();
  }

  private static String outcome(JsonObject report, String name) {
    return report.getJsonArray("findings").getValuesAs(JsonObject.class).stream()
        .filter(finding -> finding.getString("name").equals(name))
        .map(finding -> finding.getString("outcome"))
        .findFirst()
        .orElse("missing");
  }

  private List<Path> unpacked() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().startsWith("home-services-"))
          .toList();
    }
  }

  private Ended run(Map<String, String> environment, String... words) throws Exception {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + folder,
            "-jar",
            Path.of(System.getProperty("war")).toAbsolutePath().toString());
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(Stream.concat(java.stream(), Stream.of(words)).toList())
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(key -> key.matches("DB_.*|CHAT_.*|SECRET_.*"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
