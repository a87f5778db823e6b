package org.homeservices.knowledge.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class JpaArticlesPostgresOnEclipseLinkIT extends JpaArticlesContract {
  @Override
  TestDatabase open() {
    return TestDatabase.postgres(JpaProvider.ECLIPSELINK);
  }
}
