package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.homeservices.cache.ApplicationData;
import org.homeservices.cache.Cache;
import org.homeservices.cache.ChatAnswers;
import org.homeservices.channel.ChannelLayer;
import org.homeservices.channel.Link;
import org.homeservices.chat.ChatRoom;
import org.homeservices.database.sql.SqlDatabase;
import org.homeservices.metrics.micrometer.Meters;
import org.homeservices.metrics.micrometer.Watched;
import org.homeservices.web.Sessions;

/** Has all read that the rooms count themselves. */
@ApplicationScoped
public class Watching {
  @Inject ChannelLayer channels;
  @Inject Link link;
  @Inject @ApplicationData Cache applicationData;
  @Inject @ChatAnswers Cache chatAnswers;
  @Inject SqlDatabase database;
  @Inject Models models;
  @Inject Ground ground;
  @Inject Meters meters;
  @Inject Sessions sessions;
  @Inject ChatRoom room;
  @Inject ScheduledExecutorService executor;

  /** Begins; to be called once, when everything is there. */
  void start() {
    Watched watched = new Watched(meters);
    watched.sessions(sessions);
    watched.channels(channels.drops(), link);
    watched.cache("application_data", applicationData.stats());
    watched.cache("chat_answers", chatAnswers.stats());
    watched.cachesUp(ground::hasCaches);
    watched.database(database::isUp, database::load, room::unfiled);
    models.names().forEach(name -> watched.model(name, () -> models.isResting(name)));
    if (executor instanceof ScheduledThreadPoolExecutor threads) {
      watched.threads(threads);
    }
  }
}
