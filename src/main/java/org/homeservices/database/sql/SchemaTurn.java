package org.homeservices.database.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to change the schema of an H2 database, which one node has at a time. The migrations
 * take turns by the rows of their own history, and H2 locks no rows where there are none yet: the
 * first migration would be run by all nodes that start together. PostgreSQL has advisory locks for
 * that. Ends with the connection, however the node ends.
 */
final class SchemaTurn implements AutoCloseable {
  private static final String PRODUCT = "H2";
  private static final int PATIENCE = 120_000;
  private static final int ATTEMPTS = 3;

  private final Connection connection;
  private final int formerPatience;

  private SchemaTurn(Connection connection, int formerPatience) {
    this.connection = connection;
    this.formerPatience = formerPatience;
  }

  static boolean isNeeded(Connection connection) throws SQLException {
    return PRODUCT.equals(connection.getMetaData().getDatabaseProductName());
  }

  /**
   * Blocks while another node has it, at most two minutes.
   *
   * @param connection not to be used until this is closed
   */
  static SchemaTurn await(Connection connection) throws SQLException {
    SchemaTurn turn = new SchemaTurn(connection, lockPatience(connection));
    try {
      turn.take();
      return turn;
    } catch (SQLException e) {
      turn.close();
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
    run("SET LOCK_TIMEOUT " + formerPatience);
  }

  /** The row is never committed: who writes the same key waits for the end of this transaction. */
  private void take() throws SQLException {
    run("SET LOCK_TIMEOUT " + PATIENCE);
    makeTable();
    connection.setAutoCommit(false);
    run("INSERT INTO schema_turn.node VALUES (1)");
  }

  /** Nodes that make it together disturb one another, though it is asked for "if not exists". */
  private void makeTable() throws SQLException {
    for (int attempt = 1; ; attempt++) {
      try {
        run("CREATE SCHEMA IF NOT EXISTS schema_turn");
        run("CREATE TABLE IF NOT EXISTS schema_turn.node (one INT PRIMARY KEY)");
        return;
      } catch (SQLException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      boolean unused = statement.execute(sql);
    }
  }

  private static int lockPatience(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        var row = statement.executeQuery("SELECT LOCK_TIMEOUT()")) {
      row.next();
      return row.getInt(1);
    }
  }
}
