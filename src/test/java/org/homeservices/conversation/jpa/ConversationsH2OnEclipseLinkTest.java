package org.homeservices.conversation.jpa;

import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.TestDatabase;

class ConversationsH2OnEclipseLinkTest extends JpaConversationsContract {
  @Override
  TestDatabase open() {
    return TestDatabase.h2(JpaProvider.ECLIPSELINK);
  }
}
