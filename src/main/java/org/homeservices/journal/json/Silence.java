package org.homeservices.journal.json;

import java.util.logging.LogManager;

/** Has nothing logged by this process, where what it finds is told otherwise. */
public final class Silence {
  private Silence() {}

  /** Begins, unless whoever started the process has said what is to be logged. */
  public static void begin() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      LogManager.getLogManager().reset();
    }
  }
}
