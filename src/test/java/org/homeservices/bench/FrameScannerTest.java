package org.homeservices.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScannerTest implements FrameScanner.Listener {
  private static final int TEXT = 0x81;
  private static final int TEXT_BEGINS = 0x01;
  private static final int GOES_ON = 0x00;
  private static final int ENDS = 0x80;
  private static final int CLOSE = 0x88;
  private static final int PING = 0x89;
  private static final int PONG = 0x8A;
  private static final int BINARY = 0x82;

  private final List<String> heard = new ArrayList<>();
  private final FrameScanner scanner = new FrameScanner(this);

  @Test
  void messagesShouldBeHeardInOrderWhenTheyCameTogether() throws ProtocolException {
    scanner.feed(together(frame(TEXT, "one"), frame(TEXT, ""), frame(TEXT, "two")));

    assertThat(heard).containsExactly("one", "", "two");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 64, 1_000})
  void messagesShouldBeWholeWhenTheyCameInPieces(int size) throws ProtocolException {
    String middle = "ção 🧽".repeat(30);
    ByteBuffer bytes = together(frame(TEXT, "a"), frame(TEXT, middle), frame(TEXT, "b"));

    for (int i = 0; i < bytes.limit(); i += size) {
      scanner.feed(bytes.slice(i, Math.min(size, bytes.limit() - i)));
    }

    assertThat(heard).containsExactly("a", middle, "b");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 9, 10, 11})
  void messageShouldBeWholeWhenItsLongHeaderCameInPieces(int split) throws ProtocolException {
    ByteBuffer bytes = frame(TEXT, "x".repeat(70_000));

    scanner.feed(bytes.slice(0, split));
    scanner.feed(bytes.slice(split, bytes.limit() - split));

    assertThat(heard).extracting(String::length).containsExactly(70_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {125, 126, 127, 65_535, 65_536})
  void messageShouldBeWholeWhenItsLengthIsAtABorder(int length) throws ProtocolException {
    scanner.feed(together(frame(TEXT, "x".repeat(length)), frame(TEXT, "next")));

    assertThat(heard).extracting(String::length).containsExactly(length, 4);
  }

  @Test
  void messageShouldBeWholeWhenAPingCameBetweenItsFragments() throws ProtocolException {
    scanner.feed(
        together(
            frame(TEXT_BEGINS, "a"),
            frame(PING, "!"),
            frame(GOES_ON, "b"),
            frame(ENDS, "c"),
            frame(TEXT, "next")));

    assertThat(heard).containsExactly("ping !", "abc", "next");
  }

  @Test
  void closeShouldBeHeardWithItsCodeWhenItHasOne() throws ProtocolException {
    scanner.feed(together(frame(CLOSE, new byte[] {0x11, (byte) 0x95}), frame(CLOSE, "")));

    assertThat(heard).containsExactly("closing 4501", "closing 1005");
  }

  @Test
  void pongShouldNotBeHeardWhenItComes() throws ProtocolException {
    scanner.feed(together(frame(PONG, "x"), frame(TEXT, "a")));

    assertThat(heard).containsExactly("a");
  }

  @Test
  void scannerShouldRefuseWhenAFrameIsMaskedOrBinary() {
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> scanner.feed(MaskedFrame.text("a")));
    assertThatExceptionOfType(ProtocolException.class)
        .isThrownBy(() -> new FrameScanner(this).feed(frame(BINARY, "a")));
  }

  @Override
  public void text(ByteBuffer message) {
    heard.add(UTF_8.decode(message).toString());
  }

  @Override
  public void ping(ByteBuffer data) {
    heard.add("ping " + UTF_8.decode(data));
  }

  @Override
  public void closing(int code) {
    heard.add("closing " + code);
  }

  private static ByteBuffer frame(int first, String payload) {
    return frame(first, payload.getBytes(UTF_8));
  }

  private static ByteBuffer frame(int first, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 10).put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 65_536) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    return frame.put(payload).flip();
  }

  private static ByteBuffer together(ByteBuffer... frames) {
    ByteBuffer all = ByteBuffer.allocate(Stream.of(frames).mapToInt(ByteBuffer::limit).sum());
    Stream.of(frames).forEach(all::put);
    return all.flip();
  }
}
