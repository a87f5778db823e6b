package org.homeservices.web.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeservices.web.CloseCode;
import org.homeservices.web.ErrorCode;
import org.junit.jupiter.api.Test;

/** That the widget and the server call the same things by the same codes. */
class WidgetCodesTest {
  private static final Path FRAMES =
      Path.of("src", "main", "webapp", "widget", "talk", "frames.js");

  /** CLIENT_TOO_OLD: in the protocol, and not in this server. */
  private static final String NOT_YET = "4426";

  @Test
  void widgetShouldKnowErrorsByTheServersNames() throws IOException {
    Map<String, String> server =
        Stream.of(ErrorCode.values()).collect(Collectors.toMap(Enum::name, ErrorCode::code));

    assertThat(constants("ErrorCode", "\"([a-z_]+)\"")).isNotEmpty();
    assertThat(server).containsAllEntriesOf(constants("ErrorCode", "\"([a-z_]+)\""));
  }

  @Test
  void widgetShouldKnowCloseCodesByTheServersNumbers() throws IOException {
    Set<String> server =
        Stream.of(CloseCode.values())
            .map(code -> Integer.toString(code.number()))
            .collect(Collectors.toSet());

    assertThat(constants("CloseCode", "([0-9]+)").values())
        .doesNotHaveDuplicates()
        .filteredOn(code -> code.startsWith("4") && !code.equals(NOT_YET))
        .isNotEmpty()
        .isSubsetOf(server);
  }

  @Test
  void closeCodesShouldBeThoseThatAreLeftToApplications() {
    assertThat(CloseCode.values())
        .extracting(CloseCode::number)
        .doesNotHaveDuplicates()
        .allMatch(number -> number >= 4000 && number <= 4999);
  }

  /** The values of a frozen object of the widget, by name. */
  private static Map<String, String> constants(String object, String value) throws IOException {
    Matcher block =
        Pattern.compile(
                "export const " + object + " = Object\\.freeze\\(\\{(.*?)\\}\\);", Pattern.DOTALL)
            .matcher(Files.readString(FRAMES));
    assertThat(block.find()).as("%s in %s", object, FRAMES).isTrue();
    Map<String, String> constants = new TreeMap<>();
    Pattern.compile("([A-Z_]+): " + value + ",")
        .matcher(block.group(1))
        .results()
        .forEach((MatchResult line) -> constants.put(line.group(1), line.group(2)));
    return constants;
  }
}
