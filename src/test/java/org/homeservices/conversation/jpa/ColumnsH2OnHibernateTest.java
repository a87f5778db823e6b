package org.homeservices.conversation.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class ColumnsH2OnHibernateTest extends ColumnsContract {
  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.HIBERNATE);
  }
}
