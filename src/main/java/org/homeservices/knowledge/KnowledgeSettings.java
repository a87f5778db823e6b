package org.homeservices.knowledge;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the articles come from. */
public final class KnowledgeSettings {
  private final @Nullable Path folder;

  private KnowledgeSettings(@Nullable Path folder) {
    this.folder = folder;
  }

  /** The demonstration articles inside the WAR. */
  public static KnowledgeSettings builtIn() {
    return new KnowledgeSettings(null);
  }

  /**
   * The owner's articles.
   *
   * @param folder holds {@code pt-BR}, {@code en} and {@code es}, those of them that are wanted
   */
  public static KnowledgeSettings from(Path folder) {
    return new KnowledgeSettings(folder);
  }

  /** The owner's folder; empty for the demonstration articles. */
  public Optional<Path> folder() {
    return Optional.ofNullable(folder);
  }
}
