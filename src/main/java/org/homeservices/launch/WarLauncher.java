package org.homeservices.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * What {@code java -jar home-services-chat.war} runs: the deployment check. A WAR's classes and
 * libraries lie where no JVM looks for them, so they are unpacked into a temporary folder first.
 *
 * <p>The WAR holds this class a second time, in {@code META-INF/versions/17}: there a JVM finds it
 * by the manifest's {@code Multi-Release}, and no server ever serves it (Servlet 6.0 §10.5).
 */
public final class WarLauncher {
  private static final String MAIN = "org.homeservices.wiring.CheckMain";
  private static final String CLASSES = "WEB-INF/classes/";
  private static final String LIBRARIES = "WEB-INF/lib/";

  private WarLauncher() {}

  /** Runs the check, which ends this JVM. */
  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory("home-services-chat-check");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "delete-unpacked"));
    unpack(war(), folder);
    ClassLoader classes =
        new URLClassLoader(classPath(folder), ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(classes);
    try {
      classes.loadClass(MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private static Path war() throws URISyntaxException {
    return Path.of(WarLauncher.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static void unpack(Path war, Path folder) throws IOException {
    try (JarFile archive = new JarFile(war.toFile())) {
      for (JarEntry entry : (Iterable<JarEntry>) archive.stream()::iterator) {
        boolean wanted =
            entry.getName().startsWith(CLASSES) || entry.getName().startsWith(LIBRARIES);
        Path file = folder.resolve(entry.getName()).normalize();
        if (wanted && !entry.isDirectory() && file.startsWith(folder)) {
          Files.createDirectories(file.getParent());
          try (InputStream in = archive.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }

  private static URL[] classPath(Path folder) throws IOException {
    List<URL> all = new ArrayList<>(List.of(url(folder.resolve(CLASSES))));
    try (Stream<Path> libraries = Files.list(folder.resolve(LIBRARIES))) {
      libraries.sorted().map(WarLauncher::url).forEach(all::add);
    }
    return all.toArray(URL[]::new);
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // The system clears its temporary folder.
    }
  }
}
