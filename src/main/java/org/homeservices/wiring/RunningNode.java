package org.homeservices.wiring;

import java.util.Optional;
import java.util.Set;
import org.homeservices.database.sql.DatabaseSurvey;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.web.VisitorAddresses;

/**
 * This node, as it serves visitors.
 *
 * @param ground the stores that it works with
 */
record RunningNode(
    Ground ground, SqlDatabase sql, LuceneKnowledgeBase knowledge, VisitorAddresses addresses)
    implements CheckSubject {

  @Override
  public Optional<DatabaseSurvey> database() {
    return Optional.of(sql.survey());
  }

  @Override
  public Optional<Served> served() {
    return Optional.of(new Served(knowledge, knowledge.articles(), "of this node"));
  }

  @Override
  public Optional<Set<String>> unlistedProxies() {
    return Optional.of(addresses.unlistedProxies());
  }
}
