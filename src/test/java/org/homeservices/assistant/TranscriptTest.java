package org.homeservices.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TranscriptTest {
  private final RecordingSink sink = new RecordingSink();
  private final Transcript transcript = new Transcript(sink);

  @Test
  void pieceThatEndsInHalfACharacterShouldWaitForTheOtherHalf() {
    transcript.text("Oi \ud83d");
    transcript.text("\ude00 tudo");

    assertThat(sink.heard).containsExactly("Oi ", "😀 tudo");
    assertThat(transcript.end()).isEqualTo("Oi 😀 tudo");
  }

  @Test
  void nothingShouldBeHandedOnWhenThereIsOnlyHalfACharacter() {
    transcript.text("\ud83d");

    assertThat(sink.heard).isEmpty();
  }

  @Test
  void halfThatNeverGetsItsOtherHalfShouldBecomeAQuestionMark() {
    transcript.text("a\ude00b\ud83d");

    assertThat(transcript.end()).isEqualTo("a?b?");
    assertThat(sink.heard).containsExactly("a?b", "?");
  }

  @Test
  void readerShouldBeAskedToForgetOnlyWhatItWasGiven() {
    transcript.voidAll();
    transcript.text("text");
    transcript.voidAll();

    assertThat(sink.heard).containsExactly("text", RecordingSink.RESET);
  }
}
