package org.homeservices.config;

import java.util.List;

/** The settings cannot be used: one message that lists every bad one. */
public final class InvalidSettings extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a process ends with that cannot start for its settings (sysexits: configuration). */
  public static final int EXIT_CODE = 78;

  InvalidSettings(List<Problem> problems) {
    super(message(problems));
  }

  /** The message, made for people. */
  public String report() {
    return String.valueOf(getMessage());
  }

  private static String message(List<Problem> problems) {
    StringBuilder message = new StringBuilder();
    message.append("home-services-chat cannot start: ").append(problems.size());
    message.append(problems.size() == 1 ? " setting is wrong.\n" : " settings are wrong.\n");
    problems.forEach(problem -> message.append('\n').append(problem));
    message.append("\nEvery setting is described in src/docs/CONFIGURATION.md and .env.example.\n");
    return message.toString();
  }

  /**
   * One bad setting.
   *
   * @param shown its value and where it stands, a secret masked
   * @param rule what must hold
   * @param example a line that would do
   */
  record Problem(String key, String shown, String rule, String example) {
    @Override
    public String toString() {
      return "  %s = %s\n      %s; for example %s\n".formatted(key, shown, rule, example);
    }
  }
}
