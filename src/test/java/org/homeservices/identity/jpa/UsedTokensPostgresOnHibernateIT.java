package org.homeservices.identity.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class UsedTokensPostgresOnHibernateIT extends JpaUsedTokensContract {
  @Override
  TestDatabase open() {
    return TestDatabase.postgres(JpaProvider.HIBERNATE);
  }
}
