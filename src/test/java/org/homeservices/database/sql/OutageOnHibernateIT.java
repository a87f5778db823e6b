package org.homeservices.database.sql;

import org.homeservices.testing.JpaProvider;

class OutageOnHibernateIT extends OutageContract {
  OutageOnHibernateIT() {
    super(JpaProvider.HIBERNATE);
  }
}
