package org.homeservices.config;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server listens.
 *
 * @param host a name, an IPv4 address, or an IPv6 address without brackets
 */
public record RedisNode(String host, int port) {
  private static final String NAME = "[a-zA-Z0-9]([a-zA-Z0-9._-]*[a-zA-Z0-9])?\\.?";
  private static final String IPV6 =
      "[0-9a-fA-F:.]*:[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[a-zA-Z0-9._-]+)?";
  private static final Pattern HOST = Pattern.compile(NAME + "|" + IPV6);
  private static final Pattern ADDRESS = Pattern.compile("(\\[(.+)]|[^:]+):([0-9]{1,5})");
  private static final int GREATEST_PORT = 65_535;

  /**
   * @throws IllegalArgumentException where it is no host or no port
   */
  public RedisNode {
    if (!HOST.matcher(host).matches() || port < 1 || port > GREATEST_PORT) {
      throw new IllegalArgumentException(
          "a node is a host and a port from 1 to %d, not %s, %d"
              .formatted(GREATEST_PORT, host, port));
    }
  }

  /**
   * Reads {@code host:port}, an IPv6 address in brackets.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static RedisNode parse(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      throw new IllegalArgumentException("a node is host:port, not " + address);
    }
    String bracketed = parts.group(2);
    String host = bracketed == null ? parts.group(1) : bracketed;
    if (bracketed != null && bracketed.indexOf(':') < 0) {
      throw new IllegalArgumentException("brackets are for IPv6 addresses, not for " + bracketed);
    }
    return new RedisNode(host, Integer.parseInt(parts.group(3)));
  }

  /** Whether the name says that it is this machine; no name server is asked. */
  public boolean isLoopback() {
    return host.equalsIgnoreCase("localhost")
        || host.matches("127(\\.[0-9]{1,3}){3}")
        || host.matches("[0:]*:0*1");
  }

  /** {@code host:port}, an IPv6 address in brackets. */
  @Override
  public String toString() {
    return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
  }
}
