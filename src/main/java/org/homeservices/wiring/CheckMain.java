package org.homeservices.wiring;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.homeservices.check.Report;
import org.homeservices.check.ReportJson;
import org.homeservices.check.ReportText;
import org.homeservices.config.InvalidSettings;
import org.homeservices.config.Lookup;
import org.homeservices.config.ProcessLookup;
import org.homeservices.config.Settings;
import org.homeservices.config.SettingsReader;
import org.homeservices.config.SettingsSurvey;
import org.homeservices.journal.json.Silence;

/**
 * The deployment check without a server: {@code check [--deploy] [--json]}. Ends this JVM with 0
 * where nothing failed, 1 where something did, {@link InvalidSettings#EXIT_CODE} where the settings
 * are wrong, and {@value #WRONG_CALL} where it was called wrongly.
 */
public final class CheckMain {
  private static final int FAILED = 1;

  /** Sysexits: the command was used incorrectly. */
  private static final int WRONG_CALL = 64;

  private static final String COMMAND = "check";
  private static final String DEPLOY = "--deploy";
  private static final String JSON = "--json";
  private static final String USAGE =
      """
      Usage: java -jar home-services-chat.war check [--deploy] [--json]

        check     looks at everything that the settings name: Redis, database, articles, model
        --deploy  checks the rules of production too
        --json    prints JSON instead of a table

      Exit code: 0 nothing failed, 1 something did, 78 settings are wrong, 64 wrong call.
      """;

  private CheckMain() {}

  /** Does what the class says. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    // Libraries would tell at length what the findings say in a line.
    Silence.begin();
    System.exit(run(List.of(args), out, err));
  }

  static int run(List<String> words, PrintStream out, PrintStream err) {
    Set<String> options = new HashSet<>(words);
    options.removeAll(Set.of(COMMAND, DEPLOY, JSON));
    if (!options.isEmpty() || words.isEmpty() || !words.get(0).equals(COMMAND)) {
      err.print(USAGE);
      return WRONG_CALL;
    }
    try {
      Report report = report(words.contains(DEPLOY));
      out.print(words.contains(JSON) ? ReportJson.of(report) + "\n" : ReportText.of(report));
      return report.isFailed() ? FAILED : 0;
    } catch (InvalidSettings e) {
      err.print(e.report());
      return InvalidSettings.EXIT_CODE;
    }
  }

  private static Report report(boolean deploy) {
    Lookup lookup = new ProcessLookup();
    Settings settings = SettingsReader.read(lookup);
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    try (OwnNode node = new OwnNode(settings, clock)) {
      return new CheckRun(new SettingsSurvey(lookup, settings), settings, node, clock)
          .report(deploy);
    }
  }
}
