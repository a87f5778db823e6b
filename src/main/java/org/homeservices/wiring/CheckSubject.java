package org.homeservices.wiring;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeservices.check.Finding;
import org.homeservices.database.sql.DatabaseSurvey;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.KnowledgeBase;

/** What is checked: a node that runs, or one that the check makes for itself. */
interface CheckSubject {

  /** Stores that work; asked for only where Redis is not used, or usable. */
  Ground ground();

  /** Empty where it cannot be seen from here. */
  Optional<DatabaseSurvey> database();

  /** Empty where it cannot be seen from here. */
  Optional<Served> served();

  /** Those that are not listed and sent a forwarding header; empty where nobody knows. */
  Optional<Set<String>> unlistedProxies();

  /**
   * What visitors are answered from.
   *
   * @param origin where the articles come from
   */
  record Served(KnowledgeBase knowledge, List<Article> articles, String origin) {
    /** Copies the list. */
    public Served {
      articles = List.copyOf(articles);
    }

    /** Why it is not there, as a finding. */
    static Finding unknown() {
      return Finding.skipped("knowledge", "the articles in the database cannot be read from here");
    }
  }
}
