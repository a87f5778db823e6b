package org.homeservices.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings of a process whose environment is made up. */
final class Given {
  static final String SECRET = "one secret of thirty-two or more characters";
  static final String OTHER_SECRET = "quite another secret which is as long: 9876543210";

  private Given() {}

  /** Exactly these variables. */
  static Lookup environment(Map<String, String> variables) {
    return new ProcessLookup(variables, new DotEnv(".env", Map.of(), List.of()));
  }

  /** These variables and, unless they hold one, a secret key. */
  static Settings settings(Map<String, String> variables) {
    return SettingsReader.read(environment(withSecret(variables)));
  }

  /** What is said of these variables and a secret key, which cannot be used. */
  static String report(Map<String, String> variables) {
    return report(environment(withSecret(variables)));
  }

  /** What is said of settings that cannot be used. */
  static String report(Lookup lookup) {
    try {
      Settings settings = SettingsReader.read(lookup);
      throw new AssertionError("nothing is wrong with " + settings.keys());
    } catch (InvalidSettings e) {
      return e.report();
    }
  }

  private static Map<String, String> withSecret(Map<String, String> variables) {
    Map<String, String> all = new HashMap<>(Map.of(SecretKeys.KEY, SECRET));
    all.putAll(variables);
    return all;
  }
}
