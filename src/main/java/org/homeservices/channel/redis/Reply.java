package org.homeservices.channel.redis;

/**
 * What the batch script answers to one message of it. Which fields count follows from the kind.
 *
 * @param seq of the entry, or the last one of the log
 * @param epoch of the log, empty where the group has none
 * @param text an id, names, or what went wrong
 * @param size how many members the group has
 */
record Reply(Kind kind, long seq, String epoch, String text, int size) {

  enum Kind {
    FAILED,
    APPENDED,
    REPEATED,
    DONE,
    STANDING,
    GONE,
    NAMES,
    EPOCH_OVER
  }

  private static final Kind[] KINDS = Kind.values();

  static Reply failed(Throwable failure) {
    return new Reply(Kind.FAILED, 0, "", String.valueOf(failure.getMessage()), 0);
  }

  static Reply read(ByteReader from) {
    Kind kind = KINDS[from.one()];
    return switch (kind) {
      case FAILED -> new Reply(kind, 0, "", from.shortText(), 0);
      case APPENDED, EPOCH_OVER -> new Reply(kind, from.eight(), from.shortText(), "", 0);
      case REPEATED -> new Reply(kind, from.eight(), from.shortText(), from.shortText(), 0);
      case DONE, GONE -> new Reply(kind, 0, "", "", 0);
      case STANDING -> new Reply(kind, from.eight(), from.shortText(), "", from.four());
      case NAMES -> new Reply(kind, 0, "", from.longText(), 0);
    };
  }
}
