package org.homeservices.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a JVM how much of its heap is alive, by jcmd. */
public final class HeapCheck {
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +[0-9]+ +([0-9]+)");

  private HeapCheck() {}

  /** The bytes of all objects that survive a full collection. */
  public static long liveBytes(long pid) throws IOException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    return total(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  /** Reads the last line of a class histogram. */
  static long total(String histogram) throws IOException {
    Matcher total = TOTAL.matcher(histogram);
    if (!total.find()) {
      throw new IOException("no class histogram: " + histogram.lines().limit(3).toList());
    }
    return Long.parseLong(total.group(1));
  }
}
