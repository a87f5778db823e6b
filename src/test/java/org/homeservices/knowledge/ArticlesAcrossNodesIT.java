package org.homeservices.knowledge;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.homeservices.knowledge.ArticleFiles.markdown;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.testing.Await;
import org.homeservices.testing.JpaProvider;
import org.homeservices.testing.RealPostgres;
import org.homeservices.testing.RealRedis;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** That each node finds what was edited on another one, and how soon: two servers, one database. */
class ArticlesAcrossNodesIT {
  private static final System.Logger LOGGER =
      System.getLogger(ArticlesAcrossNodesIT.class.getName());
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String QUESTION = "Do you tune pianos?";
  private static final int EDITS = 20;

  private static RealRedis redis;

  private ArticleNode here;
  private ArticleNode there;

  @BeforeAll
  static void startRedis() {
    redis = RealRedis.started();
  }

  @AfterAll
  static void stopRedis() {
    redis.close();
  }

  @BeforeEach
  void start() {
    DatabaseSettings sql = RealPostgres.shared().freshDatabase();
    here = new ArticleNode(sql, JpaProvider.ECLIPSELINK, redis.port());
    there = new ArticleNode(sql, JpaProvider.HIBERNATE, redis.port());
  }

  @AfterEach
  void stop() {
    here.close();
    there.close();
  }

  @Test
  void firstArticlesShouldBeStoredOnceWhenNodesStartTogether() {
    Await.together(2, number -> (number == 0 ? here : there).look());

    Await.until(() -> here.current().size() == BuiltInArticles.files().size());
    there.look();

    assertThat(there.current())
        .hasSameSizeAs(BuiltInArticles.files())
        .allSatisfy(article -> assertThat(article.version()).isEqualTo(1));
    assertThat(Await.value(there.desk().current()).revision()).isEqualTo(1);
  }

  @Test
  void editShouldBeFoundOnTheOtherNodeWithinASecondWhenItIsTold() {
    seed();
    there.listen();
    Await.until(() -> subscribers() == 1);

    assertThat(usual("by notice")).isLessThan(SECOND);
  }

  @Test
  void editShouldBeFoundOnTheOtherNodeWithinASecondWhenItLooksForItself() {
    seed();
    there.poll();

    assertThat(usual("by poll alone")).isLessThan(SECOND);
  }

  @Test
  void removedArticleShouldNotBeFoundAnyMore() {
    seed();
    there.poll();
    edit("We tune pianos at home.");
    Await.until(() -> there.finds(QUESTION, "tune pianos"));

    Await.value(here.desk().remove(Languages.ENGLISH, "piano", any -> true));

    Await.until(() -> !there.finds(QUESTION, "tune pianos"));
  }

  private long subscribers() {
    List<?> counts = (List<?>) redis.say("PUBSUB", "NUMSUB", "hsc:0:articles");
    return (Long) counts.get(1);
  }

  private void seed() {
    here.look();
    Await.until(() -> here.current().size() == BuiltInArticles.files().size());
    there.look();
    edit("We do not.");
  }

  private void edit(String words) {
    Await.value(here.desk().put(Languages.ENGLISH, "piano", markdown("piano", words), any -> true));
  }

  /** From when an edit is done until the other node finds it, for half of the edits. */
  private Duration usual(String how) {
    List<Duration> all = new ArrayList<>();
    for (int i = 0; i < EDITS; i++) {
      String words = "We tune pianos for R$ " + (1000 + i) + ".";
      edit(words);
      long done = System.nanoTime();
      Await.until(() -> there.finds(QUESTION, words));
      all.add(Duration.ofNanos(System.nanoTime() - done));
    }
    Collections.sort(all);
    Duration median = all.get(EDITS / 2);
    LOGGER.log(
        INFO,
        "edits found {0}: median {1} ms, slowest {2} ms",
        how,
        median.toMillis(),
        all.get(EDITS - 1).toMillis());
    return median;
  }
}
