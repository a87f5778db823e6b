package org.homeservices.database.sql;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.EntityTransaction;
import jakarta.persistence.Persistence;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The persistence unit on a database that is there. Blocks; thread-safe. */
final class Unit implements AutoCloseable {
  private static final String NAME = "home-services-chat";

  private final EntityManagerFactory factory;

  private Unit(EntityManagerFactory factory) {
    this.factory = factory;
  }

  /**
   * Opens it, and asks the database once, so that the first visitor need not wait for that.
   *
   * @param extra properties of the unit
   */
  static Unit on(DataSource source, Map<String, Object> extra) {
    Map<String, Object> properties = new HashMap<>(extra);
    properties.put("jakarta.persistence.nonJtaDataSource", source);
    // Of two units of one name EclipseLink would take one for the other.
    properties.put("eclipselink.session-name", NAME + "-" + UUID.randomUUID());
    Unit unit = new Unit(Persistence.createEntityManagerFactory(NAME, properties));
    boolean answered = false;
    try {
      unit.ask();
      answered = true;
      return unit;
    } finally {
      if (!answered) {
        unit.close();
      }
    }
  }

  /** Throws where the database does not answer. */
  void ask() {
    Object unused = inTransaction(Unit::one);
  }

  /** Throws what the work throws, or what committing it throws. */
  <T extends @Nullable Object> T inTransaction(Function<EntityManager, T> work) {
    try (EntityManager entities = factory.createEntityManager()) {
      EntityTransaction transaction = entities.getTransaction();
      transaction.begin();
      try {
        T result = work.apply(entities);
        transaction.commit();
        return result;
      } catch (RuntimeException | Error e) {
        rollBack(transaction, e);
        throw e;
      }
    }
  }

  @Override
  public void close() {
    factory.close();
  }

  static Object one(EntityManager entities) {
    return entities.createNativeQuery("SELECT 1").getSingleResult();
  }

  private static void rollBack(EntityTransaction transaction, Throwable why) {
    try {
      if (transaction.isActive()) {
        transaction.rollback();
      }
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }
}
