package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Payara Server, with a domain of its own that {@code server-config} sets up. */
public final class FullPayara extends LaunchedServer {
  private static final String DOMAIN = "chat";
  private static final String NAME = "home-services-chat";
  private static final String AFTERWARDS = "post-boot.asadmin";

  /** {@code asadmin}, which starts the server as its child and stays. */
  private final Process launcher;

  private final Path log;

  private FullPayara(Process launcher, Path log, int port) {
    super(launcher, log, port);
    this.launcher = launcher;
    this.log = log;
  }

  /**
   * Starts a server and returns at once.
   *
   * @param folder its working directory, in which it gets its domain
   * @param environment added to this process' own
   * @param jvm options of the virtual machine
   * @param more options of {@code start-domain}
   */
  public static FullPayara start(
      Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    return startOn(freePort(), folder, environment, jvm, more);
  }

  /** The same on a port that is given. */
  static FullPayara startOn(
      int port, Path folder, Map<String, String> environment, List<String> jvm, List<String> more) {
    String deployment = "deploy --name=%s --contextroot=/ %s%n".formatted(NAME, war());
    return launch(port, folder, environment, jvm, more, freePort(), deployment);
  }

  /**
   * As {@link #start}, with the server's own data source and its log in JSON too; returns when the
   * WAR is deployed.
   */
  static FullPayara inProduction(Path folder, Map<String, String> environment, List<String> jvm) {
    int admin = freePort();
    FullPayara server = launch(freePort(), folder, environment, jvm, List.of(), admin, "");
    Await.until(() -> listensOn(admin));
    String port = Integer.toString(admin);
    for (String line : commands()) {
      List<String> command = asadmin("--port", port);
      command.addAll(List.of(line.split(" ")));
      say(command);
    }
    say(asadmin("--port", port, "deploy", "--name", NAME, "--contextroot", "/", war()));
    return server;
  }

  private static FullPayara launch(
      int port,
      Path folder,
      Map<String, String> environment,
      List<String> jvm,
      List<String> more,
      int admin,
      String afterwards) {
    Path domain = folder.resolve(DOMAIN);
    create(folder, port, admin);
    prepare(domain, afterwards);
    List<String> command = asadmin("start-domain", "--verbose", "--domaindir", folder.toString());
    command.add("--prebootcommandfile");
    command.add(ServerConfig.file("payara-server/pre-boot.asadmin").toString());
    command.add("--postbootcommandfile");
    command.add(domain.resolve(AFTERWARDS).toString());
    command.addAll(more);
    command.add(DOMAIN);
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_TOOL_OPTIONS", String.join(" ", jvm));
    Process launcher = launch(command, folder, folder.resolve("launcher.log"), all);
    return new FullPayara(launcher, domain.resolve("logs/server.log"), port);
  }

  private static void create(Path folder, int port, int admin) {
    List<String> command = asadmin("create-domain", "--nopassword", "--checkports=false");
    command.addAll(List.of("--domaindir", folder.toString()));
    command.addAll(List.of("--instanceport", Integer.toString(port)));
    command.addAll(List.of("--adminport", Integer.toString(admin), DOMAIN));
    say(command);
  }

  private static void prepare(Path domain, String afterwards) {
    try {
      Files.createDirectories(domain.resolve("logs"));
      Files.createFile(domain.resolve("logs/server.log"));
      Files.copy(ServerConfig.driver(), domain.resolve("lib/postgresql.jar"));
      Files.writeString(domain.resolve(AFTERWARDS), afterwards);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> commands() {
    try (Stream<String> lines = Files.lines(ServerConfig.file("payara-server/chat.asadmin"))) {
      return lines.filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String war() {
    return System.getProperty("war");
  }

  private static boolean listensOn(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static List<String> asadmin(String... words) {
    String home = System.getProperty("payara.home", "target/payara6");
    Path client = Path.of(home, "glassfish/lib/client/appserver-cli.jar").toAbsolutePath();
    List<String> command = new ArrayList<>(java());
    command.addAll(List.of("-jar", client.toString(), "--interactive=false", "--user=admin"));
    command.addAll(List.of(words));
    return command;
  }

  /** Runs a command to its end. */
  private static void say(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      if (process.waitFor() != 0) {
        throw new AssertionError(new String(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public long pid() {
    return launcher.children().findFirst().map(ProcessHandle::pid).orElseGet(launcher::pid);
  }

  /** What the domain has logged; what the launcher said where it came to nothing. */
  @Override
  public String log() {
    String logged = super.log();
    return launcher.isAlive() || !logged.isEmpty() ? logged : "see launcher.log beside " + log;
  }

  @Override
  public void kill() {
    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    super.kill();
  }

  @Override
  public void close() {
    CompletableFuture<?>[] ends =
        launcher.children().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    launcher.children().forEach(ProcessHandle::destroy);
    CompletableFuture.allOf(ends).completeOnTimeout(null, 30, TimeUnit.SECONDS).join();
    launcher.descendants().forEach(ProcessHandle::destroyForcibly);
    super.close();
  }
}
