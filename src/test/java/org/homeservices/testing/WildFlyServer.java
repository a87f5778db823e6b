package org.homeservices.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** WildFly in its MicroProfile configuration, with a base folder of its own. */
public final class WildFlyServer extends LaunchedServer {
  private static final String CONFIGURATION = "standalone-microprofile.xml";

  /** A folder of modules beside the base folder, so that WildFly's own stays as it is. */
  private static final String MODULES = "modules";

  /** What {@code bin/common.sh} opens of the JDK. */
  private static final List<String> OPENED =
      List.of(
          "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
          "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
          "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.io=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.management/javax.management=ALL-UNNAMED",
          "--add-opens=java.naming/javax.naming=ALL-UNNAMED");

  private WildFlyServer(Process process, Path log, int port) {
    super(process, log, port);
  }

  /**
   * Starts a server with options and returns at once.
   *
   * @param folder its working directory, in which it gets its base folder
   * @param environment added to this process' own
   * @param jvm options of the virtual machine
   * @param more options of WildFly
   */
  public static WildFlyServer start(
      Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    return startOn(freePort(), folder, environment, jvm, more);
  }

  /** The same on a port that is given. */
  static WildFlyServer startOn(
      int port, Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    prepare(folder);
    return launch(port, folder, environment, jvm, more);
  }

  /** As {@link #start}, with all that {@code server-config} says. */
  static WildFlyServer inProduction(
      Path folder, Map<String, String> environment, List<String> jvm) {
    prepare(folder);
    WildFlyCli.run(home(), base(folder), ServerConfig.file("wildfly/chat.cli"));
    WildFlyCli.run(home(), base(folder), ServerConfig.file("wildfly/data-source.cli"));
    return launch(freePort(), folder, environment, jvm, List.of());
  }

  private static WildFlyServer launch(
      int port, Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    Path base = base(folder);
    Path log = folder.resolve("server.log");
    List<String> command = new ArrayList<>(java());
    command.addAll(OPENED);
    command.addAll(jvm);
    command.addAll(launcher(base));
    command.addAll(List.of("-c", CONFIGURATION, "-Djboss.http.port=" + port));
    command.add("-Djboss.https.port=" + freePort());
    command.add("-Djboss.management.http.port=" + freePort());
    command.addAll(more);
    return new WildFlyServer(launch(command, folder, log, environment), log, port);
  }

  private static List<String> launcher(Path base) {
    Path home = home();
    return List.of(
        "-Djava.awt.headless=true",
        "-Dorg.jboss.boot.log.file=" + base.resolve("log/boot.log"),
        "-Dlogging.configuration=file:" + base.resolve("configuration/logging.properties"),
        "-jar",
        home.resolve("jboss-modules.jar").toString(),
        "-mp",
        home.resolve("modules") + File.pathSeparator + base.resolveSibling(MODULES),
        "org.jboss.as.standalone",
        "-Djboss.home.dir=" + home,
        "-Djboss.server.base.dir=" + base);
  }

  private static Path base(Path folder) {
    return folder.resolve("standalone");
  }

  private static Path home() {
    return Path.of(System.getProperty("wildfly.home", "target/wildfly")).toAbsolutePath();
  }

  /** Copies the base folder that WildFly ships, puts the WAR into it and the driver beside it. */
  private static void prepare(Path folder) {
    Path base = base(folder);
    Path shipped = home().resolve("standalone/configuration");
    Path configuration = base.resolve("configuration");
    Path deployments = base.resolve("deployments");
    try (Stream<Path> files = Files.list(shipped)) {
      Files.createDirectories(configuration);
      Files.createDirectories(deployments);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, configuration.resolve(file.getFileName()));
      }
      Path war = Path.of(System.getProperty("war"));
      Files.copy(war, deployments.resolve(war.getFileName()));
      Path modules = ServerConfig.copy("wildfly/modules", folder.resolve(MODULES));
      Files.copy(ServerConfig.driver(), modules.resolve("org/postgresql/jdbc/main/postgresql.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
