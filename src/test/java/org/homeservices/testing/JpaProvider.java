package org.homeservices.testing;

import java.util.Map;

/** Which implementation of Jakarta Persistence, as one of the servers brings it. */
public enum JpaProvider {
  /** On Payara. */
  ECLIPSELINK("org.eclipse.persistence.jpa.PersistenceProvider"),
  /** On WildFly. */
  HIBERNATE("org.hibernate.jpa.HibernatePersistenceProvider");

  private final String className;

  JpaProvider(String className) {
    this.className = className;
  }

  /** Properties of a persistence unit that is to use it. */
  public Map<String, Object> properties() {
    return Map.of("jakarta.persistence.provider", className);
  }
}
