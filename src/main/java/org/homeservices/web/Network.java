package org.homeservices.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses that begin with the same bits (CIDR, RFC 4632). */
final class Network {
  private static final Pattern CIDR = Pattern.compile("([0-9a-fA-F:.]+)(?:/([0-9]{1,3}))?");

  private final IpAddress first;
  private final int bits;

  private Network(IpAddress first, int bits) {
    this.first = first;
    this.bits = bits;
  }

  /** Empty where a text is no network. */
  static Optional<Network> parse(String text) {
    Matcher parts = CIDR.matcher(text);
    return parts.matches()
        ? IpAddress.parse(parts.group(1)).flatMap(first -> of(first, parts.group(2)))
        : Optional.empty();
  }

  boolean contains(IpAddress address) {
    return address.length() == first.length() && address.begins(first, bits);
  }

  private static Optional<Network> of(IpAddress first, @Nullable String written) {
    int most = first.length() * Byte.SIZE;
    int bits = written == null ? most : Integer.parseInt(written);
    return bits <= most ? Optional.of(new Network(first, bits)) : Optional.empty();
  }
}
