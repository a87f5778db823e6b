package org.homeservices.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.testing.ChatSite;
import org.homeservices.testing.ChatSite.Begun;

/** Throws generated requests and frames at a server, and keeps what it should not have answered. */
public final class Fuzz {
  /** In each such part one is a frame for a socket. */
  private static final int FRAMES_IN = 8;

  private static final int THREADS = 6;

  private final RawDoor door;
  private final List<Begun> visitors;
  private final Queue<String> findings = new ConcurrentLinkedQueue<>();
  private final Map<String, Integer> answers = new ConcurrentHashMap<>();

  /** Knows the server by its port. */
  public Fuzz(ChatSite site, int port) {
    this.door = new RawDoor(port);
    this.visitors = Stream.generate(site::begin).limit(5).toList();
  }

  /** Throws so many; each from a seed of its own, which a finding names. */
  public Fuzz run(int cases, long seed) {
    ForkJoinPool pool = new ForkJoinPool(THREADS);
    try {
      pool.submit(() -> IntStream.range(0, cases).parallel().forEach(number -> one(seed + number)))
          .join();
      return this;
    } finally {
      pool.shutdown();
    }
  }

  /** What the server should not have answered: the seed, what is wrong, the request. */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  /** How often each status was answered; {@code ""} where the connection was just closed. */
  public Map<String, Integer> answers() {
    return Map.copyOf(answers);
  }

  private void one(long seed) {
    BadRequests requests = new BadRequests(seed, visitors);
    try {
      if (seed % FRAMES_IN == 0) {
        String frame = requests.frame();
        String said = FuzzedSocket.said(visitors.get(0), frame);
        answers.merge("socket", 1, Integer::sum);
        note(seed, Verdict.onText(said, visitors), frame, said);
      } else {
        byte[] request = requests.next();
        String answer = door.answer(request);
        answers.merge(answer.isEmpty() ? "" : answer.substring(9, 12), 1, Integer::sum);
        String sent = new String(request, StandardCharsets.ISO_8859_1);
        note(seed, Verdict.on(sent, answer, visitors), sent, answer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void note(long seed, Optional<String> wrong, String request, String answer) {
    wrong.ifPresent(
        text ->
            findings.add(
                "seed %d: the answer %s%n%s%n=> %s"
                    .formatted(seed, text, cut(request), cut(answer))));
  }

  private static String cut(String text) {
    return text.length() < 1200 ? text : text.substring(0, 1200) + "…";
  }
}
