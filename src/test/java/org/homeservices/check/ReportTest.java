package org.homeservices.check;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report REPORT =
      new Report(
          List.of(new SettingLine("SITE_NAME", "Casa \"A\"\\\n\u0001 é 😀", ".env")),
          List.of(
              Finding.pass("a", "is there"),
              Finding.warn("bb", "is odd", "look"),
              Finding.fail("ccc", "is not there", "bring it"),
              Finding.skipped("d", "not asked")));

  @Test
  void tableShouldSayWhatWasFoundAndWhatToDo() {
    String text = ReportText.of(REPORT);

    assertThat(text.lines())
        .contains(
            "  PASS     a    is there",
            "  FAIL     ccc  is not there",
            "                → bring it",
            "  SKIPPED  d    not asked");
    assertThat(text)
        .endsWith("1 passed, 1 warned, 1 failed, 1 skipped (skipped is not passed)\n")
        .contains("SITE_NAME");
  }

  @Test
  void jsonShouldHoldTheSameAsTheReport() {
    JsonObject json = Json.createReader(new StringReader(ReportJson.of(REPORT))).readObject();

    assertThat(json.getBoolean("failed")).isTrue();
    assertThat(json.getJsonObject("counts").toString())
        .isEqualTo("{\"pass\":1,\"warn\":1,\"fail\":1,\"skipped\":1}");
    JsonObject setting = json.getJsonArray("settings").getJsonObject(0);
    assertThat(setting.getString("value")).isEqualTo(REPORT.settings().get(0).value());
    assertThat(setting.getString("source")).isEqualTo(".env");
    JsonObject finding = json.getJsonArray("findings").getJsonObject(2);
    assertThat(finding.getString("name")).isEqualTo("ccc");
    assertThat(finding.getString("outcome")).isEqualTo("fail");
    assertThat(finding.getString("text")).isEqualTo("is not there");
    assertThat(finding.getString("advice")).isEqualTo("bring it");
  }

  @Test
  void reportShouldNotBeFailedWhenSomethingWasOnlySkippedOrWarnedOf() {
    List<Finding> findings =
        REPORT.findings().stream().filter(f -> f.outcome() != Outcome.FAIL).toList();

    assertThat(new Report(List.of(), findings).isFailed()).isFalse();
    assertThat(REPORT.isFailed()).isTrue();
  }
}
