package org.homeservices.web;

import static java.lang.System.Logger.Level.WARNING;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where a visitor is. Only a proxy that is trusted is believed about who called it; the header of
 * anybody else is not looked at, and told once, since behind a proxy that is not listed all
 * visitors look like one. Thread-safe.
 */
public final class VisitorAddresses {
  /** What the edges read the visitor's address from; the filter sets it, and no client can. */
  public static final String HEADER = "X-Home-Services-Visitor";

  /** Of a peer that has no address, as on a socket of the file system. */
  public static final String UNKNOWN = "unknown";

  private static final System.Logger LOGGER = System.getLogger(VisitorAddresses.class.getName());
  private static final int MOST_REPORTED = 20;

  private final String header;
  private final List<Network> proxies;
  private final Set<String> unlisted = ConcurrentHashMap.newKeySet();

  /** Believes those whom the settings trust. */
  public VisitorAddresses(AddressSettings settings) {
    this.header = settings.header();
    this.proxies =
        settings.trustedProxies().stream().flatMap(text -> Network.parse(text).stream()).toList();
  }

  /** The name of the header in which proxies say who called them. */
  public String header() {
    return header;
  }

  /**
   * The visitor's address as limits count it: an IPv4 address, or the first 64 bits of an IPv6 one.
   *
   * @param peer the address that has connected
   * @param told the values of the header, in order; may be empty
   */
  public String of(String peer, List<String> told) {
    Optional<IpAddress> direct = IpAddress.parse(peer);
    if (told.isEmpty() || direct.isEmpty()) {
      return site(direct);
    }
    if (!isTrusted(direct.get())) {
      report(peer);
      return site(direct);
    }
    List<String> hops = told.stream().flatMap(line -> Arrays.stream(line.split(","))).toList();
    return site(caller(hops).or(() -> direct));
  }

  /** Peers that sent the header without being trusted; the first twenty. */
  public Set<String> unlistedProxies() {
    return Set.copyOf(unlisted);
  }

  /**
   * The last who is no trusted proxy, or the first of all where everybody is; empty where somebody
   * after that cannot be read.
   */
  private Optional<IpAddress> caller(List<String> hops) {
    for (int hop = hops.size() - 1; hop >= 0; hop--) {
      Optional<IpAddress> address = IpAddress.parse(hops.get(hop));
      if (hop == 0 || address.isEmpty() || !isTrusted(address.get())) {
        return address;
      }
    }
    return Optional.empty();
  }

  private boolean isTrusted(IpAddress address) {
    return proxies.stream().anyMatch(network -> network.contains(address));
  }

  private void report(String peer) {
    if (unlisted.size() < MOST_REPORTED && unlisted.add(peer)) {
      LOGGER.log(
          WARNING,
          "{0} of {1} ignored; if that is your proxy, add it to TRUSTED_PROXIES",
          header,
          peer);
    }
  }

  private static String site(Optional<IpAddress> address) {
    return address.map(IpAddress::site).orElse(UNKNOWN);
  }
}
