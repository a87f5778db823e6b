package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.homeservices.config.Settings;
import org.homeservices.conversation.ConversationStore;
import org.homeservices.conversation.MessageArchive;
import org.homeservices.conversation.jpa.JpaConversationStore;
import org.homeservices.conversation.jpa.JpaMessageArchive;
import org.homeservices.conversation.jpa.Reseal;
import org.homeservices.conversation.jpa.SealedColumns;
import org.homeservices.crypto.Sealer;
import org.homeservices.database.sql.SqlDatabase;

/** Conversations and their messages, in the database. */
@ApplicationScoped
public class ConversationWiring {
  private static final String PURPOSE = "column";

  @Produces
  @Singleton
  SealedColumns columns(Settings settings) {
    return new SealedColumns(new Sealer(settings.secrets(), PURPOSE));
  }

  @Produces
  @Singleton
  ConversationStore conversations(
      SqlDatabase database, SealedColumns columns, Settings settings, Clock clock) {
    return new JpaConversationStore(
        database, columns, settings.web().tokenLife(), clock, System::nanoTime);
  }

  @Produces
  @Singleton
  MessageArchive archive(SqlDatabase database, SealedColumns columns) {
    return new JpaMessageArchive(database, columns);
  }

  @Produces
  @Singleton
  Reseal reseal(SqlDatabase database, SealedColumns columns) {
    return new Reseal(database, columns);
  }
}
