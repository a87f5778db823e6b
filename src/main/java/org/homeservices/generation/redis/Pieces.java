package org.homeservices.generation.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.homeservices.crypto.Protection;
import org.homeservices.generation.Ending;
import org.homeservices.generation.local.Piece;

/** Pieces the way they lie in Redis: a letter for the kind and a text, sealed for their place. */
final class Pieces {
  private static final byte TEXT = 'T';
  private static final byte RESET = 'R';
  private static final byte WHOLE = 'W';
  private static final byte FAILED = 'F';

  private final Protection seal;

  Pieces(Protection seal) {
    this.seal = seal;
  }

  byte[] close(Piece piece, byte[] place) {
    Packer packer = new Packer();
    piece.readBy(packer);
    return seal.seal(packer.packed, place);
  }

  /** Empty where it was not sealed for that place by this cluster, or has no kind we know. */
  Optional<Piece> open(byte[] closed, byte[] place) {
    byte[] plain = seal.open(closed, place);
    if (plain == null || plain.length == 0) {
      return Optional.empty();
    }
    String text = new String(plain, 1, plain.length - 1, UTF_8);
    return switch (plain[0]) {
      case TEXT -> Optional.of(new Piece.Text(text));
      case RESET -> Optional.of(new Piece.Reset());
      case WHOLE -> Optional.of(new Piece.Whole(text));
      case FAILED -> Optional.of(new Piece.Failed(text));
      default -> Optional.empty();
    };
  }

  private static final class Packer implements Piece.Reader {
    private byte[] packed = {};

    @Override
    public void text(String more) {
      pack(TEXT, more);
    }

    @Override
    public void reset() {
      pack(RESET, "");
    }

    @Override
    public void whole(String outcome) {
      pack(WHOLE, outcome);
    }

    @Override
    public void failed(Ending.Failed failure) {
      pack(FAILED, failure.reason());
    }

    private void pack(byte kind, String text) {
      byte[] body = text.getBytes(UTF_8);
      packed = ByteBuffer.allocate(1 + body.length).put(kind).put(body).array();
    }
  }
}
