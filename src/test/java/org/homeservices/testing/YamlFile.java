package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** A YAML file of one document, as maps and lists; {@code <<} takes another map in. */
public final class YamlFile {
  private static final String MERGE = "<<";

  private YamlFile() {}

  /** What stands in a file. */
  public static Map<String, Object> read(Path file) {
    try {
      return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A value that is a map; an empty one where there is none. */
  public static Map<String, Object> map(Object value) {
    Map<String, Object> map = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> all) {
      map.putAll(all.containsKey(MERGE) ? map(all.get(MERGE)) : Map.of());
      all.forEach((key, each) -> map.put(String.valueOf(key), each));
      map.remove(MERGE);
    }
    return map;
  }

  /** What keys lead to, one after the other; {@link #map} of each must have the next. */
  public static Object at(Object value, String... keys) {
    Object here = value;
    for (String key : keys) {
      Object next =
          here instanceof List<?> list ? list.get(Integer.parseInt(key)) : map(here).get(key);
      if (next == null) {
        throw new AssertionError("no " + key + " of " + String.join(".", keys));
      }
      here = next;
    }
    return here;
  }
}
