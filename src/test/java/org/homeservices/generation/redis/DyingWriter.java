package org.homeservices.generation.redis;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.homeservices.generation.Ending;
import org.homeservices.generation.Follower;
import org.homeservices.generation.GenerationKey;
import org.homeservices.generation.GenerationSettings;
import org.homeservices.generation.Sheet;
import org.homeservices.wiring.TestNodes;

/**
 * A node in a process of its own, that writes a text until it is killed: its arguments are the port
 * of Redis and the text's key. Prints a line as soon as it writes, and ends with its input.
 */
public final class DyingWriter {
  /** As in production. */
  static final GenerationSettings SETTINGS = GenerationSettings.withLease(Duration.ofSeconds(2));

  private static final Duration BETWEEN_TOKENS = Duration.ofMillis(15);
  private static final int MORE_THAN_ENOUGH = 1_500;

  private DyingWriter() {}

  /** Does what the class says. */
  public static void main(String[] args) throws IOException {
    GenerationNode node = new GenerationNode(Integer.parseInt(args[0]), TestNodes.seal(), SETTINGS);
    node.generations().follow(new GenerationKey(args[1]), DyingWriter::write, new Nobody());
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }

  /** Starts one, and returns when it writes. */
  static Process start(int port, GenerationKey key) throws IOException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            DyingWriter.class.getName(),
            Integer.toString(port),
            key.value());
    Process process = new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    if (process.inputReader().readLine() == null) {
      throw new IOException("the writer has ended");
    }
    return process;
  }

  /** All that it could write. */
  static String text() {
    return IntStream.range(0, MORE_THAN_ENOUGH)
        .mapToObj(DyingWriter::token)
        .collect(Collectors.joining());
  }

  private static CompletionStage<String> write(Sheet sheet) {
    ScheduledExecutorService pen = Executors.newSingleThreadScheduledExecutor();
    AtomicInteger written = new AtomicInteger();
    ScheduledFuture<?> unused =
        pen.scheduleAtFixedRate(
            () -> sheet.text(token(written.getAndIncrement())),
            0,
            BETWEEN_TOKENS.toMillis(),
            TimeUnit.MILLISECONDS);
    System.out.println("writing");
    return new CompletableFuture<>();
  }

  private static String token(int number) {
    return "dying " + number + "; ";
  }

  /** That of this process, which is not its property where Maven runs it. */
  private static String classPath() {
    return Thread.currentThread().getContextClassLoader() instanceof URLClassLoader loader
        ? Arrays.stream(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }

  /** Keeps the writer at it. */
  private static final class Nobody implements Follower {
    @Override
    public void text(String more) {}

    @Override
    public void reset() {}

    @Override
    public void ended(Ending ending) {}
  }
}
