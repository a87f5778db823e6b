package org.homeservices.generation.redis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.generation.GenerationsContract.SETTINGS;
import static org.homeservices.generation.GenerationsContract.aKey;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.homeservices.generation.Author;
import org.homeservices.generation.Ending;
import org.homeservices.generation.Following;
import org.homeservices.generation.GenerationKey;
import org.homeservices.generation.Reader;
import org.homeservices.generation.local.Piece;
import org.homeservices.testing.Await;
import org.homeservices.testing.RealRedis;
import org.homeservices.wiring.TestNodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a cluster does for the followers of one text on several nodes. */
class GenerationsAcrossNodesIT {
  private final RealRedis redis = RealRedis.started();
  private final List<GenerationNode> nodes =
      IntStream.range(0, 3).mapToObj(number -> new GenerationNode(redis.port())).toList();
  private final GenerationKey key = aKey();

  @AfterEach
  void stop() {
    nodes.forEach(GenerationNode::close);
    redis.close();
  }

  private Following follow(int node, Author author, Reader reader) {
    return nodes.get(node).generations().follow(key, author, reader);
  }

  /** An author who is at it on the first node, and has written this. */
  private Author writing(Reader reader, String text) {
    Author author = new Author();
    follow(0, author, reader);
    author.write(text);
    reader.awaitText(text);
    return author;
  }

  private Object say(String... words) {
    return Objects.requireNonNull(redis.say(words));
  }

  @Test
  void textShouldBeWrittenOnceForAllNodes() {
    List<Author> authors = IntStream.range(0, 300).mapToObj(number -> new Author()).toList();
    List<Reader> readers = IntStream.range(0, 300).mapToObj(number -> new Reader()).toList();

    Await.together(
        3,
        node ->
            IntStream.range(0, 100)
                .map(i -> 100 * node + i)
                .forEach(i -> follow(node, authors.get(i), readers.get(i))));
    Await.until(() -> authors.stream().anyMatch(author -> author.timesAsked() > 0));
    Author asked =
        authors.stream().filter(author -> author.timesAsked() > 0).findFirst().orElseThrow();
    IntStream.range(0, 40).forEach(i -> asked.write("piece " + i + ", "));
    asked.finish("x");

    String text = readers.get(0).whole().text();
    assertThat(text).startsWith("piece 0, ").endsWith("piece 39, ");
    assertThat(readers).allSatisfy(reader -> assertThat(reader.whole().text()).isEqualTo(text));
    assertThat(authors.stream().mapToInt(Author::timesAsked).sum()).isEqualTo(1);
  }

  @Test
  void lateFollowerOfAnotherNodeShouldGetAllThereIsAtOnce() {
    Reader early = new Reader();
    Author author = writing(early, "so far");
    author.write(" and more");
    early.awaitText("so far and more");
    Await.until(() -> Long.valueOf(2).equals(logLength()));

    Reader late = new Reader();
    follow(1, new Author(), late);
    late.awaitText("so far and more");
    author.write(" and the rest");
    author.finish("x");

    assertThat(late.whole()).isEqualTo(new Ending.Whole("so far and more and the rest", "x", true));
    assertThat(early.whole().joined()).isFalse();
  }

  private String logKey() {
    return "hsc:2:{" + TextName.of(key).value() + "}:log";
  }

  @Test
  void anotherNodeShouldTakeOverWhenTheWriterDies() {
    Author dying = writing(new Reader(), "from the first");
    Author second = new Author();
    Reader reader = new Reader();
    follow(1, second, reader);
    reader.awaitText("from the first");

    nodes.get(0).kill();
    long died = System.nanoTime();
    second.awaitAsked();
    Duration took = Duration.ofNanos(System.nanoTime() - died);
    second.write("from the second");
    second.finish("x");

    assertThat(reader.whole()).isEqualTo(new Ending.Whole("from the second", "x", false));
    assertThat(reader.soFar()).contains("RESET");
    assertThat(took).isLessThan(SETTINGS.lease().plusMillis(500));
    assertThat(dying.timesAsked()).isEqualTo(1);
  }

  @Test
  void oneOfSeveralNodesShouldTakeOver() {
    writing(new Reader(), "from the first");
    Author second = new Author();
    Author third = new Author();
    Reader there = new Reader();
    Reader elsewhere = new Reader();
    follow(1, second, there);
    follow(2, third, elsewhere);
    there.awaitText("from the first");
    elsewhere.awaitText("from the first");

    nodes.get(0).kill();
    Await.until(() -> second.timesAsked() + third.timesAsked() > 0);
    Author author = second.timesAsked() > 0 ? second : third;
    author.write("again");
    author.finish("x");

    assertThat(there.whole().text()).isEqualTo("again");
    assertThat(elsewhere.whole().text()).isEqualTo("again");
    assertThat(second.timesAsked() + third.timesAsked()).isEqualTo(1);
  }

