package org.homeservices.web.widget;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Bundles modules that are fetched together: into the entry all that it imports, and into each
 * module that is loaded when it is needed what that needs besides. Each of them keeps a scope of
 * its own. So few requests are made, none of which waits for another one, and compression sees all
 * (ADR 0035).
 */
final class Bundle {
  private final Chunks chunks;

  private Bundle(Chunks chunks) {
    this.chunks = chunks;
  }

  /**
   * The modules that are served, by path.
   *
   * @param sources modules of ours by path
   * @param foreign paths of modules that stay as they are
   * @param entry path of the module that pages name
   * @throws IllegalStateException where a module is written in a way that is not known here, the
   *     modules do not go together, or a name would be twice in one file
   */
  static SortedMap<String, String> of(
      Map<String, String> sources, Set<String> foreign, String entry) {
    Stream<Module> modules =
        sources.entrySet().stream().map(source -> Module.of(source.getKey(), source.getValue()));
    Bundle bundle = new Bundle(Chunks.of(modules, foreign, entry));
    SortedMap<String, String> texts = new TreeMap<>();
    bundle.chunks.all().forEach((chunk, members) -> texts.put(chunk, bundle.text(chunk, members)));
    return texts;
  }

  private String text(String chunk, Collection<Module> members) {
    Map<String, Set<String>> imports = imports(chunk, members);
    Set<String> exports = exports(chunk, members);
    List<String> text = new ArrayList<>();
    imports.forEach(
        (from, names) ->
            text.add("import{%s}from\"%s\";".formatted(list(names), address(chunk, from))));
    members.forEach(module -> text.add(scope(chunk, module)));
    if (!exports.isEmpty()) {
      text.add("export{%s};".formatted(list(exports)));
    }
    Set<String> common = common(chunk, members, imports.values());
    common.removeAll(exports);
    return Minifier.only(Tokens.of(String.join("", text)), common) + "\n";
  }

  /** What members of a chunk need of each other. */
  private Set<String> common(
      String chunk, Collection<Module> members, Collection<Set<String>> imports) {
    List<String> all = new ArrayList<>();
    members.forEach(module -> all.addAll(needed(module, chunk)));
    Set<String> common = new TreeSet<>(all);
    imports.forEach(all::addAll);
    for (String name : all) {
      if (Collections.frequency(all, name) > 1) {
        throw new IllegalStateException("%s: %s is there twice".formatted(chunk, name));
      }
    }
    return common;
  }

  /** What a module declares is its own, but for what others need. */
  private String scope(String chunk, Module module) {
    Set<String> seen = new TreeSet<>(module.exports());
    module.imports().values().forEach(seen::addAll);
    String body = Minifier.of(module.body(path -> address(chunk, path)), seen);
    String needed = list(needed(module, chunk));
    return needed.isEmpty()
        ? "(()=>{%s})();".formatted(body)
        : "const[%1$s]=(()=>{%2$s return[%1$s]})();".formatted(needed, body);
  }

  /** What a module exports to others, or to whoever loads it when it is needed. */
  private Set<String> needed(Module module, String chunk) {
    Set<String> names = new LinkedHashSet<>(module.exports());
    if (!module.path().equals(chunk)) {
      names.retainAll(
          chunks.importers(module).flatMap(importer -> named(importer, module)).toList());
    }
    return names;
  }

  /** Names by the file that they are in. */
  private Map<String, Set<String>> imports(String chunk, Collection<Module> members) {
    Map<String, Set<String>> names = new LinkedHashMap<>();
    for (Module module : members) {
      module
          .imports()
          .forEach(
              (path, imported) -> {
                String from = chunks.home(path);
                if (!from.equals(chunk)) {
                  names.computeIfAbsent(from, one -> new TreeSet<>()).addAll(imported);
                }
              });
    }
    return names;
  }

  private Set<String> exports(String chunk, Collection<Module> members) {
    Set<String> names = new LinkedHashSet<>();
    for (Module module : members) {
      chunks
          .importers(module)
          .filter(importer -> !chunk.equals(chunks.home(importer.path())))
          .flatMap(importer -> named(importer, module))
          .forEach(names::add);
      if (module.path().equals(chunk)) {
        names.addAll(module.exports());
      }
    }
    return names;
  }

  private static Stream<String> named(Module importer, Module exporter) {
    return importer.imports().getOrDefault(exporter.path(), List.of()).stream();
  }

  private static String list(Collection<String> names) {
    return String.join(",", names);
  }

  /** From one file to another one. */
  private static String address(String chunk, String path) {
    String up = "../".repeat((int) chunk.chars().filter(letter -> letter == '/').count());
    return (up.isEmpty() ? "./" : up) + path;
  }
}
