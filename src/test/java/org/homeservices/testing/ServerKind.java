package org.homeservices.testing;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The application servers that the WAR runs on. */
public enum ServerKind {
  PAYARA("Payara Micro", "jdbc/chat"),
  WILDFLY("WildFly", "java:jboss/datasources/chat"),
  PAYARA_SERVER("Payara Server", "jdbc/chat");

  private final String title;
  private final String dataSource;

  ServerKind(String title, String dataSource) {
    this.title = title;
    this.dataSource = dataSource;
  }

  /** The one that the system property {@code server} names; Payara Micro where it is missing. */
  public static ServerKind chosen() {
    return valueOf(System.getProperty("server", PAYARA.name()).toUpperCase(Locale.ROOT));
  }

  /** What it is called in tables. */
  public String title() {
    return title;
  }

  /** What DB_JNDI is called with the data source that {@code server-config} makes. */
  public String dataSource() {
    return dataSource;
  }

  /** Starts a server in a folder of its own and returns at once. */
  public ServerProcess start(Path folder, Map<String, String> environment) {
    return start(folder, environment, List.of(), List.of());
  }

  /**
   * Starts a server with options and returns at once.
   *
   * @param folder its working directory, of which it may have all
   * @param environment added to this process' own
   * @param jvm options of the virtual machine
   * @param more options of the server
   */
  public ServerProcess start(
      Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    return startOn(LaunchedServer.freePort(), folder, environment, jvm, more);
  }

  /** The same on a port that is given, so that a balancer finds it again. */
  public ServerProcess startOn(
      int port, Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    return switch (this) {
      case PAYARA -> MicroServer.startOn(port, folder, environment, jvm, more);
      case WILDFLY -> WildFlyServer.startOn(port, folder, environment, jvm, more);
      case PAYARA_SERVER -> FullPayara.startOn(port, folder, environment, jvm, more);
    };
  }

  /**
   * Starts a server with all that {@code server-config} says, its own data source and its log in
   * JSON too, and returns at once.
   *
   * @param environment with DB_URL, DB_USER and DB_PASSWORD, which the server reads
   */
  public ServerProcess startInProduction(
      Path folder, Map<String, String> environment, List<String> jvm) {
    Map<String, String> all = new HashMap<>(environment);
    all.put("DB_JNDI", dataSource);
    return switch (this) {
      case PAYARA -> MicroServer.inProduction(folder, all, jvm);
      case WILDFLY -> WildFlyServer.inProduction(folder, all, jvm);
      case PAYARA_SERVER -> FullPayara.inProduction(folder, all, jvm);
    };
  }
}
