package org.homeservices.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.database.DatabaseSettings;

/** The messages in SQL, as they are there, whatever the application makes of them. */
final class Shelf {
  private final DatabaseSettings settings;

  Shelf(DatabaseSettings settings) {
    this.settings = settings;
  }

  /** A message by the name and the place that its sender was told. */
  record Entry(String id, long seq) {}

  /** All of a conversation in order. */
  List<Entry> messages(String conversation) {
    String query = "SELECT id, seq FROM message WHERE conversation_id = ? ORDER BY seq";
    try (Connection connection =
            DriverManager.getConnection(
                String.valueOf(settings.url()), settings.user(), settings.password());
        PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, conversation);
      return read(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Entry> read(PreparedStatement statement) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(new Entry(rows.getString("id"), rows.getLong("seq")));
      }
    }
    return entries;
  }
}
