package org.homeservices.wiring;

import org.homeservices.journal.JournalSettings;
import org.homeservices.journal.JournalSettings.Form;
import org.homeservices.journal.json.JsonJournal;
import org.jspecify.annotations.Nullable;

/** The log of this application, in the form that is set, from its making to its end. */
final class Journal implements AutoCloseable {
  private final @Nullable JsonJournal json;

  Journal(JournalSettings settings) {
    this.json = settings.form() == Form.JSON ? JsonJournal.onStandardOutput() : null;
  }

  @Override
  public void close() {
    if (json != null) {
      json.close();
    }
  }
}
