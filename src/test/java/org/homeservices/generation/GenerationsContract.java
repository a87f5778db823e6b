package org.homeservices.generation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.homeservices.testing.Await;
import org.junit.jupiter.api.Test;

/** What every {@link Generations} does for the followers of one node. */
public interface GenerationsContract {
  /** Short ones, so that nobody waits long; longer than a stalled machine stands still. */
  GenerationSettings SETTINGS =
      new GenerationSettings(
          Duration.ofMillis(1_000),
          Duration.ofSeconds(3),
          Duration.ofMillis(200),
          Duration.ofSeconds(30),
          Duration.ofMillis(10),
          8,
          500);

  /** What is tested. */
  Generations generations();

  static GenerationKey aKey() {
    return new GenerationKey(UUID.randomUUID().toString());
  }

  @Test
  default void followerShouldGetTheTextInOrderAndItsEnd() {
    Author author = new Author();
    Reader reader = new Reader();

    generations().follow(aKey(), author, reader);
    author.write("Olá, ");
    author.write("tudo ");
    author.write("bem?");
    author.finish("from the model");

    assertThat(reader.whole())
        .isEqualTo(new Ending.Whole("Olá, tudo bem?", "from the model", false));
  }

  @Test
  default void firstPieceShouldComeAtOnceAndLaterOnesTogether() {
    Author author = new Author();
    Reader reader = new Reader();

    generations().follow(aKey(), author, reader);
    author.write("a");
    reader.news(1);
    IntStream.range(0, 8).forEach(i -> author.write("b"));

    assertThat(reader.news(2)).startsWith("a");
    reader.awaitText("abbbbbbbb");
    assertThat(reader.soFar().size()).isLessThan(9);
  }

  @Test
  default void whoFollowsTheSameKeyShouldJoin() {
    GenerationKey key = aKey();
    Author first = new Author();
    Author second = new Author();
    Reader early = new Reader();
    Reader late = new Reader();

    generations().follow(key, first, early);
    first.write("so far");
    early.awaitText("so far");
    generations().follow(key, second, late);
    assertThat(late.news(1)).containsExactly("so far");
    first.write(", and more");
    first.finish("x");

    assertThat(early.whole().joined()).isFalse();
    assertThat(late.whole()).isEqualTo(new Ending.Whole("so far, and more", "x", true));
    assertThat(second.timesAsked()).isZero();
  }

  @Test
  default void manyWhoFollowAtOnceShouldHaveItWrittenOnce() {
    GenerationKey key = aKey();
    List<Author> authors = List.of(new Author(), new Author(), new Author());
    List<Reader> readers = IntStream.range(0, 60).mapToObj(number -> new Reader()).toList();

    Await.together(
        3,
        thread ->
            IntStream.range(0, 20)
                .forEach(
                    i ->
                        generations()
                            .follow(key, authors.get(thread), readers.get(20 * thread + i))));
    Await.until(() -> authors.stream().anyMatch(author -> author.timesAsked() > 0));
    Author asked =
        authors.stream().filter(author -> author.timesAsked() > 0).findFirst().orElseThrow();
    asked.write("one text ");
    asked.write("for all");
    asked.finish("x");

    assertThat(readers)
        .allSatisfy(reader -> assertThat(reader.whole().text()).isEqualTo("one text for all"));
    assertThat(authors.stream().mapToInt(Author::timesAsked).sum()).isEqualTo(1);
  }

  @Test
  default void otherKeysShouldBeWrittenApart() {
    Author one = new Author();
    Author other = new Author();
    Reader first = new Reader();
    Reader second = new Reader();

    generations().follow(aKey(), one, first);
    generations().follow(aKey(), other, second);
    one.write("one");
    other.write("other");
    one.finish("");
    other.finish("");

    assertThat(first.whole().text()).isEqualTo("one");
    assertThat(second.whole().text()).isEqualTo("other");
  }

  @Test
  default void textShouldBeginAnewWhenItsProducerSaysSo() {
    Author author = new Author();
    Reader reader = new Reader();

    generations().follow(aKey(), author, reader);
    author.write("wrong");
    reader.awaitText("wrong");
    author.reset();
    author.write("right");
    author.finish("");

    assertThat(reader.whole().text()).isEqualTo("right");
    assertThat(reader.soFar()).contains("RESET");
  }

  @Test
  default void failureShouldBeToldToAllAndNotTriedAgainAtOnce() {
    GenerationKey key = aKey();
    Author author = new Author();
    Author other = new Author();
    Reader reader = new Reader();
    Reader after = new Reader();

    generations().follow(key, author, reader);
    author.fail();
    reader.end();
    generations().follow(key, other, after);

    assertThat(after.end()).isInstanceOf(Ending.Failed.class);
    assertThat(reader.end()).isInstanceOf(Ending.Failed.class);
    assertThat(other.timesAsked()).isZero();
  }

