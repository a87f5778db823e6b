package org.homeservices.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** On what a process lets others reach it, as Linux tells. */
public final class OpenPorts {
  private static final int ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTENING = "0A";

  /** In the order of the kernel: each four bytes from the last to the first. */
  private static final Set<String> LOOPBACK =
      Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

  private OpenPorts() {}

  /** Ports, of TCP and UDP, that are open to other machines. */
  public static Set<Integer> of(long pid) {
    Path process = Path.of("/proc", Long.toString(pid));
    Set<String> own = sockets(process.resolve("fd"));
    Set<Integer> open = new TreeSet<>();
    for (String protocol : Set.of("tcp", "tcp6", "udp", "udp6")) {
      rows(process.resolve("net").resolve(protocol))
          .map(row -> row.strip().split("\\s+"))
          .filter(row -> row[STATE].equals(LISTENING) || protocol.startsWith("udp"))
          .filter(row -> own.contains("socket:[%s]".formatted(row[INODE])))
          .map(row -> row[ADDRESS].split(":"))
          .filter(address -> !LOOPBACK.contains(address[0]))
          .forEach(address -> open.add(Integer.parseInt(address[1], 16)));
    }
    return open;
  }

  private static Set<String> sockets(Path descriptors) {
    try (Stream<Path> all = Files.list(descriptors)) {
      return all.map(OpenPorts::target).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  private static Stream<String> rows(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
