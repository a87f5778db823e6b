package org.homeservices.database.sql;

import org.homeservices.testing.RealPostgres;
import org.junit.jupiter.api.RepeatedTest;

/** How the tables come about, on PostgreSQL. */
class SchemaIT {

  @RepeatedTest(3)
  void tablesShouldBeMadeOnceWhenNodesStartTogether() {
    SchemaTest.migrateTogether(RealPostgres.shared().freshDatabase());
  }
}
