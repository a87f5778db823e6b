package org.homeservices.bench;

/**
 * What a load client does to the servers.
 *
 * @param sockets of each conversation
 * @param rate messages a second, over all conversations; 0 means that the sockets are idle
 * @param bytes of a message's content
 */
record Load(int conversations, int sockets, double rate, int bytes) {

  /** How many sockets there are. */
  int allSockets() {
    return conversations * sockets;
  }

  /** The same at so many times the rate. */
  Load times(double factor) {
    return new Load(conversations, sockets, rate * factor, bytes);
  }
}
