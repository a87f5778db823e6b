package org.homeservices.web.widget;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Joins modules that are fetched together: into the entry all that it imports, and into each module
 * that is loaded when it is needed what that needs besides. Each of them keeps a scope of its own.
 * So few requests are made, none of which waits for another one, and compression sees all (ADR
 * 0035).
 */
final class Joined {
  private final Map<String, Module> modules;
  private final Set<String> foreign;
  private final Map<String, String> homes = new LinkedHashMap<>();
  private final Map<String, Set<Module>> rooms = new LinkedHashMap<>();

  private Joined(Map<String, Module> modules, Set<String> foreign) {
    this.modules = modules;
    this.foreign = foreign;
  }

  /**
   * The modules that are served, by path.
   *
   * @param sources modules of ours by path
   * @param foreign paths of modules that stay as they are
   * @param entry path of the module that pages name
   * @throws IllegalStateException where a module is not there, imports itself in a circle, or two
   *     that are joined export the same name
   */
  static SortedMap<String, String> of(
      Map<String, String> sources, Set<String> foreign, String entry) {
    Map<String, Module> modules =
        sources.entrySet().stream()
            .map(source -> new Module(source.getKey(), source.getValue()))
            .collect(Collectors.toMap(Module::path, module -> module));
    Joined joined = new Joined(modules, foreign);
    joined.settle(entry);
    SortedMap<String, String> texts = new TreeMap<>();
    joined.rooms.forEach((home, room) -> texts.put(home, joined.text(home, room)));
    return texts;
  }

  /** Gives each module the first home that needs it. */
  private void settle(String entry) {
    List<String> waiting = new ArrayList<>(List.of(entry));
    for (int next = 0; next < waiting.size(); next++) {
      String home = waiting.get(next);
      if (!homes.containsKey(home)) {
        Set<Module> room = new LinkedHashSet<>();
        gather(home, home, room, new LinkedHashSet<>());
        rooms.put(home, room);
        room.forEach(module -> waiting.addAll(module.lazyImports()));
      }
    }
  }

  /** What a module imports comes before it. */
  private void gather(String path, String home, Set<Module> room, Set<String> above) {
    if (foreign.contains(path) || homes.containsKey(path)) {
      return;
    }
    Module module = modules.get(path);
    if (module == null || !above.add(path)) {
      throw new IllegalStateException(
          (module == null ? "no such module: " : "modules that import each other: ") + path);
    }
    module.imports().keySet().forEach(imported -> gather(imported, home, room, above));
    above.remove(path);
    homes.put(path, home);
    room.add(module);
  }

  private String text(String home, Collection<Module> room) {
    Map<String, Set<String>> imports = imports(home, room);
    Set<String> exports = exports(home, room);
    Set<String> seen = new TreeSet<>(exports);
    imports.values().forEach(seen::addAll);
    List<String> text = new ArrayList<>();
    imports.forEach(
        (from, names) ->
            text.add("import{%s}from\"%s\";".formatted(list(names), address(home, from))));
    room.forEach(module -> text.add(scope(home, module)));
    if (!exports.isEmpty()) {
      text.add("export{%s};".formatted(list(exports)));
    }
    Set<String> common = new TreeSet<>();
    room.forEach(module -> common.addAll(needed(module, home)));
    common.removeAll(seen);
    return Compact.only(String.join("", text), common) + "\n";
  }

  /** What a module declares is its own, but for what others need. */
  private String scope(String home, Module module) {
    Set<String> seen = new TreeSet<>(module.exports());
    module.imports().values().forEach(seen::addAll);
    String body = Compact.of(module.body(path -> address(home, path)), seen);
    String needed = list(needed(module, home));
    return needed.isEmpty()
        ? "(()=>{%s})();".formatted(body)
        : "const[%1$s]=(()=>{%2$s return[%1$s]})();".formatted(needed, body);
  }

  /** What a module exports to others, or to whoever loads it when it is needed. */
  private Set<String> needed(Module module, String home) {
    Set<String> names = new LinkedHashSet<>(module.exports());
    if (!module.path().equals(home)) {
      names.retainAll(importers(module.path()).flatMap(one -> named(one, module)).toList());
    }
    return names;
  }

  /** Names by the file that they are in. */
  private Map<String, Set<String>> imports(String home, Collection<Module> room) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Module module : room) {
      module
          .imports()
          .forEach(
              (path, imported) -> {
                String from = homes.getOrDefault(path, path);
                if (!from.equals(home)) {
                  names.computeIfAbsent(from, one -> new TreeSet<>()).addAll(imported);
                }
              });
    }
    return names;
  }

  private Set<String> exports(String home, Collection<Module> room) {
    Set<String> names = new LinkedHashSet<>();
    Set<String> all = new HashSet<>();
    for (Module module : room) {
      for (String name : needed(module, home)) {
        if (!all.add(name)) {
          throw new IllegalStateException("%s: %s is exported twice".formatted(home, name));
        }
      }
      Stream<Module> strangers =
          importers(module.path()).filter(one -> !home.equals(homes.get(one.path())));
      strangers.flatMap(one -> named(one, module)).forEach(names::add);
      if (module.path().equals(home)) {
        names.addAll(module.exports());
      }
    }
    return names;
  }

  /** Of those that are in use at all. */
  private Stream<Module> importers(String path) {
    return homes.keySet().stream()
        .map(modules::get)
        .filter(module -> module.imports().containsKey(path));
  }

  private static Stream<String> named(Module importer, Module exporter) {
    return importer.imports().getOrDefault(exporter.path(), List.of()).stream();
  }

  private static String list(Collection<String> names) {
    return String.join(",", names);
  }

  /** From one file to another one. */
  private static String address(String home, String path) {
    String up = "../".repeat((int) home.chars().filter(letter -> letter == '/').count());
    return (up.isEmpty() ? "./" : up) + path;
  }
}
