package org.homeservices.check;

import java.util.List;

/**
 * All that was found.
 *
 * @param settings every setting with its source
 * @param findings in the order in which they were made
 */
public record Report(List<SettingLine> settings, List<Finding> findings) {
  /** Copies the lists. */
  public Report {
    settings = List.copyOf(settings);
    findings = List.copyOf(findings);
  }

  /** How many checks ended so. */
  public long count(Outcome outcome) {
    return findings.stream().filter(finding -> finding.outcome() == outcome).count();
  }

  /** Whether anything must not stay so. What was skipped or warned of does not count. */
  public boolean isFailed() {
    return count(Outcome.FAIL) > 0;
  }
}
