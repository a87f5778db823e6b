package org.homeservices.database.sql;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class DutiesH2OnEclipseLinkTest extends DutiesContract {
  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.ECLIPSELINK);
  }
}
