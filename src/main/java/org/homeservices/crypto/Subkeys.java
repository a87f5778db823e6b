package org.homeservices.crypto;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeservices.crypto.KeyRing.DerivedKey;
import org.jspecify.annotations.Nullable;

/**
 * The subkeys that others seal with, each derived once. Holds the latest used ones up to a limit:
 * one that was dropped is derived again, in microseconds. Thread-safe.
 */
final class Subkeys {
  /** More than the nodes of any cluster, each of which has one at a time. */
  private static final int MOST = 256;

  private final List<DerivedKey> keys;

  // guarded by this
  private final Map<ByteBuffer, Subkey> latest = new LinkedHashMap<>(16, 0.75f, true);

  Subkeys(List<DerivedKey> keys) {
    this.keys = keys;
  }

  /** The subkey that the header names; empty where its secret is none of ours. */
  Optional<Subkey> find(SealedBytes sealed) {
    return Optional.ofNullable(known(sealed.subkeyName())).or(() -> derive(sealed));
  }

  /** Keeps a subkey that has opened something: names that were made up drive out no real one. */
  synchronized void keep(SealedBytes sealed, Subkey subkey) {
    latest.putIfAbsent(sealed.subkeyName(), subkey);
    if (latest.size() > MOST) {
      latest.remove(latest.keySet().iterator().next());
    }
  }

  synchronized int size() {
    return latest.size();
  }

  private synchronized @Nullable Subkey known(ByteBuffer name) {
    return latest.get(name);
  }

  private Optional<Subkey> derive(SealedBytes sealed) {
    byte[] id = sealed.keyId();
    return keys.stream()
        .filter(key -> Arrays.equals(key.idBytes(), id))
        .findFirst()
        .map(key -> new Subkey(key.bytes(), sealed.salt()));
  }
}
