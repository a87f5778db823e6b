package org.homeservices.check.redis;

import java.util.Map;
import java.util.Optional;

/**
 * What a server says of itself.
 *
 * @param address of the server
 * @param info the fields of INFO
 * @param save the times of its snapshots (CONFIG GET save); empty where this user may not ask
 */
record ServerFacts(String address, Map<String, String> info, Optional<String> save) {
  /** Copies the map. */
  ServerFacts {
    info = Map.copyOf(info);
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(info.get(name));
  }

  Optional<Long> number(String name) {
    return field(name).filter(text -> text.matches("[0-9]{1,18}")).map(Long::valueOf);
  }

  /** Empty where the server does not say. */
  Optional<Boolean> isReplica() {
    return field("role").map(role -> !role.equals("master"));
  }
}
