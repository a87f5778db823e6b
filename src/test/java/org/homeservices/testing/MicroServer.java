package org.homeservices.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Payara Micro, with what {@code server-config} says of threads, requests and ports. */
public final class MicroServer extends LaunchedServer {
  private static final Path PRE_BOOT = ServerConfig.file("payara-micro/pre-boot.asadmin");

  private MicroServer(Process process, Path log, int port) {
    super(process, log, port);
  }

  /**
   * Starts a server and returns at once.
   *
   * @param folder its working directory
   * @param environment added to this process' own
   */
  public static MicroServer start(Path folder, Map<String, String> environment) {
    return start(folder, environment, List.of(), List.of());
  }

  /**
   * Starts a server with options and returns at once.
   *
   * @param jvm options of the virtual machine
   * @param more options of Payara Micro
   */
  public static MicroServer start(
      Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    return startOn(freePort(), folder, environment, jvm, more);
  }

  /** The same on a port that is given. */
  static MicroServer startOn(
      int port, Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    Path log = folder.resolve("server.log");
    List<String> command = new ArrayList<>(java());
    command.addAll(jvm);
    command.addAll(List.of("-jar", System.getProperty("server.jar"), "--noCluster"));
    command.addAll(List.of("--prebootcommandfile", PRE_BOOT.toString()));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--deploy", System.getProperty("war")));
    command.addAll(more);
    return new MicroServer(launch(command, folder, log, environment), log, port);
  }

  /** As {@link #start}, with the server's own data source and its log in JSON too. */
  static MicroServer inProduction(Path folder, Map<String, String> environment, List<String> jvm) {
    List<String> more =
        List.of(
            "--logproperties",
            ServerConfig.file("payara-micro/logging.properties").toString(),
            "--postbootcommandfile",
            ServerConfig.file("payara-micro/post-boot.asadmin").toString(),
            "--addLibs",
            ServerConfig.driver().toString());
    return start(folder, environment, jvm, more);
  }
}
