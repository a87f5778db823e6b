package org.homeservices.generation.local;

import org.homeservices.generation.Ending;

/** One step of a text on its way to its followers. */
public sealed interface Piece {

  /** Has the reader do what the step says. */
  void readBy(Reader reader);

  /** Takes steps in order. */
  interface Reader {
    /** More of the text. */
    void text(String more);

    /** The text begins anew. */
    void reset();

    /** The text is whole. */
    void whole(String outcome);

    /** The text has failed. */
    void failed(Ending.Failed failure);
  }

  /** More of the text. */
  record Text(String more) implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.text(more);
    }
  }

  /** The text begins anew. */
  record Reset() implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.reset();
    }
  }

  /** The text is whole; the last step. */
  record Whole(String outcome) implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.whole(outcome);
    }
  }

  /** The text has failed; the last step. */
  record Failed(String reason) implements Piece {
    @Override
    public void readBy(Reader reader) {
      reader.failed(new Ending.Failed(reason));
    }
  }

  /** Whether nothing comes after it. */
  default boolean isLast() {
    return this instanceof Whole || this instanceof Failed;
  }
}
