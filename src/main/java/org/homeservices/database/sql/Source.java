package org.homeservices.database.sql;

import javax.sql.DataSource;
import org.homeservices.database.PoolLoad;

/** Where connections come from. Thread-safe. */
interface Source extends AutoCloseable {

  /** For work; gives up a connection that says nothing for a while. */
  DataSource forWork();

  /** For changes of the schema, which may take long. */
  DataSource forSchema();

  /** How busy the pool is; unknown where it is not ours. */
  default PoolLoad load() {
    return PoolLoad.UNKNOWN;
  }

  @Override
  void close();
}
