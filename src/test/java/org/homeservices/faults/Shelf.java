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

  /**
   * A message by who wrote it.
   *
   * @param author as the table has it
   */
  record Said(String id, long seq, String author) {
    boolean isAnswer() {
      return !author.equalsIgnoreCase("visitor");
    }
  }

  /** All of a conversation in order. */
  List<Entry> messages(String conversation) {
    return said(conversation).stream().map(one -> new Entry(one.id(), one.seq())).toList();
  }

  /** The same, with those who wrote. */
  List<Said> said(String conversation) {
    String query = "SELECT id, seq, author FROM message WHERE conversation_id = ? ORDER BY seq";
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

  private static List<Said> read(PreparedStatement statement) throws SQLException {
    List<Said> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        entries.add(new Said(rows.getString("id"), rows.getLong("seq"), rows.getString("author")));
      }
    }
    return entries;
  }
}
