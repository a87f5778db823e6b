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
  private final Recorder<String> frames = new Recorder<>();
  private final Recorder<String> ends = new Recorder<>();

  Member(RecordingCodec codec) {
    this.codec = codec;
  }

  @Override
  public void welcome(Welcome welcome) {
    if (welcomes.all().isEmpty()) {
      assertThat(frames.all()).as("frames before the welcome").isEmpty();
    }
    welcomes.add(welcome);
  }

  @Override
  public void deliver(String frame) {
    assertThat(welcomes.all()).as("welcomes before a frame").isNotEmpty();
    assertThat(ends.all()).as("ends before a frame").isEmpty();
    frames.add(frame);
  }

  @Override
  public void tooSlow() {
    ends.add("too slow");
  }

  @Override
  public void stranded() {
    ends.add("stranded");
  }

  @Override
  public void gone() {
    ends.add("gone");
  }

  Welcome welcome() {
    return welcome(1);
  }

  /** The welcome of this number, as soon as it comes; 1 is the first. */
  Welcome welcome(int number) {
    return welcomes.await(number).get(number - 1);
  }

  /** How often it was welcomed so far. */
  int welcomeCount() {
    return welcomes.all().size();
  }

  /** The messages of the first welcome, as lines. */
  List<String> welcomed() {
    return lines(welcome().messages());
  }

  /** The messages of a welcome, as lines. */
  List<String> welcomed(int number) {
    return lines(welcome(number).messages());
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

  /** The frames after the welcome so far, as they came. */
  List<String> frames() {
    return frames.all();
  }

  /** The events after the welcome so far. */
  List<ChatEvent> events() {
    return frames.all().stream().map(codec::decode).toList();
  }

  /** What the pieces of answers say together, each where it belongs. */
  String answerText() {
    StringBuilder text = new StringBuilder();
    events().stream()
        .filter(ChatEvent.AnswerGrew.class::isInstance)
        .map(ChatEvent.AnswerGrew.class::cast)
        .forEach(
            more -> {
              assertThat(more.offset()).as("where a piece begins").isEqualTo(text.length());
              text.append(more.text());
            });
    return text.toString();
  }

  /** Whether it was told that it is too slow. */
  boolean isTooSlow() {
    return ends.all().contains("too slow");
  }

  /** Whether it was told that it has lost its seat, for whatever reason. */
  boolean hasEnded() {
    return !ends.all().isEmpty();
  }

  /** Returns when it was told that it is stranded. */
  void awaitStranded() {
    assertThat(ends.await(1)).containsExactly("stranded");
  }

  /** Returns when it was told that the conversation is not there any more. */
  void awaitGone() {
    assertThat(ends.await(1)).containsExactly("gone");
  }

  private List<String> lines(List<String> some) {
    return some.stream().map(this::line).toList();
  }

  private String line(String frame) {
    return LINES.inPlace(RecordingCodec.seq(frame), null, codec.decode(frame).encodedBy(LINES));
  }
}
