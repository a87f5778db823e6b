package org.homeservices.knowledge.markdown;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads YAML of few levels, where nothing stands for something else: a short text could overflow
 * the stack of the reading thread, or unfold into a very long one.
 */
final class Yaml {
  private static final LoadSettings SETTINGS = LoadSettings.builder().build();
  private static final int MOST_LEVELS = 8;

  private Yaml() {}

  /**
   * What a text holds.
   *
   * @throws YamlEngineException where it is no YAML, too deep, or has an alias
   */
  static @Nullable Object load(String text) {
    checkLevels(text);
    return new Load(SETTINGS).loadFromString(text);
  }

  private static void checkLevels(String text) {
    int level = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++level > MOST_LEVELS) {
        throw new YamlEngineException("lists in lists, more than %d deep".formatted(MOST_LEVELS));
      }
      if (event instanceof AliasEvent) {
        throw new YamlEngineException("aliases are not read");
      }
      if (event instanceof CollectionEndEvent) {
        level--;
      }
    }
  }
}