  /** As a node does that takes over from one that stands still. */
  private void takeOver(String text) {
    long generation = Long.MAX_VALUE >> 11;
    TextName name = TextName.of(key);
    byte[] piece =
        new Pieces(TestNodes.seal()).close(new Piece.Text(text), name.place(generation, 0));
    String script =
        "redis.call('SELECT', 2) redis.call('DEL', KEYS[3])"
            + " redis.call('HSET', KEYS[2], 'generation', ARGV[1])"
            + " redis.call('RPUSH', KEYS[3], ARGV[2])"
            + " return redis.call('SET', KEYS[1], 'another:' .. ARGV[1], 'PX', 60000)";
    String[] keys = name.keys().stream().map(String::valueOf).toArray(String[]::new);
    String closed = new String(piece, ISO_8859_1);
    say("EVAL", script, "3", keys[0], keys[1], keys[2], Long.toString(generation), closed);
  }

  @Test
  void writerThatStoodStillShouldFollowWhoTookOver() {
    Reader first = new Reader();
    Author author = writing(first, "old");
    Reader reader = new Reader();
    follow(1, new Author(), reader);
    reader.awaitText("old");

    takeOver("new");
    author.write(" that goes on for a while");

    author.awaitStopped();
    first.awaitText("new");
    reader.awaitText("new");
  }

  @Test
  void writerShouldStopWhenNobodyFollowsOnAnyNode() {
    Author author = new Author();
    Reader here = new Reader();
    Reader there = new Reader();
    Following own = follow(0, author, here);
    author.write("text");
    here.awaitText("text");
    Following other = follow(1, new Author(), there);
    there.awaitText("text");

    own.leave();
    author.write(" goes on");
    there.awaitText("text goes on");
    assertThat(author.isStopped()).isFalse();
    other.leave();

    author.awaitStopped();
  }

  @Test
  void missedPiecesShouldBeReadFromTheLog() {
    Author author = writing(new Reader(), "a");
    Reader reader = new Reader();
    follow(1, new Author(), reader);
    reader.awaitText("a");

    say("CLIENT", "KILL", "TYPE", "pubsub");
    author.write("bbbbbbbb");
    author.write("cccccccc");
    author.finish("x");

    assertThat(reader.whole().text()).isEqualTo("abbbbbbbbcccccccc");
  }

  @Test
  void everyNodeShouldHaveItsOwnTextWhenRedisIsAway() {
    Reader first = new Reader();
    Author author = writing(first, "begun");
    Author second = new Author();
    Reader reader = new Reader();
    follow(1, second, reader);
    reader.awaitText("begun");

    redis.pause();
    author.write(" and ended");
    author.finish("x");
    second.write("own");
    second.finish("y");

    assertThat(first.whole().text()).isEqualTo("begun and ended");
    assertThat(reader.whole().text()).isEqualTo("own");
    redis.resume();
  }

  @Test
  void newTextShouldNotWaitForARedisThatIsAway() {
    redis.pause();
    Author author = new Author();
    Reader reader = new Reader();

    follow(0, author, reader);
    author.write("text");
    author.finish("x");

    assertThat(reader.whole().text()).isEqualTo("text");
    redis.resume();
  }

  @Test
  void nodesShouldJoinAgainWhenRedisIsBack() {
    redis.pause();
    Author alone = new Author();
    Reader reader = new Reader();
    follow(0, alone, reader);
    alone.write("alone");
    alone.finish("");
    reader.end();
    redis.resume();

    Await.until(
        () -> {
          GenerationKey fresh = aKey();
          Author author = new Author();
          Author never = new Author();
          Reader here = new Reader();
          Reader there = new Reader();
          nodes.get(0).generations().follow(fresh, author, here);
          author.write("together");
          here.awaitText("together");
          nodes.get(1).generations().follow(fresh, never, there);
          Await.until(() -> never.timesAsked() > 0 || there.text().equals("together"));
          return never.timesAsked() == 0;
        });
  }

  @Test
  void nothingShouldBeReadableInRedis() {
    Author author = writing(new Reader(), "a secret text");
    author.write("with more of it");
    Await.value(nodes.get(0).register().enter("a secret name", "a secret entry"));

    String everything = dump();

    assertThat(everything).contains("hsc:2:").doesNotContain("secret").doesNotContain(key.value());
  }

  private String dump() {
    String script =
        "redis.call('SELECT', 2) local r = '' for _, k in ipairs(redis.call('KEYS', '*')) do"
            + " r = r .. k .. redis.call('DUMP', k) end return r";
    return say("EVAL", script, "0").toString();
  }

  @Test
  void pieceOfAnotherSecretShouldNotBeBelieved() {
    Seals.with(
        redis.port(),
        stranger -> {
          Author foreign = new Author();
          stranger.generations().follow(key, foreign, new Reader());
          foreign.write("not to be believed");
          Await.until(() -> Long.valueOf(1).equals(logLength()));
          Author own = new Author();
          Reader reader = new Reader();

          follow(0, own, reader);
          own.write("own text");
          own.finish("");

          assertThat(reader.whole().text()).isEqualTo("own text");
        });
  }

  private Object logLength() {
    return inAnswers("LLEN", logKey());
  }

  /** A command on the database of answers. */
  private Object inAnswers(String command, String key) {
    String script = "redis.call('SELECT', 2) return redis.call(ARGV[1], ARGV[2])";
    return say("EVAL", script, "0", command, key);
  }

  /** A node that has another secret. */
  private static final class Seals {
    static void with(int port, java.util.function.Consumer<GenerationNode> task) {
      String secret = "another secret of thirty-two or more characters, for tests";
      try (GenerationNode node = new GenerationNode(port, TestNodes.seal(secret, List.of()))) {
        task.accept(node);
      }
    }
  }
}
