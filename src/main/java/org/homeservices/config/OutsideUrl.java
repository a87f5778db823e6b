package org.homeservices.config;

import java.net.URI;
import java.util.Optional;
import org.homeservices.config.Lookup.Found;

/** Reads the address of another server, which must be https unless that is this machine. */
final class OutsideUrl {
  private static final int GREATEST_PORT = 65_535;

  private final Values values;
  private final boolean production;

  OutsideUrl(Values values, boolean production) {
    this.values = values;
    this.production = production;
  }

  /** The address that was found; empty where it cannot be used, which is listed then. */
  Optional<URI> read(String key, Found address, String example) {
    Optional<URI> url = parsed(address.value()).filter(this::isAllowed);
    if (url.isEmpty()) {
      String rule = "must be an absolute URL with https" + (production ? "" : " or http");
      String always = rule + ", without user and fragment; http is for this machine in production";
      values.problem(key, values.shown(key), always, key + "=" + example);
    }
    return url;
  }

  private boolean isAllowed(URI url) {
    return "https".equals(url.getScheme())
        || ("http".equals(url.getScheme()) && (!production || isThisMachine(url.getHost())));
  }

  private static Optional<URI> parsed(String value) {
    try {
      URI url = URI.create(value.strip());
      boolean isWhole =
          url.getHost() != null
              && url.getPort() <= GREATEST_PORT
              && url.getRawUserInfo() == null
              && url.getRawFragment() == null;
      return isWhole ? Optional.of(url) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Judged by its name alone; no name server is asked. */
  private static boolean isThisMachine(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.equals("[::1]")
        || host.matches("127(\\.[0-9]{1,3}){3}");
  }
}
