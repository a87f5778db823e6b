package org.homeservices.wiring;

import org.homeservices.config.InvalidSettings;

/**
 * Ends a server that has nothing to run but this application. A failed deployment alone would leave
 * it up and empty, and an orchestrator would think it well.
 */
final class BadStart {
  private static final String PAYARA_MICRO = "fish.payara.micro.PayaraMicro";

  private BadStart() {}

  /** On Payara Micro: prints the one message and ends the JVM. Elsewhere: returns. */
  static void end(InvalidSettings settings) {
    if (isPayaraMicro()) {
      System.err.println(settings.report());
      System.err.flush();
      // Not exit: its hooks would wait for this deployment, and print after the message.
      Runtime.getRuntime().halt(InvalidSettings.EXIT_CODE);
    }
  }

  private static boolean isPayaraMicro() {
    try {
      Class.forName(PAYARA_MICRO, false, ClassLoader.getSystemClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
