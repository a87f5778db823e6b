package org.homeservices.knowledge.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class JpaArticlesH2OnHibernateTest extends JpaArticlesContract {
  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.HIBERNATE);
  }
}
