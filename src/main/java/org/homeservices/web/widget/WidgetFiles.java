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
 * All files of the widget, made small once. Their version is a hash of all of them: modules import
 * each other by relative addresses, so that whoever begins with one version stays with it. The one
 * module that pages name stands at an address without a version and leads to the present one.
 *
 * <p>This class is threadsafe.
 */
public final class WidgetFiles {
  /** The module that pages name. */
  public static final String ENTRY = "home-services-chat.js";

  private static final Set<String> FOREIGN = Set.of("marked.js");
  private static final String SCRIPT = ".js";
  private static final int VERSION_LENGTH = 12;
  private static final Pattern VERSIONED =
      Pattern.compile("([0-9a-f]{" + VERSION_LENGTH + "})/(.+)");

  private final Map<String, WidgetFile> files = new HashMap<>();
  private final WidgetFile loader;
  private final String version;

  /** A file, and how long it may be kept. */
  public record Found(WidgetFile file, Keeping keeping) {}

  private WidgetFiles(SortedMap<String, byte[]> sources) {
    MessageDigest hash = WidgetFile.hash();
    sources.forEach((path, source) -> add(path, source, hash));
    version = HexFormat.of().formatHex(hash.digest()).substring(0, VERSION_LENGTH);
    loader = WidgetFile.of("export * from \"./" + version + "/" + ENTRY + "\";\n");
  }

  /** The files as they lie in the sources, by their paths below {@code widget/}. */
  public static WidgetFiles of(Map<String, byte[]> sources) {
    return new WidgetFiles(new TreeMap<>(sources));
  }

  /** What tells these files from those of another build. */
  public String version() {
    return version;
  }

  /**
   * Finds what stands at a path below {@code widget/}. A version that is not ours is that of
   * another node while the nodes are replaced one by one, or of a page that has been open since: it
   * gets our files, which nobody may keep.
   */
  public Optional<Found> find(String path) {
    Matcher versioned = VERSIONED.matcher(path);
    if (versioned.matches()) {
      boolean isOurs = versioned.group(1).equals(version);
      return file(versioned.group(2), isOurs ? Keeping.FOREVER : Keeping.NEVER);
    }
    if (path.equals(ENTRY) && files.containsKey(ENTRY)) {
      return Optional.of(new Found(loader, Keeping.SHORTLY));
    }
    return file(path, Keeping.SHORTLY);
  }

  private Optional<Found> file(String path, Keeping keeping) {
    return Optional.ofNullable(files.get(path)).map(file -> new Found(file, keeping));
  }

  private void add(String path, byte[] source, MessageDigest hash) {
    WidgetFile file = served(path, source);
    byte[] content = file.content(false);
    hash.update(path.getBytes(UTF_8));
    hash.update(ByteBuffer.allocate(Integer.BYTES + 1).putInt(1, content.length).array());
    hash.update(content);
    files.put(path, file);
  }

  private static WidgetFile served(String path, byte[] source) {
    if (!path.endsWith(SCRIPT)) {
      return WidgetFile.of(source);
    }
    String text = new String(source, UTF_8);
    return WidgetFile.of(FOREIGN.contains(path) ? Script.foreign(text) : Script.small(text));
  }
}
