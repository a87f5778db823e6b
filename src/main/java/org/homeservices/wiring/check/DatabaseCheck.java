package org.homeservices.wiring.check;

import java.util.ArrayList;
import java.util.List;
import org.homeservices.check.Finding;
import org.homeservices.check.Inspection;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.DatabaseUnavailable;
import org.homeservices.database.sql.DatabaseSurvey;
import org.homeservices.database.sql.DatabaseSurvey.State;
import org.homeservices.database.sql.UnusableDatabase;

/** Connects to the database, and looks which version its tables have. Changes nothing there. */
public final class DatabaseCheck implements Inspection {
  private static final String NAME = "database";
  private static final String SCHEMA = "database.schema";
  private static final int LEAST_POSTGRES = 14;

  private final DatabaseSettings settings;
  private final DatabaseSurvey survey;

  /** Looks there. */
  public DatabaseCheck(DatabaseSettings settings, DatabaseSurvey survey) {
    this.settings = settings;
    this.survey = survey;
  }

  @Override
  public List<Finding> findings() {
    try {
      return judged(survey.state());
    } catch (DatabaseUnavailable e) {
      return without(
          Finding.fail(
              NAME,
              "%s is out of reach: %s".formatted(place(), e.getMessage()),
              "look at DB_URL and the network; nodes start without it and look for it"));
    } catch (UnusableDatabase e) {
      return without(
          DatabaseSurvey.isNotThereYet(e)
              ? Finding.warn(
                  NAME,
                  place() + " is not there yet; the first node that starts in this folder makes it",
                  "")
              : Finding.fail(
                  NAME,
                  "%s refuses: %s".formatted(place(), e.getMessage()),
                  "look at DB_USER, DB_PASSWORD and the database's rights"));
    }
  }

  private String place() {
    String url = settings.url();
    return url == null
        ? String.valueOf(settings.jndi())
        : DatabaseSettings.withoutSecrets(url).replaceFirst("[;?].*", "");
  }

  private static List<Finding> without(Finding database) {
    return List.of(database, Finding.skipped(SCHEMA, "there is no connection"));
  }

  private static List<Finding> judged(State state) {
    List<Finding> all = new ArrayList<>();
    String text =
        "%s %s, connected within %d ms".formatted(state.product(), state.version(), state.millis());
    boolean isOld = state.product().equals("PostgreSQL") && state.major() < LEAST_POSTGRES;
    all.add(Finding.of(NAME, !isOld, text, isOld ? "take PostgreSQL 14 or later" : ""));
    all.add(schema(state));
    return all;
  }

  private static Finding schema(State state) {
    String found =
        state.schema().isEmpty() ? "no tables yet" : "tables of version " + state.schema();
    if (state.failed()) {
      return Finding.fail(
          SCHEMA, found + "; a change has failed", "restore the database, or repair it by hand");
    }
    if (state.future()) {
      return Finding.warn(
          SCHEMA,
          found + ", made by a later version of this application",
          "do not go back to this version for longer than a rollback needs");
    }
    return state.pending() == 0
        ? Finding.pass(SCHEMA, found)
        : Finding.warn(
            SCHEMA,
            "%s, %d to come; the next node that starts makes them"
                .formatted(found, state.pending()),
            "");
  }
}
