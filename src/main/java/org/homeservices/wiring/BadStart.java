package org.homeservices.wiring;

import static java.lang.System.Logger.Level.WARNING;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.homeservices.config.InvalidSettings;

/**
 * Ends a server that has nothing to run but this application. A failed deployment alone would leave
 * it up and empty, and an orchestrator would think it well.
 */
final class BadStart {
  private static final System.Logger LOGGER = System.getLogger(BadStart.class.getName());
  private static final String PAYARA_MICRO = "fish.payara.micro.PayaraMicro";
  private static final String UNPACKED = "com.sun.aas.instanceRoot";
  private static final String TEMPORARY_NAME = "payaramicro-rt";

  private BadStart() {}

  /** Ends for settings that cannot be used. */
  static void end(InvalidSettings settings) {
    end(settings.report(), InvalidSettings.EXIT_CODE);
  }

  /** On Payara Micro: prints the one message and ends the JVM. Elsewhere: returns. */
  static void end(String message, int exitCode) {
    if (isPayaraMicro()) {
      System.err.println(message);
      System.err.flush();
      try {
        deleteUnpackedServer();
      } finally {
        // Not exit: the server's own hook waits for this deployment, which would wait for it.
        Runtime.getRuntime().halt(exitCode);
      }
    }
  }

  /** Each start unpacks 114 MB; the hook that would delete them does not run at a halt. */
  private static void deleteUnpackedServer() {
    Path unpacked = Path.of(System.getProperty(UNPACKED, ""));
    Path name = unpacked.getFileName();
    if (name == null || !name.toString().startsWith(TEMPORARY_NAME)) {
      return;
    }
    try (Stream<Path> files = Files.walk(unpacked)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      LOGGER.log(WARNING, "the unpacked server stays in {0}", unpacked);
    }
  }

  private static boolean isPayaraMicro() {
    try {
      Class.forName(PAYARA_MICRO, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
