package org.homeservices.assistant;

import java.util.Locale;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.KnowledgeBase;

/** Cannot be searched. */
final class BrokenShelf implements KnowledgeBase {
  @Override
  public Findings find(String question, Locale expected, int limit) {
    throw new IllegalStateException("the index is broken");
  }

  @Override
  public int size() {
    return 0;
  }
}
