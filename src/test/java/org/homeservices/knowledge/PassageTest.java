package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article.Action;
import org.junit.jupiter.api.Test;

class PassageTest {
  private static final Action BOOK = new Action("Book", "/book");
  private static final Action RENAMED = new Action("Order", "/book");
  private static final Action MOVED = new Action("Book", "/order");

  @Test
  void articleShouldBeOnePassageWhenItHasNoHeading() {
    Article article = articleWith("We clean homes.\n\nEvery day.");

    List<Passage> passages = Passage.of(article);

    assertThat(passages)
        .containsExactly(
            new Passage("cleaning", article, "Cleaning", "We clean homes.\n\nEvery day."));
  }

  @Test
  void articleShouldBeCutBeforeEachHeading() {
    Article article = articleWith("Opening.\n\n## Prices\nR$ 150.\n\n### Pets\nWelcome.");

    List<Passage> passages = Passage.of(article);

    assertThat(passages)
        .containsExactly(
            new Passage("cleaning", article, "Cleaning", "Opening."),
            new Passage("cleaning#2", article, "Cleaning – Prices", "R$ 150."),
            new Passage("cleaning#3", article, "Cleaning – Pets", "Welcome."));
  }

  @Test
  void firstPassageShouldKeepTheArticlesIdWhenTheBodyStartsWithAHeading() {
    Article article = articleWith("## Prices\nR$ 150.");

    List<Passage> passages = Passage.of(article);

    assertThat(passages)
        .containsExactly(new Passage("cleaning", article, "Cleaning – Prices", "R$ 150."));
  }

  @Test
  void headingShouldMakeNoPassageWhenNothingStandsUnderIt() {
    Article article = articleWith("Opening.\n\n## Soon\n\n## Pets\nWelcome.");

    List<Passage> passages = Passage.of(article);

    assertThat(passages).extracting(Passage::id).containsExactly("cleaning", "cleaning#2");
    assertThat(passages).last().extracting(Passage::title).isEqualTo("Cleaning – Pets");
  }

  @Test
  void hashShouldStayTextWhenItStartsNoHeading() {
    Article article = articleWith("Order #12 is the one.\n#hashtag");

    List<Passage> passages = Passage.of(article);

    assertThat(passages)
        .singleElement()
        .extracting(Passage::text)
        .isEqualTo("Order #12 is the one.\n#hashtag");
  }

  @Test
  void versionShouldChangeWhenAnythingThatAnAnswerMayHoldChanges() {
    Article article = article(1, "Cleaning", List.of("maid"), List.of(BOOK), "We clean.");

    assertThat(
            Stream.of(
                    article,
                    article(1, "Cleaning!", List.of("maid"), List.of(BOOK), "We clean."),
                    article(1, "Cleaning", List.of("maid"), List.of(BOOK), "We clean!"),
                    article(1, "Cleaning", List.of("maid"), List.of(), "We clean."),
                    article(1, "Cleaning", List.of("maid"), List.of(BOOK, BOOK), "We clean."),
                    article(1, "Cleaning", List.of("maid"), List.of(RENAMED), "We clean."),
                    article(1, "Cleaning", List.of("maid"), List.of(MOVED), "We clean."))
                .map(PassageTest::firstVersion))
        .doesNotHaveDuplicates();
  }

  @Test
  void versionShouldStayWhenOnlySomethingElseOfTheArticleChanges() {
    String version = firstVersion(article(1, "Cleaning", List.of("maid"), List.of(BOOK), "We."));

    assertThat(firstVersion(article(2, "Cleaning", List.of("maid"), List.of(BOOK), "We.")))
        .isEqualTo(version);
    assertThat(firstVersion(article(1, "Cleaning", List.of("dust"), List.of(BOOK), "We.")))
        .isEqualTo(version);
    assertThat(firstVersion(article(1, "Cleaning", List.of("maid"), List.of(BOOK), "We.\n# B\nC")))
        .isEqualTo(version);
  }

  private static String firstVersion(Article article) {
    return Passage.of(article).get(0).version();
  }

  private static Article article(
      int version, String title, List<String> keywords, List<Action> actions, String body) {
    return new Article(
        "cleaning", version, Category.SERVICE, Languages.ENGLISH, title, keywords, actions, body);
  }

  private static Article articleWith(String body) {
    return new Article(
        "cleaning",
        1,
        Category.SERVICE,
        Languages.ENGLISH,
        "Cleaning",
        List.of("maid"),
        List.of(),
        body);
  }
}
