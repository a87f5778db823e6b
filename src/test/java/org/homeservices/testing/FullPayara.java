package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Payara Server, with a domain of its own that {@code server-config} sets up. */
public final class FullPayara extends LaunchedServer {
  private static final String DOMAIN = "chat";

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
      int port,
      Path folder,
      Map<String, String> environment,
      List<String> jvm,
      List<String> more) {
    return launch(port, folder, environment, jvm, more, "");
  }

  /** As {@link #start}, with the server's own data source and its log in JSON too. */
  static FullPayara inProduction(Path folder, Map<String, String> environment, List<String> jvm) {
    try {
      String commands = Files.readString(ServerConfig.file("payara-server/post-boot.asadmin"));
      return launch(freePort(), folder, environment, jvm, List.of(), commands);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FullPayara launch(
      int port,
      Path folder,
      Map<String, String> environment,
      List<String> jvm,
      List<String> more,
      String commands) {
    Path domain = folder.resolve(DOMAIN);
    create(folder, port);
    prepare(domain, commands);
    List<String> command = asadmin("start-domain", "--verbose", "--domaindir", folder.toString());
    command.add("--prebootcommandfile");
    command.add(ServerConfig.file("payara-server/pre-boot.asadmin").toString());
    command.add("--postbootcommandfile");
    command.add(domain.resolve("post-boot.asadmin").toString());
    command.addAll(more);
    command.add(DOMAIN);
    Map<String, String> all = new HashMap<>(environment);
    all.put("JAVA_TOOL_OPTIONS", String.join(" ", jvm));
    Process launcher = launch(command, folder, folder.resolve("launcher.log"), all);
    return new FullPayara(launcher, domain.resolve("logs/server.log"), port);
  }

  private static void create(Path folder, int port) {
    List<String> command = asadmin("create-domain", "--nopassword", "--checkports=false");
    command.addAll(List.of("--domaindir", folder.toString()));
    command.addAll(List.of("--instanceport", Integer.toString(port)));
    command.addAll(List.of("--adminport", Integer.toString(freePort()), DOMAIN));
    try {
      Process creation = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = creation.getInputStream().readAllBytes();
      if (creation.waitFor() != 0) {
        throw new AssertionError(new String(said, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Has the WAR deployed once the server has started. */
  private static void prepare(Path domain, String commands) {
    String war = System.getProperty("war");
    String deployment = "%ndeploy --name=home-services-chat --contextroot=/ %s%n".formatted(war);
    try {
      Files.createDirectories(domain.resolve("logs"));
      Files.createFile(domain.resolve("logs/server.log"));
      Files.copy(ServerConfig.driver(), domain.resolve("lib/postgresql.jar"));
      Files.writeString(domain.resolve("post-boot.asadmin"), commands + deployment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
