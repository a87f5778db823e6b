package org.homeservices.wiring;

import java.util.List;
import org.homeservices.assistant.upstream.Upstream;
import org.jspecify.annotations.Nullable;

/**
 * The language models of this node.
 *
 * @param upstream null where none is configured
 * @param names of those that are
 */
record Models(@Nullable Upstream upstream, List<String> names) {
  /** Copies the names. */
  Models {
    names = List.copyOf(names);
  }

  /** Whether any may be asked now; true where there is none. */
  boolean isAnyAwake() {
    return names.isEmpty() || names.stream().anyMatch(name -> !isResting(name));
  }

  /** Whether a model is left alone since it fails. */
  boolean isResting(String name) {
    return upstream != null && upstream.isResting(name);
  }
}
