package org.homeservices.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.homeservices.testing.RealRedis;
import org.homeservices.testing.ServerKind;
import org.homeservices.testing.ServerProcess;

/** A server process that deploys the WAR anew when it is told to. */
interface Redeployed extends AutoCloseable {
  Duration PATIENCE = Duration.ofMinutes(2);

  /** Its number. */
  long pid();

  /** The port it listens on for HTTP. */
  int port();

  /** Takes the application away and deploys it again; returns when the server says that it is. */
  void redeploy();

  @Override
  void close();

  /** WildFly, told by the marker files of its deployment scanner. */
  record WildFly(ServerProcess server, Path deployment) implements Redeployed {
    static WildFly start(Path folder, Map<String, String> environment, List<String> jvm) {
      ServerProcess server = ServerKind.WILDFLY.start(folder, environment, jvm, List.of());
      server.awaitReady();
      String war = Path.of(System.getProperty("war")).getFileName().toString();
      return new WildFly(server, folder.resolve("standalone/deployments").resolve(war));
    }

    @Override
    public long pid() {
      return server.pid();
    }

    @Override
    public int port() {
      return server.port();
    }

    @Override
    public void redeploy() {
      try {
        Files.delete(marker("deployed"));
        Files.createFile(marker("dodeploy"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Waiting.until(() -> Files.exists(marker("deployed")), PATIENCE);
    }

    @Override
    public void close() {
      server.kill();
    }

    private Path marker(String state) {
      return deployment.resolveSibling(deployment.getFileName() + "." + state);
    }
  }

  /** Payara Micro, told by {@link MicroLauncher}. */
  record Micro(Process process, int port, Path log) implements Redeployed {
    static Micro start(Path folder, Map<String, String> environment, List<String> jvm)
        throws IOException {
      Path log = folder.resolve("server.log");
      int port = RealRedis.freePort();
      String classes =
          Path.of(MicroLauncher.class.getProtectionDomain().getCodeSource().getLocation().getPath())
              .toString();
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(jvm);
      command.addAll(opened());
      command.addAll(List.of("-cp", System.getProperty("server.jar") + ":" + classes));
      command.add(MicroLauncher.class.getName());
      command.addAll(List.of(Integer.toString(port), System.getProperty("war")));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      Micro micro = new Micro(builder.start(), port, log);
      micro.awaitDeployments(1);
      return micro;
    }

    /** What {@code java -jar} would read of the manifest. */
    private static List<String> opened() throws IOException {
      try (JarFile jar = new JarFile(System.getProperty("server.jar"))) {
        Attributes attributes = jar.getManifest().getMainAttributes();
        List<String> options = new ArrayList<>();
        for (String kind : List.of("Add-Opens", "Add-Exports")) {
          for (String name : attributes.getValue(kind).split(" ", -1)) {
            options.add("--" + kind.toLowerCase(Locale.ROOT));
            options.add(name + "=ALL-UNNAMED");
          }
        }
        return options;
      }
    }

    @Override
    public long pid() {
      return process.pid();
    }

    @Override
    public void redeploy() {
      long before = deployments();
      try {
        process.getOutputStream().write("again\n".getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      awaitDeployments(before + 1);
    }

    @Override
    public void close() {
      process.destroyForcibly();
    }

    private void awaitDeployments(long count) {
      Waiting.until(() -> deployments() >= count, PATIENCE);
      if (deployments() < count) {
        throw new IllegalStateException("not deployed, see " + log);
      }
    }

    private long deployments() {
      try (Stream<String> lines = Files.lines(log)) {
        return lines.filter(line -> line.contains(MicroLauncher.DONE)).count();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
