package org.homeservices.knowledge.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Findings;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Passage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneKnowledgeBaseTest {
  private static final double LONGEST_MILLIS = 5;
  private static final int ROUNDS = 8;

  /** A search stays on its thread, so this tells its time also where others want the processor. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  @Test
  void searchShouldFindTheNewArticlesOnlyWhenTheyWereReplaced() {
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(List.of(article("roof", "Roof tiles")));

    knowledge.replaceWith(
        List.of(article("pool", "Swimming pool"), article("fence", "Garden fence")));

    assertThat(knowledge.size()).isEqualTo(2);
    assertThat(ids(knowledge, "my roof")).isEmpty();
    assertThat(ids(knowledge, "a swimming pool")).containsExactly("pool");
  }

  @Test
  void searchShouldFindNothingWhenTheBaseIsEmpty() {
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(List.of());

    Findings findings = knowledge.find("Quanto custa?", Languages.PORTUGUESE, 3);

    assertThat(knowledge.size()).isZero();
    assertThat(findings).isEqualTo(new Findings(Languages.PORTUGUESE, List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "?!", "the of and", "\uD83D\uDE00"})
  void searchShouldFindNothingWhenTheQuestionSaysNothing(String question) {
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(List.of(article("roof", "Roof tiles")));

    assertThat(ids(knowledge, question)).isEmpty();
  }

  @Test
  void searchShouldFindAnArticleWhenItIsTheOnlyOneAndAWordIsUnknown() {
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(List.of(article("roof", "Roof tiles")));

    assertThat(ids(knowledge, "roof estimate")).containsExactly("roof");
  }

  @Test
  void searchShouldMendAMisspeltWord() {
    LuceneKnowledgeBase knowledge =
        new LuceneKnowledgeBase(List.of(article("fence", "Garden fence")));

    assertThat(ids(knowledge, "gardne")).containsExactly("fence");
  }

  @Test
  void searchShouldReturnNoMoreThanAskedFor() {
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(generated(40, new Random(1)));

    assertThat(ids(knowledge, "word1 word2")).hasSizeGreaterThan(1);
    assertThat(knowledge.find("word1 word2", Languages.ENGLISH, 1).passages()).hasSize(1);
  }

  @Test
  void searchShouldWorkWhenTheQuestionHasFourHundredDifferentWords() {
    LuceneKnowledgeBase knowledge =
        new LuceneKnowledgeBase(List.of(article("terms", words(1_000, 1_400))));
    String question = words(1_000, 1_400);

    assertThat(question).hasSize(1_999);
    assertThat(ids(knowledge, question)).containsExactly("terms");
  }

  @Test
  void searchShouldTakeMillisecondsWhenThereAreFiveThousandArticles() {
    Random random = new Random(7);
    LuceneKnowledgeBase knowledge = new LuceneKnowledgeBase(generated(5_000, random));
    List<String> questions = Stream.generate(() -> text(random, 8)).limit(300).toList();

    // The first rounds warm the machine up.
    double best =
        IntStream.range(0, ROUNDS)
            .mapToDouble(round -> slowestOfHundred(knowledge, questions))
            .min()
            .orElseThrow();

    assertThat(best).as("p99 in milliseconds").isLessThanOrEqualTo(LONGEST_MILLIS);
  }

  private static double slowestOfHundred(LuceneKnowledgeBase knowledge, List<String> questions) {
    double[] sorted = questions.stream().mapToDouble(q -> millis(knowledge, q)).sorted().toArray();
    return sorted[sorted.length * 99 / 100];
  }

  private static double millis(LuceneKnowledgeBase knowledge, String question) {
    long start = THREADS.getCurrentThreadCpuTime();
    knowledge.find(question, Languages.ENGLISH, 4);
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static List<String> ids(LuceneKnowledgeBase knowledge, String question) {
    return knowledge.find(question, Languages.ENGLISH, 3).passages().stream()
        .map(Passage::id)
        .toList();
  }

  private static List<Article> generated(int count, Random random) {
    return IntStream.range(0, count)
        .mapToObj(number -> article("article-" + number, text(random, 60)))
        .toList();
  }

  /** Words of which few are frequent and most are rare, as in a language. */
  private static String text(Random random, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "word" + (int) Math.pow(8_000, random.nextDouble()))
        .collect(Collectors.joining(" "));
  }

  private static String words(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  private static Article article(String id, String title) {
    List<String> keywords = Arrays.stream(title.split(" ")).limit(3).toList();
    return new Article(
        id, 1, Category.FAQ, Languages.ENGLISH, title, keywords, List.of(), "About " + title);
  }
}
