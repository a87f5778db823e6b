package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineScannerTest implements LineScanner.Listener {
  private final List<String> heard = new ArrayList<>();
  private final LineScanner scanner = new LineScanner(this);

  @Test
  void everyLineShouldBeHeardWhenFramesWereJoined() {
    scan(marked(9, 5), "{\"type\":\"ack\",\"clientId\":\"b1\",\"seq\":9}", marked(10, 6));

    assertThat(heard).containsExactly("9 at 5", "10 at 6");
  }

  @Test
  void messageShouldNotBeHeardWhenItHasNoMarkOrNoPlace() {
    scan("{\"seq\":1,\"type\":\"message\",\"content\":\"hello @@\"}", marked(2, 7).substring(9));

    assertThat(heard).isEmpty();
  }

  @Test
  void markShouldBelongToItsLineWhenTheNextLineHasOne() {
    scan("{\"seq\":1,\"type\":\"message\",\"content\":\"hello\"}", marked(2, 7));

    assertThat(heard).containsExactly("2 at 7");
  }

  @Test
  void timeShouldBeThatOfTheMarkWhenItIsLargeOrNegative() {
    scan(marked(1_234_567, Long.MAX_VALUE), marked(2, -3));

    assertThat(heard).containsExactly("1234567 at " + Long.MAX_VALUE, "2 at -3");
  }

  @Test
  void welcomeAndErrorShouldBeHeardAsTheyAreWhenTheyCome() {
    String welcome = "{\"type\":\"welcome\",\"position\":{\"epoch\":\"é\",\"seq\":4}}";
    String error = "{\"type\":\"error\",\"code\":\"rate_limited\"}";

    scan(welcome, error);

    assertThat(heard).containsExactly(welcome, error);
  }

  @Test
  void textShouldBeReadFromItsPositionWhenTheBufferHoldsMore() {
    byte[] bytes = ("??" + marked(3, 8) + "??").getBytes(UTF_8);

    scanner.scan(ByteBuffer.wrap(bytes).slice(2, bytes.length - 4));

    assertThat(heard).containsExactly("3 at 8");
  }

  @Override
  public void message(long seq, long intendedAt) {
    heard.add(seq + " at " + intendedAt);
  }

  @Override
  public void welcome(String frame) {
    heard.add(frame);
  }

  @Override
  public void error(String frame) {
    heard.add(frame);
  }

  private void scan(String... lines) {
    scanner.scan(ByteBuffer.wrap(String.join("\n", lines).getBytes(UTF_8)));
  }

  private static String marked(long seq, long time) {
    return "{\"seq\":%d,\"type\":\"message\",\"content\":\"%sxxx\"}".formatted(seq, Mark.of(time));
  }
}
