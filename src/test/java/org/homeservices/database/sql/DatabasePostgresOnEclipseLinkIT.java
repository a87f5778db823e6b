package org.homeservices.database.sql;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class DatabasePostgresOnEclipseLinkIT extends DatabaseContract {
  @Override
  TestDatabase open() {
    return TestDatabase.postgres(JpaProvider.ECLIPSELINK);
  }
}
