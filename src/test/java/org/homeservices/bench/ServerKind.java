package org.homeservices.bench;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.homeservices.testing.MicroServer;
import org.homeservices.testing.ServerProcess;
import org.homeservices.testing.WildFlyServer;

/** The application servers that can be measured. */
enum ServerKind {
  PAYARA("Payara Micro"),
  WILDFLY("WildFly");

  private final String title;

  ServerKind(String title) {
    this.title = title;
  }

  /** The kind with a name, in any case. */
  static ServerKind named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** What it is called in tables. */
  String title() {
    return title;
  }

  /** Starts a server in a folder of its own and returns at once. */
  ServerProcess start(Path folder, Map<String, String> environment, BenchSettings settings) {
    return switch (this) {
      case PAYARA -> MicroServer.start(folder, environment, settings.jvm(), settings.options());
      case WILDFLY -> WildFlyServer.start(folder, environment, settings.jvm(), settings.options());
    };
  }
}
