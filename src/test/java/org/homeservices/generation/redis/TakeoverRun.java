package org.homeservices.generation.redis;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.homeservices.generation.GenerationKey;
import org.homeservices.generation.Reader;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;

/**
 * Kills nodes that write a text, and prints how long it takes until another one goes on, and what
 * the followers on two other nodes got. RELIABILITY.md says how to run it.
 */
public final class TakeoverRun implements AutoCloseable {
  private static final PrintStream OUT = System.out;
  private static final int KILLS = Integer.getInteger("faults.kills", 50);
  private static final int MOST_MILLIS_BEFORE = 1_500;
  private static final Duration MOST = DyingWriter.SETTINGS.lease().plusMillis(500);
  private static final String DYING = DyingWriter.text();

  private final RealRedis redis = RealRedis.started();
  private final List<GenerationNode> nodes =
      IntStream.range(0, 2)
          .mapToObj(i -> new GenerationNode(redis.port(), TestNodes.seal(), DyingWriter.SETTINGS))
          .toList();
  private final Histogram waits = new Histogram(3);
  private int late;
  private int wrong;
  private int writers;

  /** Does what the class says. */
  public static void main(String[] args) throws IOException, InterruptedException {
    try (TakeoverRun run = new TakeoverRun()) {
      for (int number = 0; number < KILLS; number++) {
        run.killOne(number);
      }
      OUT.print(run.table());
    }
  }

  private void killOne(int number) throws IOException, InterruptedException {
    GenerationKey key = new GenerationKey(UUID.randomUUID().toString());
    Process dying = DyingWriter.start(redis.port(), key);
    List<Successor> successors =
        IntStream.range(0, nodes.size()).mapToObj(i -> new Successor(number, i)).toList();
    List<Reader> readers = successors.stream().map(one -> new Reader()).toList();
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).generations().follow(key, successors.get(i), readers.get(i));
    }
    readers.forEach(reader -> reader.news(1));

    long killedAt = kill(dying);
    Await.until(() -> successors.stream().anyMatch(Successor::isAsked));
    readers.forEach(reader -> Await.until(() -> reader.soFar().contains("END")));
    note(successors, readers, killedAt);
  }

  private static long kill(Process dying) throws InterruptedException {
    long before = ThreadLocalRandom.current().nextLong(MOST_MILLIS_BEFORE);
    if (dying.waitFor(before, TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("the writer has ended by itself");
    }
    long now = System.nanoTime();
    dying.destroyForcibly();
    return now;
  }

  private void note(List<Successor> successors, List<Reader> readers, long killedAt) {
    List<Successor> asked = successors.stream().filter(Successor::isAsked).toList();
    Duration wait = Duration.ofNanos(asked.get(0).askedAt() - killedAt);
    waits.recordValue(wait.toMillis());
    late += wait.compareTo(MOST) > 0 ? 1 : 0;
    writers += asked.size();
    String text = asked.get(0).text();
    readers.stream().filter(reader -> !hasRead(reader, text)).forEach(this::tell);
    OUT.printf("%d ms, %d wrong%n", wait.toMillis(), wrong);
  }

  private void tell(Reader reader) {
    wrong++;
    OUT.println("wrong: " + reader.soFar());
  }

  /** First the beginning of one text, without a character too many, then all of the other. */
  private static boolean hasRead(Reader reader, String whole) {
    List<String> news = reader.soFar();
    int reset = news.indexOf("RESET");
    String before = String.join("", news.subList(0, Math.max(0, reset)));
    String after = String.join("", news.subList(reset + 1, news.size() - 1));
    return reset > 0
        && DYING.startsWith(before)
        && after.equals(whole)
        && reader.end().<Boolean>fold(end -> end.text().equals(whole), failed -> false);
  }

  private String table() {
    return String.format(
        Locale.ROOT,
        """

        | kills | followers | wrong texts | writers asked \
        | taken over after, ms (p50 / p99 / max) | later than %d ms |
        | --- | --- | --- | --- | --- | --- |
        | %d | %d | %d | %d | %d / %d / %d | %d |
        """,
        MOST.toMillis(),
        KILLS,
        KILLS * nodes.size(),
        wrong,
        writers,
        waits.getValueAtPercentile(50),
        waits.getValueAtPercentile(99),
        waits.getMaxValue(),
        late);
  }

  @Override
  public void close() {
    nodes.forEach(GenerationNode::close);
    redis.close();
  }
}
