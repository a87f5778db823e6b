package org.homeservices.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** A {@link LoadClient} in a process of its own, so that its work is not taken for the servers'. */
final class LoadProcess implements AutoCloseable {
  private static final int STOP_SECONDS = 20;

  private final Process process;
  private final BufferedReader output;

  private LoadProcess(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  /** Starts a client with a plan. */
  static LoadProcess start(Children children, LoadPlan plan) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms256m",
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                homeOf(LoadClient.class) + File.pathSeparator + homeOf(Histogram.class),
                LoadClient.class.getName()));
    command.addAll(plan.arguments());
    return new LoadProcess(
        children.start(new ProcessBuilder(command).redirectError(Redirect.INHERIT)));
  }

  /** The process' number. */
  long pid() {
    return process.pid();
  }

  /** Waits until the client says a word. */
  void await(String word) throws IOException {
    String line = line();
    if (!line.equals(word)) {
      throw new IOException("load client said " + line + " instead of " + word);
    }
  }

  /** Waits for the report; the sockets are open still. */
  LoadReport report() throws IOException {
    return LoadReport.parse(line());
  }

  /** Lets the client close its sockets and end. */
  @Override
  public void close() throws IOException {
    process.outputWriter().close();
    try {
      process.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }

  private String line() throws IOException {
    String line = output.readLine();
    if (line == null) {
      throw new IOException("load client has ended");
    }
    return line;
  }

  private static Path homeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
