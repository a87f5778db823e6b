package org.homeservices.knowledge.markdown;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.knowledge.Mistake;

/** Collects what is wrong with a file. */
final class Notes {
  private final String file;
  private final List<Mistake> mistakes = new ArrayList<>();

  Notes(String file) {
    this.file = file;
  }

  void add(String field, String rule) {
    mistakes.add(new Mistake(file, field, rule));
  }

  List<Mistake> mistakes() {
    return List.copyOf(mistakes);
  }
}
