package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.testing.YamlFile.at;
import static org.homeservices.testing.YamlFile.map;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.testing.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what the compose files and the manifests say of the application is so. */
class DeploymentFilesTest {
  private static final Path DOCKER = Path.of("docker");
  private static final Path MANIFESTS = Path.of("kubernetes");
  private static final String ONE_VERSION = ".+:\\d+\\.\\d+(\\.\\d+)?";
  private static final String TWIN = "_FILE";

  private final Map<String, Object> compose = YamlFile.read(DOCKER.resolve("compose.yaml"));
  private final Map<String, Object> sentinel =
      YamlFile.read(DOCKER.resolve("compose.sentinel.yaml"));
  private final Map<String, Object> settings = manifest("settings.yaml");
  private final Map<String, Object> deployment = manifest("deployment.yaml");

  private final Path secrets;

  DeploymentFilesTest(@TempDir Path secrets) {
    this.secrets = secrets;
  }

  private static Map<String, Object> manifest(String name) {
    return YamlFile.read(MANIFESTS.resolve(name));
  }

  private static Map<String, String> texts(Object value) {
    Map<String, String> texts = new HashMap<>();
    map(value).forEach((key, each) -> texts.put(key, String.valueOf(each)));
    return texts;
  }

  /** What a node makes of an environment, with secrets in files of their own. */
  private Settings read(Map<String, String> environment) {
    Map<String, String> all = new HashMap<>(environment);
    all.replaceAll((key, value) -> key.endsWith(TWIN) ? secret(key) : value);
    Settings read = SettingsReader.read(Given.environment(all));
    assertThat(read.keys()).containsAll(environment.keySet());
    return read;
  }

  private String secret(String key) {
    try {
      String text = key + " abcdefghijklmnopqrstuvwxyz";
      return Files.writeString(secrets.resolve(key), text.replace(' ', '-')).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Stream<Map<String, Object>> services() {
    return Stream.of(compose, sentinel)
        .flatMap(file -> map(file.get("services")).values().stream())
        .map(YamlFile::map);
  }

  private Object container() {
    return at(deployment, "spec", "template", "spec", "containers", "0");
  }

  @Test
  void nodesOfTheComposeFileShouldStartInProduction() {
    for (String node : List.of("chat-1", "chat-2")) {
      Map<String, String> environment = texts(at(compose, "services", node, "environment"));

      Settings read = read(environment);

      assertThat(environment).containsEntry("APP_ENV", "production");
      assertThat(read.redis()).isNotNull();
      assertThat(read.database().url()).startsWith("jdbc:postgresql:");
    }
  }

  @Test
  void nodesBehindSentinelsShouldStartToo() {
    for (String node : List.of("chat-1", "chat-2")) {
      Map<String, String> environment = texts(at(compose, "services", node, "environment"));
      environment.putAll(texts(at(sentinel, "services", node, "environment")));

      RedisSettings redis = Objects.requireNonNull(read(environment).redis());

      assertThat(redis.servers().mode()).hasToString("SENTINEL");
      assertThat(redis.servers().nodes())
          .extracting(RedisNode::host)
          .allMatch(host -> map(sentinel.get("services")).containsKey(host));
    }
  }

  @Test
  void nodesOfKubernetesShouldStartInProduction() {
    Map<String, String> environment = texts(at(settings, "data"));

    Settings read = read(environment);

    assertThat(environment).containsEntry("APP_ENV", "production");
    assertThat(read.redis()).isNotNull();
  }

  @Test
  void everySecretShouldBeAFileThatIsMounted() {
    Map<String, String> node = texts(at(compose, "services", "chat-1", "environment"));
    Map<String, String> pod = texts(at(settings, "data"));
    Object mounts = at(container(), "volumeMounts");

    assertThat(files(node, "/run/secrets/"))
        .containsExactlyInAnyOrderElementsOf(list(at(compose, "services", "chat-1", "secrets")));
    assertThat(map(compose.get("secrets")).keySet())
        .containsAll(list(at(compose, "services", "chat-1", "secrets")));
    assertThat(files(pod, "/run/secrets/chat/"))
        .containsExactlyInAnyOrderElementsOf(files(node, "/run/secrets/"));
    assertThat(list(mounts).toString()).contains("mountPath=/run/secrets/chat");
  }

  /** What keys of twins name, below a folder. */
  private static List<String> files(Map<String, String> environment, String folder) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(TWIN))
        .map(entry -> entry.getValue().replaceFirst("^" + folder, ""))
        .toList();
  }

