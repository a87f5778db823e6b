package org.homeservices.database.sql;

import javax.sql.DataSource;

/** Where connections come from. Thread-safe. */
interface Source extends AutoCloseable {

  /** For work; gives up a connection that says nothing for a while. */
  DataSource forWork();

  /** For changes of the schema, which may take long. */
  DataSource forSchema();

  @Override
  void close();
}
