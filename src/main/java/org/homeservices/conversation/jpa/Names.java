package org.homeservices.conversation.jpa;

import java.util.Arrays;
import java.util.Optional;

/** Names of constants as they stand in columns. */
final class Names {
  private Names() {}

  /** Empty where this version does not know the name. */
  static <E extends Enum<E>> Optional<E> known(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> one.name().equals(name))
        .findFirst();
  }
}
