package org.homeservices.web;

import org.jspecify.annotations.Nullable;

/** What came from outside cannot be used. */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable String field;

  /**
   * Names what is wrong.
   *
   * @param field which field it is, null where it is none
   */
  public BadInput(ErrorCode code, @Nullable String field) {
    super(field == null ? code.code() : code.code() + " " + field);
    this.code = code;
    this.field = field;
  }

  /** Its name in the catalogue. */
  public ErrorCode code() {
    return code;
  }

  /** The field it is about; null where it is none. */
  public @Nullable String field() {
    return field;
  }
}
