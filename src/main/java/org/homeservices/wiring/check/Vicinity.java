package org.homeservices.wiring.check;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** How far away a host is, by its addresses. */
enum Vicinity {
  /** This machine. */
  LOOPBACK,
  /** A network of one's own (RFC 1918, RFC 4193) or of one link. */
  PRIVATE,
  /** Anywhere else. */
  PUBLIC,
  /** The name has no address here and now. */
  UNKNOWN;

  /** The farthest of a host's addresses. Asks the name server. */
  static Vicinity of(String host) {
    try {
      return List.of(InetAddress.getAllByName(host)).stream()
          .map(Vicinity::of)
          .max(Enum::compareTo)
          .orElse(UNKNOWN);
    } catch (UnknownHostException e) {
      return UNKNOWN;
    }
  }

  private static Vicinity of(InetAddress address) {
    if (address.isLoopbackAddress()) {
      return LOOPBACK;
    }
    boolean isUniqueLocal =
        address.getAddress().length == 16 && (address.getAddress()[0] & 0xfe) == 0xfc;
    return address.isSiteLocalAddress() || address.isLinkLocalAddress() || isUniqueLocal
        ? PRIVATE
        : PUBLIC;
  }
}
