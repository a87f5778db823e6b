package org.homeservices.identity.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class UsedTokensH2OnEclipseLinkTest extends JpaUsedTokensContract {
  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.ECLIPSELINK);
  }
}
