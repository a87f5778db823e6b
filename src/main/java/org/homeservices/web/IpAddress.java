package org.homeservices.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An address of the network, read without ever asking a name server. */
final class IpAddress {
  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern V4 = Pattern.compile(BYTE + ("\\." + BYTE).repeat(3));
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

  /** An address as proxies write it: perhaps quoted, in brackets, with a port or a zone. */
  private static final Pattern WRITTEN =
      Pattern.compile(
          "\"?(?:\\[([^\\]%]+)(?:%[^\\]]*)?\\](?::[0-9]+)?|([^\\]\\[%\"]+)(?:%.*)?)\"?");

  private static final Pattern WITH_PORT = Pattern.compile("([0-9.]+):[0-9]{1,5}");
  private static final int V6_BYTES = 16;
  private static final int SITE_BYTES = 8;

  private final byte[] bytes;

  private IpAddress(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Empty where a text is no address. An IPv4 address in the form of an IPv6 one is an IPv4 one.
   */
  static Optional<IpAddress> parse(String text) {
    Matcher written = WRITTEN.matcher(text.strip());
    if (!written.matches()) {
      return Optional.empty();
    }
    String bare = written.group(1) == null ? written.group(2) : written.group(1);
    Matcher withPort = WITH_PORT.matcher(bare);
    return literal(withPort.matches() ? withPort.group(1) : bare);
  }

  /** Four or sixteen of them. */
  int length() {
    return bytes.length;
  }

  /** Whether the first bits are those of another address of the same length. */
  boolean begins(IpAddress other, int bits) {
    int whole = bits / Byte.SIZE;
    int mask = 0xFF00 >> bits % Byte.SIZE & 0xFF;
    return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
        && (mask == 0 || (bytes[whole] & mask) == (other.bytes[whole] & mask));
  }

  /**
   * Whom limits count as one: an IPv4 address; of an IPv6 address the first 64 bits, since whoever
   * has one has all of those (RFC 6177).
   */
  String site() {
    byte[] site = bytes.clone();
    if (site.length == V6_BYTES) {
      Arrays.fill(site, SITE_BYTES, V6_BYTES, (byte) 0);
    }
    return text(site) + (site.length == V6_BYTES ? "/64" : "");
  }

  private static Optional<IpAddress> literal(String text) {
    // Neither form ever reaches a name server.
    if (!V4.matcher(text).matches() && !V6.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new IpAddress(InetAddress.getByName(text).getAddress()));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  private static String text(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 or 16 bytes are an address", e);
    }
  }
}
