package org.homeservices.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The browser of this machine: the one that CHROMIUM names, or the first that the path has. */
final class Chromium {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  private static final List<String> QUIETLY =
      List.of(
          "--no-sandbox",
          "--headless=new",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private Chromium() {}

  /** Where it is. */
  static Optional<Path> find() {
    String named = System.getProperty("CHROMIUM", System.getenv().getOrDefault("CHROMIUM", ""));
    return named.isEmpty() ? inPath() : Optional.of(Path.of(named)).filter(Files::isExecutable);
  }

  /** Whether its absence is a failure. */
  static boolean isRequired() {
    return Boolean.parseBoolean(System.getenv("BROWSER_REQUIRED"));
  }

  /** The library that drives it; it brings no browser of its own. */
  static Playwright driver() {
    Map<String, String> environment = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    return Playwright.create(new Playwright.CreateOptions().setEnv(environment));
  }

  /** Starts it without a window. */
  static Browser start(Playwright driver) {
    return driver
        .chromium()
        .launch(new LaunchOptions().setExecutablePath(find().orElseThrow()).setArgs(QUIETLY));
  }

  private static Optional<Path> inPath() {
    List<String> folders =
        List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1));
    return NAMES.stream()
        .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
