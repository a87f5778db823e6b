package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.homeservices.check.Inspector;
import org.homeservices.config.MicroProfileLookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsSurvey;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.web.VisitorAddresses;

/** The deployment check of a node that runs. */
@ApplicationScoped
public class CheckWiring {

  @Produces
  @Singleton
  Inspector inspector(
      Settings settings,
      Ground ground,
      SqlDatabase database,
      LuceneKnowledgeBase knowledge,
      VisitorAddresses addresses,
      Clock clock) {
    SettingsSurvey survey = new SettingsSurvey(new MicroProfileLookup(), settings);
    RunningNode node = new RunningNode(ground, database, knowledge, addresses);
    return new NodeInspector(new CheckRun(survey, settings, node, clock)::report);
  }

  void close(@Disposes Inspector inspector) {
    if (inspector instanceof NodeInspector node) {
      node.close();
    }
  }
}