  private static List<String> list(Object value) {
    return ((List<?>) value).stream().map(String::valueOf).toList();
  }

  @Test
  void everyImageShouldBeOfOneVersionAndNothingShouldHaveMoreRightsThanItNeeds() {
    List<Map<String, Object>> whole =
        services().filter(service -> service.containsKey("image")).toList();

    assertThat(whole).hasSize(9);
    assertThat(whole)
        .extracting(service -> String.valueOf(service.get("image")))
        .allMatch(image -> image.equals("home-services-chat:payara") || image.matches(ONE_VERSION));
    assertThat(whole)
        .allMatch(service -> String.valueOf(service.get("security_opt")).contains("no-new-priv"));
    assertThat(whole)
        .filteredOn(service -> !String.valueOf(service.get("image")).startsWith("postgres"))
        .allMatch(service -> Boolean.TRUE.equals(service.get("read_only")));
  }

  @Test
  void proxyShouldBeTheOneThatTestsUseAndTheOneThatNodesTrust() {
    Object proxy = at(compose, "services", "haproxy");

    assertThat(list(at(proxy, "volumes")))
        .containsExactly("./haproxy.cfg:/usr/local/etc/haproxy/haproxy.cfg:ro");
    assertThat(DOCKER.resolve("haproxy.cfg")).content().contains("${NODE_1-chat-1:8080}");
    assertThat(at(compose, "services", "chat-1", "environment", "TRUSTED_PROXIES"))
        .isEqualTo(at(proxy, "networks", "front", "ipv4_address"));
  }

  @Test
  void probesShouldAskWhatIsThere() throws IOException {
    String protocol = Files.readString(Path.of("src", "docs", "PROTOCOL.md"));
    List<String> paths =
        Stream.of("startupProbe", "readinessProbe", "livenessProbe")
            .map(probe -> String.valueOf(at(container(), probe, "httpGet", "path")))
            .toList();

    assertThat(paths).containsExactly("/api/health", "/api/health", "/health/live");
    assertThat(paths).allMatch(path -> protocol.contains("GET " + path + "`"));
    assertThat(list(at(container(), "lifecycle", "preStop", "exec", "command")))
        .containsExactly("/opt/chat/ask.sh", "POST", "/api/admin/drain");
  }

  @Test
  void podShouldRunAsTheUserOfTheImageAndWriteNothingButTmp() {
    Object pod = at(deployment, "spec", "template", "spec");
    Map<String, Object> rights = map(at(container(), "securityContext"));

    assertThat(at(pod, "securityContext", "runAsUser")).isEqualTo(10001);
    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat(rights)
        .containsEntry("readOnlyRootFilesystem", true)
        .containsEntry("allowPrivilegeEscalation", false);
    assertThat(at(container(), "resources", "limits")).isNotNull();
  }

  @Test
  void manifestsShouldSpeakOfOneAnother() {
    Object labels = at(deployment, "spec", "template", "metadata", "labels");
    String listed =
        list(at(manifest("kustomization.yaml"), "resources")).stream()
            .sorted()
            .collect(Collectors.joining(" "));

    assertThat(at(deployment, "spec", "selector", "matchLabels")).isEqualTo(labels);
    assertThat(at(manifest("service.yaml"), "spec", "selector")).isEqualTo(labels);
    assertThat(at(manifest("disruption-budget.yaml"), "spec", "selector", "matchLabels"))
        .isEqualTo(labels);
    assertThat(at(manifest("autoscaler.yaml"), "spec", "scaleTargetRef", "name"))
        .isEqualTo(at(deployment, "metadata", "name"));
    assertThat(listed)
        .isEqualTo(
            "autoscaler.yaml deployment.yaml disruption-budget.yaml ingress.yaml"
                + " service.yaml settings.yaml");
  }
}
