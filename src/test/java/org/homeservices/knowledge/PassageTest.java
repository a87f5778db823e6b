package org.homeservices.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PassageTest {

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
