package org.homeservices.check;

import static java.util.concurrent.CompletableFuture.completedStage;
import static java.util.concurrent.CompletableFuture.failedStage;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.homeservices.cache.NoCache;
import org.homeservices.channel.memory.InMemoryChannelLayer;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.lucene.LuceneKnowledgeBase;
import org.homeservices.knowledge.markdown.BuiltInArticles;
import org.homeservices.ratelimit.Bucket;
import org.homeservices.ratelimit.Charge;
import org.homeservices.ratelimit.Decision;
import org.homeservices.ratelimit.NotForgotten;
import org.homeservices.ratelimit.RateLimiter;
import org.homeservices.ratelimit.memory.InMemoryRateLimiter;
import org.homeservices.testing.ChannelLimits;
import org.homeservices.testing.NoArticles;
import org.junit.jupiter.api.Test;

/** That rooms are tried by what they promise, and that a broken one is noticed. */
class RoomChecksTest {
  private static final List<Article> ARTICLES = BuiltInArticles.read();

  @Test
  void channelShouldPassWhenWhatIsPublishedComesBack() {
    InMemoryChannelLayer layer =
        new InMemoryChannelLayer(
            ChannelLimits.remembering(50, Duration.ofHours(1)), Clock.systemUTC());

    Finding finding = only(new ChannelCheck(layer, layer, layer));

    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void limitsShouldPassWhenTheSecondMessageIsRefused() {
    Finding finding = only(new LimitCheck(new InMemoryRateLimiter(System::nanoTime)));

    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
  }

  @Test
  void limitsShouldFailWhenTheNodeCountsByItself() {
    RateLimiter own = new InMemoryRateLimiter(System::nanoTime);

    Finding finding = only(new LimitCheck(new Forgetless(own)));

    assertThat(finding.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(finding.text()).contains("counts by itself");
  }

  @Test
  void cacheShouldBeSkippedWhenItIsSwitchedOff() {
    Finding finding = only(new CacheCheck("cache.answers", new NoCache()));

    assertThat(finding.outcome()).isEqualTo(Outcome.SKIPPED);
    assertThat(finding.name()).isEqualTo("cache.answers");
  }

  @Test
  void knowledgeShouldPassWithTheNumberOfArticlesOfEachLanguage() {
    Finding finding =
        only(new KnowledgeCheck(new LuceneKnowledgeBase(ARTICLES), ARTICLES, "of a test"));

    assertThat(finding.outcome()).isEqualTo(Outcome.PASS);
    assertThat(finding.text()).contains("pt-BR 41, en 41, es 41", "of a test");
  }

  @Test
  void knowledgeShouldWarnOfALanguageWithoutArticles() {
    List<Article> some = in(Languages.ENGLISH);

    Finding finding = only(new KnowledgeCheck(new LuceneKnowledgeBase(some), some, "of a test"));

    assertThat(finding.outcome()).isEqualTo(Outcome.WARN);
    assertThat(finding.text()).contains("pt-BR 0, en 41, es 0");
  }

  @Test
  void knowledgeShouldFailWhenNothingIsFoundOrThere() {
    Finding unfound = only(new KnowledgeCheck(new NoArticles(), ARTICLES, "of a test"));
    Finding empty = only(new KnowledgeCheck(new NoArticles(), List.of(), "of a test"));

    assertThat(unfound.outcome()).isEqualTo(Outcome.FAIL);
    assertThat(empty.outcome()).isEqualTo(Outcome.FAIL);
  }

  private static List<Article> in(Locale locale) {
    return ARTICLES.stream().filter(article -> article.locale().equals(locale)).toList();
  }

  private static Finding only(Inspection inspection) {
    List<Finding> findings = inspection.findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  /** Counts on this node, and cannot reach the others. */
  private record Forgetless(RateLimiter own) implements RateLimiter {
    @Override
    public CompletionStage<Decision> take(List<Charge> charges) {
      return own.take(charges);
    }

    @Override
    public CompletionStage<Void> giveBack(List<Charge> charges) {
      return completedStage(null);
    }

    @Override
    public CompletionStage<Void> forget(List<Bucket> kinds, String key) {
      return failedStage(new NotForgotten(new IllegalStateException("away")));
    }
  }
}
