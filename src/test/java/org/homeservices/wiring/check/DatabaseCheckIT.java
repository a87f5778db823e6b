package org.homeservices.wiring.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.homeservices.check.Finding;
import org.homeservices.check.Outcome;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.database.sql.DatabaseSurvey;
import org.homeservices.database.sql.Patience;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseCheckIT {
  private final Path folder;

  DatabaseCheckIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void tablesShouldBeToldBeforeAndAfterTheFirstNodeHasMadeThem() {
    DatabaseSettings settings = RealPostgres.shared().freshDatabase();

    List<Finding> before = findings(settings);
    List<Finding> again = findings(settings);
    TestDatabase.at(settings, JpaProvider.HIBERNATE).close();
    List<Finding> after = findings(settings);

    assertThat(before.get(0).outcome()).isEqualTo(Outcome.PASS);
    assertThat(before.get(0).text()).contains("PostgreSQL");
    assertThat(before.get(1).outcome()).isEqualTo(Outcome.WARN);
    assertThat(before.get(1).text()).contains("no tables yet");
    assertThat(again.get(1)).isEqualTo(before.get(1));
    assertThat(after.get(1).outcome()).isEqualTo(Outcome.PASS);
    assertThat(after.get(1).text()).contains("tables of version");
  }

  @Test
  void userThatIsRefusedShouldBeToldFromADatabaseThatIsAway() {
    DatabaseSettings settings = RealPostgres.shared().freshDatabase();
    DatabaseSettings stranger =
        new DatabaseSettings(settings.url() + "-none", settings.user(), "secret", null, 1);

    Finding finding = findings(stranger).get(0);

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.text()).contains("refuses").doesNotContain("secret");
  }

  @Test
  void fileOfH2ShouldNotBeMadeByLookingForIt() {
    String url = "jdbc:h2:file:%s".formatted(folder.resolve("chat"));
    DatabaseSettings settings = new DatabaseSettings(url, "", "", null, 1);

    List<Finding> findings = findings(settings);

    assertThat(findings.get(0).outcome()).isEqualTo(Outcome.WARN);
    assertThat(findings.get(0).text()).contains("is not there yet");
    assertThat(findings.get(1).outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(folder).isEmptyDirectory();
  }

  private static List<Finding> findings(DatabaseSettings settings) {
    return new DatabaseCheck(settings, DatabaseSurvey.of(settings, Patience.USUAL)).findings();
  }
}
