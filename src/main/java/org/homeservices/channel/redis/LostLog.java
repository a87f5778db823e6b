package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.homeservices.channel.LostEntry;

/** Entries to be put back, packed for the script that does it in one step. */
final class LostLog {
  /** A script holds up all others; the latest entries are worth more than all of them. */
  private static final int MOST_BYTES = 1024 * 1024;

  private LostLog() {}

  /** The latest of the entries, as many as may be put back at once, sealed. */
  static byte[] packed(GroupKey group, List<LostEntry> entries, Payloads payloads) {
    List<byte[]> latest = new ArrayList<>();
    int bytes = 0;
    for (int i = entries.size() - 1; i >= 0 && bytes < MOST_BYTES; i--) {
      byte[] one = packed(group, entries.get(i), payloads);
      bytes += one.length;
      latest.add(one);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(bytes);
    for (int i = latest.size() - 1; i >= 0; i--) {
      all.writeBytes(latest.get(i));
    }
    return all.toByteArray();
  }

  private static byte[] packed(GroupKey group, LostEntry lost, Payloads payloads) {
    Entry entry = new Entry(lost.seq(), lost.id(), GroupKey.digest(lost.key()), lost.text());
    byte[] key = entry.key().getBytes(UTF_8);
    byte[] id = entry.id().getBytes(UTF_8);
    byte[] sealed = payloads.seal(group, entry);
    return ByteBuffer.allocate(
            Long.BYTES + 2 * Short.BYTES + Integer.BYTES + key.length + id.length + sealed.length)
        .putLong(entry.seq())
        .putShort((short) key.length)
        .put(key)
        .putShort((short) id.length)
        .put(id)
        .putInt(sealed.length)
        .put(sealed)
        .array();
  }
}
