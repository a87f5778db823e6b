package org.homeservices.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Takes a profile of a JVM by async-profiler, on processor time, with threads. */
final class Profiler {
  private final Children children;
  private final Path folder;

  Profiler(Children children, Path folder) {
    this.children = children;
    this.folder = folder;
  }

  /** A profile that is being taken. */
  record Running(Process process, Path file) {

    /** Waits for its end. */
    StackSamples samples() throws IOException, InterruptedException {
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException("profiler ended with " + exit);
      }
      return StackSamples.parse(Files.readAllLines(file));
    }
  }

  /**
   * Starts to take one, for so long.
   *
   * @param name of its file
   */
  Running start(long pid, Duration length, String name) throws IOException {
    Path file = folder.resolve(name + ".collapsed").toAbsolutePath();
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("profiler.jar"),
            "profiler",
            "-d",
            Long.toString(length.toSeconds()),
            "-e",
            "ctimer",
            "-i",
            "1ms",
            "-t",
            "-o",
            "collapsed",
            "-f",
            file.toString(),
            Long.toString(pid));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("profiler.log").toFile());
    return new Running(children.start(builder), file);
  }
}
