package org.homeservices.wiring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.homeservices.chat.ChatSettings;
import org.homeservices.config.InvalidSettings;
import org.homeservices.config.MicroProfileLookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.web.WebSettings;

/** Reads the settings before anything else is made of them. */
@ApplicationScoped
public class SettingsWiring {

  @Produces
  @Singleton
  Settings settings() {
    try {
      return SettingsReader.read(new MicroProfileLookup());
    } catch (InvalidSettings e) {
      BadStart.end(e);
      throw e;
    }
  }

  @Produces
  @Singleton
  Journal journal(Settings settings) {
    return new Journal(settings.journal());
  }

  void close(@Disposes Journal journal) {
    journal.close();
  }

  @Produces
  @Singleton
  ChatSettings chatSettings(Settings settings) {
    return settings.chat();
  }

  @Produces
  @Singleton
  WebSettings webSettings(Settings settings) {
    return settings.web();
  }
}
