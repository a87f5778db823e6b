package org.homeservices.web.widget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which modules are put into which file. A chunk is named after the module that others load it for:
 * the entry, or one that is loaded when it is needed.
 */
final class Chunks {
  private final Map<String, Module> modules;
  private final Set<String> foreign;
  private final Map<String, Set<Module>> chunks = new LinkedHashMap<>();
  private final Map<String, String> homes = new LinkedHashMap<>();

  private Chunks(Map<String, Module> modules, Set<String> foreign) {
    this.modules = modules;
    this.foreign = foreign;
  }

  /**
   * Gives each module the first chunk that needs it.
   *
   * @param foreign paths of modules that are in no chunk
   * @throws IllegalStateException where a module or an export is not there, or a module imports
   *     itself in a circle, or stands in a chunk and is loaded later
   */
  static Chunks of(Stream<Module> modules, Set<String> foreign, String entry) {
    Chunks chunks =
        new Chunks(modules.collect(Collectors.toMap(Module::path, Function.identity())), foreign);
    List<String> waiting = new ArrayList<>(List.of(entry));
    for (int next = 0; next < waiting.size(); next++) {
      chunks.add(waiting.get(next)).forEach(module -> waiting.addAll(module.lazyImports()));
    }
    return chunks;
  }

  /** Modules by the chunk that they are in; what one of them imports comes before it. */
  Map<String, Set<Module>> all() {
    return chunks;
  }

  /** The file that a module is in; it may be one that is in no chunk. */
  String home(String path) {
    return homes.getOrDefault(path, path);
  }

  /** Who imports a module, of all that are in a chunk. */
  Stream<Module> importers(Module module) {
    return chunks.values().stream()
        .flatMap(Set::stream)
        .filter(one -> one.imports().containsKey(module.path()));
  }

  private Set<Module> add(String chunk) {
    if (chunks.containsKey(chunk) || foreign.contains(chunk)) {
      return Set.of();
    }
    require(!homes.containsKey(chunk), "imported and loaded later", chunk);
    Set<Module> members = new LinkedHashSet<>();
    gather(chunk, chunk, members, new LinkedHashSet<>());
    chunks.put(chunk, members);
    return members;
  }

  private void gather(String path, String chunk, Set<Module> members, Set<String> above) {
    if (foreign.contains(path) || homes.containsKey(path)) {
      return;
    }
    Module module = module(path);
    require(above.add(path), "modules that import each other", path);
    module
        .imports()
        .forEach(
            (from, names) -> {
              gather(from, chunk, members, above);
              requireExports(from, names);
            });
    above.remove(path);
    homes.put(path, chunk);
    members.add(module);
  }

  private void requireExports(String path, List<String> names) {
    if (!foreign.contains(path)) {
      List<String> exports = module(path).exports();
      names.forEach(name -> require(exports.contains(name), "no such export: " + name, path));
    }
  }

  private Module module(String path) {
    Module module = modules.get(path);
    if (module == null) {
      throw new IllegalStateException("no such module: " + path);
    }
    return module;
  }

  private static void require(boolean isRight, String fault, String path) {
    if (!isRight) {
      throw new IllegalStateException(fault + ": " + path);
    }
  }
}
