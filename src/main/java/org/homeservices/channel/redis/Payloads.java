package org.homeservices.channel.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import org.homeservices.channel.ChannelName;
import org.homeservices.channel.DropReason;
import org.homeservices.channel.Drops;
import org.homeservices.crypto.Protection;
import org.jspecify.annotations.Nullable;

/**
 * What travels, sealed for the one place where it may be opened: a group's history, a group, or a
 * node. What cannot be opened is counted and is null here.
 */
final class Payloads {
  private final Protection seal;
  private final Drops drops;

  /** A text for all members of a group but one. */
  record Passing(String except, String text) {}

  Payloads(Protection seal, Drops drops) {
    this.seal = seal;
    this.drops = drops;
  }

  byte[] seal(GroupKey group, Entry entry) {
    return seal.seal(plain(entry.text(), entry.id(), entry.key()), place('e', group.value()));
  }

  @Nullable Entry openEntry(GroupKey group, long seq, byte[] sealed) {
    ByteReader plain = open(sealed, place('e', group.value()));
    return plain == null
        ? null
        : new Entry(seq, plain.shortText(), plain.shortText(), plain.rest());
  }

  byte[] sealPassing(GroupKey group, @Nullable ChannelName except, String text) {
    String name = except == null ? "" : except.value();
    return seal.seal(plain(text, name), place('p', group.value()));
  }

  @Nullable Passing openPassing(GroupKey group, byte[] sealed) {
    ByteReader plain = open(sealed, place('p', group.value()));
    return plain == null ? null : new Passing(plain.shortText(), plain.rest());
  }

  byte[] seal(String node, Request request) {
    byte[] plain =
        plain(
            request.text(),
            request.kind().name(),
            Long.toString(request.id()),
            request.from(),
            request.channel(),
            request.group());
    return seal.seal(plain, place('n', node));
  }

  @Nullable Request openRequest(String node, byte[] sealed) {
    ByteReader plain = open(sealed, place('n', node));
    return plain == null
        ? null
        : new Request(
            Request.Kind.valueOf(plain.shortText()),
            Long.parseLong(plain.shortText()),
            plain.shortText(),
            plain.shortText(),
            plain.shortText(),
            plain.rest());
  }

  private @Nullable ByteReader open(byte[] sealed, byte[] place) {
    byte[] plain = seal.open(sealed, place);
    if (plain == null) {
      drops.count(DropReason.UNREADABLE);
      return null;
    }
    return new ByteReader(plain);
  }

  /** Short words, each after its length in two bytes, and then the text. */
  private static byte[] plain(String text, String... words) {
    byte[] body = text.getBytes(UTF_8);
    byte[][] heads = new byte[words.length][];
    int length = body.length;
    for (int i = 0; i < words.length; i++) {
      heads[i] = words[i].getBytes(UTF_8);
      length += Short.BYTES + heads[i].length;
    }
    byte[] plain = new byte[length];
    ByteBuffer into = ByteBuffer.wrap(plain);
    for (byte[] head : heads) {
      into.putShort((short) head.length).put(head);
    }
    into.put(body);
    return plain;
  }

  private static byte[] place(char kind, String name) {
    return (kind + name).getBytes(ISO_8859_1);
  }
}
