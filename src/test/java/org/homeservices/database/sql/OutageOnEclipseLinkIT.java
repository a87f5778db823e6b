package org.homeservices.database.sql;

import org.homeservices.testing.JpaProvider;

class OutageOnEclipseLinkIT extends OutageContract {
  OutageOnEclipseLinkIT() {
    super(JpaProvider.ECLIPSELINK);
  }
}
