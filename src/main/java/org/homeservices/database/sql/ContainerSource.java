package org.homeservices.database.sql;

import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** The data source that the container has, with its limits. */
final class ContainerSource implements Source {
  private final DataSource source;

  private ContainerSource(DataSource source) {
    this.source = source;
  }

  /**
   * Looks on the caller's thread, which must know the container's names.
   *
   * @throws UnusableDatabase where there is none of that name
   */
  @SuppressWarnings("BanJNDI") // The name is the operator's, not a visitor's.
  static ContainerSource named(String name) {
    try {
      return new ContainerSource(InitialContext.doLookup(name));
    } catch (NamingException | ClassCastException e) {
      throw new UnusableDatabase("DB_JNDI=%s is no data source of this server".formatted(name), e);
    }
  }

  @Override
  public DataSource forWork() {
    return source;
  }

  @Override
  public DataSource forSchema() {
    return source;
  }

  @Override
  public void close() {
    // It is the container's.
  }
}
