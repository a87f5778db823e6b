package org.homeservices.conversation.jpa;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The columns whose values are sealed, each for its own row. */
enum Place {
  /** Page and name of a conversation. */
  PERSONAL("conversation/personal"),
  /** The words of a rating. */
  REMARK("conversation/remark"),
  /** Key and encoded text of a message. */
  CONTENT("message/content"),
  /** What a visitor says about an answer. */
  REASON("feedback/reason");

  private final String path;

  Place(String path) {
    this.path = path;
  }

  /** Where the value of a row belongs, so that it opens in no other. */
  byte[] of(Object... row) {
    StringBuilder place = new StringBuilder(path);
    for (Object part : row) {
      place.append('/').append(part);
    }
    return place.toString().getBytes(UTF_8);
  }
}
