package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ScheduledExecutorService;
import org.homeservices.audit.Audit;
import org.homeservices.chat.ChatRoom;
import org.homeservices.config.Settings;
import org.homeservices.crypto.Pseudonyms;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.identity.IdentitySettings;
import org.homeservices.identity.SignedIdentities;
import org.homeservices.identity.UsedTokens;
import org.homeservices.identity.jpa.JpaUsedTokens;
import org.homeservices.web.rest.IdentityDoor;
import org.homeservices.web.rest.Reception;

/** How visitors are known who are users of the host site. */
@ApplicationScoped
public class IdentityWiring {

  @Produces
  @Singleton
  UsedTokens usedTokens(SqlDatabase database) {
    return new JpaUsedTokens(database);
  }

  @Produces
  @Singleton
  IdentityDoor identityDoor(
      Settings settings,
      UsedTokens used,
      Audit audit,
      ScheduledExecutorService executor,
      Clock clock) {
    IdentitySettings identity = settings.identity();
    Pseudonyms users = new Pseudonyms(settings.secrets(), "user");
    return new IdentityDoor(
        identity == null ? null : new SignedIdentities(identity, used, users::of, executor, clock),
        audit);
  }

  @Produces
  @Singleton
  Reception reception(Settings settings, ChatRoom room, IdentityDoor door) {
    return new Reception(room, door, settings.web().tokenLife());
  }
}
