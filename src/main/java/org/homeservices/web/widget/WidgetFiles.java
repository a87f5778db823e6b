package org.homeservices.web.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All files of the widget, ours as a {@link Bundle}. Their version is a hash of all of them:
 * modules import each other by relative addresses, so that whoever begins with one version stays
 * with it. The one module that pages name stands at an address without a version and leads to the
 * present one.
 *
 * <p>This class is threadsafe.
 */
final class WidgetFiles {
  /** The module that pages name. */
  static final String ENTRY = "home-services-chat.js";

  private static final Map<String, String> LIBRARIES = Map.of("marked.js", "Lexer");
  private static final String SCRIPT = ".js";

  private static final int VERSION_LENGTH = 12;
  private static final Pattern VERSIONED =
      Pattern.compile("([0-9a-f]{" + VERSION_LENGTH + "})/(.+)");

  private final Map<String, WidgetFile> files = new HashMap<>();
  private final WidgetFile loader;
  private final String version;

  /** A file, and how long it may be kept. */
  record Found(WidgetFile file, CachePolicy policy) {}

  private WidgetFiles(SortedMap<String, byte[]> sources) {
    MessageDigest hash = WidgetFile.hash();
    served(sources).forEach((path, file) -> add(path, file, hash));
    version = HexFormat.of().formatHex(hash.digest()).substring(0, VERSION_LENGTH);
    loader = WidgetFile.of("export * from \"./" + version + "/" + ENTRY + "\";\n");
  }

  /** The files as they lie in the sources, by their paths below {@code widget/}. */
  static WidgetFiles of(Map<String, byte[]> sources) {
    return new WidgetFiles(new TreeMap<>(sources));
  }

  /** Where they stand in a version. */
  Set<String> paths() {
    return Set.copyOf(files.keySet());
  }

  /** What tells these files from those of another build. */
  String version() {
    return version;
  }

  /**
   * Finds what stands at a path below {@code widget/}. A version that is not ours is that of
   * another node while the nodes are replaced one by one, or of a page that has been open since: it
   * gets our files, which nobody may keep.
   */
  Optional<Found> find(String path) {
    Matcher versioned = VERSIONED.matcher(path);
    if (versioned.matches()) {
      boolean isOurs = versioned.group(1).equals(version);
      return file(versioned.group(2), isOurs ? CachePolicy.FOREVER : CachePolicy.NEVER);
    }
    if (path.equals(ENTRY) && files.containsKey(ENTRY)) {
      return Optional.of(new Found(loader, CachePolicy.SHORTLY));
    }
    return file(path, CachePolicy.SHORTLY);
  }

  private Optional<Found> file(String path, CachePolicy policy) {
    return Optional.ofNullable(files.get(path)).map(file -> new Found(file, policy));
  }

  private void add(String path, WidgetFile file, MessageDigest hash) {
    byte[] content = file.content(false);
    hash.update(path.getBytes(UTF_8));
    hash.update(ByteBuffer.allocate(Integer.BYTES + 1).putInt(1, content.length).array());
    hash.update(content);
    files.put(path, file);
  }

  /** Modules of ours are bundled, those of others shortened; what is no module stays as it is. */
  private static SortedMap<String, WidgetFile> served(SortedMap<String, byte[]> sources) {
    SortedMap<String, WidgetFile> served = new TreeMap<>();
    Map<String, String> own = new TreeMap<>();
    sources.forEach(
        (path, source) -> {
          if (LIBRARIES.containsKey(path)) {
            String used = LIBRARIES.get(path);
            served.put(path, WidgetFile.of(Library.upTo(used, new String(source, UTF_8))));
          } else if (path.endsWith(SCRIPT)) {
            own.put(path, new String(source, UTF_8));
          } else {
            served.put(path, WidgetFile.of(source));
          }
        });
    if (own.containsKey(ENTRY)) {
      Bundle.of(own, LIBRARIES.keySet(), ENTRY)
          .forEach((path, text) -> served.put(path, WidgetFile.of(text)));
    }
    return served;
  }
}
