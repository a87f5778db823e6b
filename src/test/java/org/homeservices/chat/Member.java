package org.homeservices.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.homeservices.testing.Recorder;

/**
 * An outbox that remembers, and tells what it got as short lines: {@code 1 visitor: Hi}, {@code
 * typing assistant on}, {@code start}, {@code delta 0 Hel}.
 */
final class Member implements Outbox {
  private static final EventCodec LINES = new Lines();

  private final RecordingCodec codec;
  private final Recorder<Welcome> welcomes = new Recorder<>();
  private final Recorder<Frame> frames = new Recorder<>();

  Member(RecordingCodec codec) {
    this.codec = codec;
  }

  @Override
  public void welcome(Welcome welcome) {
    assertThat(frames.all()).as("frames before the welcome").isEmpty();
    welcomes.add(welcome);
  }

  @Override
  public void deliver(Frame frame) {
    assertThat(welcomes.all()).as("welcomes before a frame").hasSize(1);
    frames.add(frame);
  }

  Welcome welcome() {
    return welcomes.await(1).get(0);
  }

  /** The messages of the welcome, as lines. */
  List<String> welcomed() {
    return lines(welcome().messages());
  }

  /** Everything after the welcome, as soon as there are so many. */
  List<String> lines(int count) {
    return lines(frames.await(count));
  }

  /** Everything after the welcome, as soon as {@code last} is the newest line. */
  List<String> linesUpTo(String last) {
    return lines(frames.await(all -> !all.isEmpty() && line(all.get(all.size() - 1)).equals(last)));
  }

  /** Everything after the welcome so far. */
  List<String> lines() {
    return lines(frames.all());
  }

  /** The events after the welcome so far. */
  List<ChatEvent> events() {
    return frames.all().stream().map(frame -> codec.decode(frame.text())).toList();
  }

  private List<String> lines(List<Frame> some) {
    return some.stream().map(this::line).toList();
  }

  private String line(Frame frame) {
    return (frame.seq() == 0 ? "" : frame.seq() + " ")
        + codec.decode(frame.text()).encodedBy(LINES);
  }
}
