package org.homeservices.database.sql;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class DutiesPostgresOnHibernateIT extends DutiesContract {
  @Override
  TestDatabase open() {
    return TestDatabase.postgres(JpaProvider.HIBERNATE);
  }
}