  @Test
  default void producerThatThrowsShouldBeOneThatFails() {
    Reader reader = new Reader();

    generations()
        .follow(
            aKey(),
            sheet -> {
              throw new IllegalStateException("told to throw");
            },
            reader);

    assertThat(reader.end()).isInstanceOf(Ending.Failed.class);
  }

  @Test
  default void textThatIsTooLongShouldFail() {
    Author author = new Author();
    Reader reader = new Reader();

    generations().follow(aKey(), author, reader);
    author.write("x".repeat(SETTINGS.longest() + 1));

    String reason = reader.end().fold(whole -> "", Ending.Failed::reason);
    assertThat(reason).contains("500");
    author.awaitStopped();
  }

  @Test
  default void producerShouldBeStoppedWhenNobodyFollows() {
    GenerationKey key = aKey();
    Author author = new Author();
    Reader one = new Reader();
    Reader other = new Reader();

    Following first = generations().follow(key, author, one);
    Following second = generations().follow(key, author, other);
    author.write("text");
    one.awaitText("text");
    first.leave();
    author.write(" goes on");
    other.awaitText("text goes on");
    assertThat(author.isStopped()).isFalse();
    second.leave();

    author.awaitStopped();
    assertThat(one.text()).isEqualTo("text");
  }

  @Test
  default void textShouldBeWrittenAnewWhenAllHadLeft() {
    GenerationKey key = aKey();
    Author left = new Author();
    Author author = new Author();
    Reader reader = new Reader();

    Following gone = generations().follow(key, left, new Reader());
    left.write("never seen again");
    gone.leave();
    left.awaitStopped();
    generations().follow(key, author, reader);
    author.write("new");
    author.finish("");

    assertThat(reader.whole().text()).isEqualTo("new");
  }

  @Test
  default void textShouldBeToldForAMomentAfterItsEnd() {
    GenerationKey key = aKey();
    Author author = new Author();
    Reader reader = new Reader();
    Reader late = new Reader();

    generations().follow(key, author, reader);
    author.write("all of it");
    author.finish("x");
    reader.end();
    generations().follow(key, author, late);

    assertThat(late.whole()).isEqualTo(new Ending.Whole("all of it", "x", true));
    assertThat(author.timesAsked()).isEqualTo(1);
  }

  @Test
  default void textShouldBeToldForAMomentThoughAllHaveLeftAtItsEnd() {
    GenerationKey key = aKey();
    Author author = new Author();
    Reader reader = new Reader();
    Reader late = new Reader();
    CompletableFuture<Following> own = new CompletableFuture<>();

    own.complete(
        generations()
            .follow(
                key,
                author,
                new Follower() {
                  @Override
                  public void text(String more) {
                    reader.text(more);
                  }

                  @Override
                  public void reset() {
                    reader.reset();
                  }

                  @Override
                  public void ended(Ending ending) {
                    Await.value(own).leave();
                    reader.ended(ending);
                  }
                }));
    author.write("all of it");
    author.finish("x");
    reader.end();
    generations().follow(key, author, late);

    assertThat(late.whole()).isEqualTo(new Ending.Whole("all of it", "x", true));
    assertThat(author.timesAsked()).isEqualTo(1);
    assertThat(author.isStopped()).isFalse();
  }

  @Test
  default void endShouldWaitForWhatTheProducerStores() {
    Author author = new Author();
    Reader reader = new Reader();

    generations().follow(aKey(), author, reader);
    author.write("written, but not stored");
    reader.awaitText("written, but not stored");
    assertThat(reader.soFar()).doesNotContain("END");
    author.finish("stored");

    assertThat(reader.whole().outcome()).isEqualTo("stored");
  }

  @Test
  default void followerThatFailsShouldNotKeepOthersFromTheText() {
    GenerationKey key = aKey();
    Author author = new Author();
    Reader reader = new Reader();

    generations()
        .follow(
            key,
            author,
            new Follower() {
              @Override
              public void text(String more) {
                throw new IllegalStateException("told to throw");
              }

              @Override
              public void reset() {}

              @Override
              public void ended(Ending ending) {
                throw new IllegalStateException("told to throw");
              }
            });
    generations().follow(key, author, reader);
    author.write("text");
    author.finish("");

    assertThat(reader.whole().text()).isEqualTo("text");
  }

  @Test
  default void followerMayLeaveWhileItIsTold() {
    Author author = new Author();
    CompletableFuture<Following> own = new CompletableFuture<>();
    Reader reader = new Reader();

    own.complete(
        generations()
            .follow(
                aKey(),
                author,
                new Follower() {
                  @Override
                  public void text(String more) {
                    reader.text(more);
                    Await.value(own).leave();
                  }

                  @Override
                  public void reset() {
                    reader.reset();
                  }

                  @Override
                  public void ended(Ending ending) {
                    reader.ended(ending);
                  }
                }));
    author.write("first");
    author.awaitStopped();

    assertThat(reader.soFar()).containsExactly("first");
  }
}
