package org.homeservices.conversation.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class ColumnsPostgresOnHibernateIT extends ColumnsContract {
  @Override
  TestDatabase open() {
    return TestDatabase.postgres(JpaProvider.HIBERNATE);
  }
}
