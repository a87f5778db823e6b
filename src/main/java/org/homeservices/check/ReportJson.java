package org.homeservices.check;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as JSON, for programs. Written by hand: on the command line there is no server, and so
 * no JSON library.
 */
public final class ReportJson {
  private ReportJson() {}

  /** {@code {failed, counts{}, settings[{key, value, source}], findings[{name, outcome, …}]}}. */
  public static String of(Report report) {
    return "{\"failed\":%s,\"counts\":{%s},\"settings\":%s,\"findings\":%s}"
        .formatted(
            report.isFailed(),
            counts(report),
            array(report.settings().stream().map(ReportJson::setting)),
            array(report.findings().stream().map(ReportJson::finding)));
  }

  private static String counts(Report report) {
    return Stream.of(Outcome.values())
        .map(outcome -> text(code(outcome)) + ":" + report.count(outcome))
        .collect(Collectors.joining(","));
  }

  private static String setting(SettingLine line) {
    return "{\"key\":%s,\"value\":%s,\"source\":%s}"
        .formatted(text(line.key()), text(line.value()), text(line.source()));
  }

  private static String finding(Finding finding) {
    return "{\"name\":%s,\"outcome\":%s,\"text\":%s,\"advice\":%s}"
        .formatted(
            text(finding.name()),
            text(code(finding.outcome())),
            text(finding.text()),
            text(finding.advice()));
  }

  private static String array(Stream<String> objects) {
    return objects.collect(Collectors.joining(",", "[", "]"));
  }

  private static String code(Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  /** A text in quotation marks (RFC 8259 §7). */
  private static String text(String value) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char character = value.charAt(i);
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (character < ' ' || Character.isSurrogate(character)) {
        quoted.append("\\u%04x".formatted((int) character));
      } else {
        quoted.append(character);
      }
    }
    return quoted.append('"').toString();
  }
}
