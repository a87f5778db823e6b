package org.homeservices.database.sql;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class DatabaseH2OnHibernateTest extends DatabaseContract {
  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.HIBERNATE);
  }
}
