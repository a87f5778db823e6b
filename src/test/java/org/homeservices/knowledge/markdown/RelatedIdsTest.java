package org.homeservices.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelatedIdsTest {

  @Test
  void unknownIdShouldBeToldWithItsFile() {
    Article article = article("[b]");

    assertThat(new RelatedIds(Map.of("a", article)).mistake("en/a.md", article))
        .get()
        .extracting(Throwable::getMessage)
        .isEqualTo("en/a.md: 'related' names 'b', and no article has that id");
  }

  @Test
  void nothingShouldBeWrongWhenTheIdIsThere() {
    Article article = article("[b]");

    assertThat(new RelatedIds(Map.of("a", article, "b", article("[]"))).mistake("a", article))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a]", "[B C]", "[7]", "b"})
  void fileShouldBeRefusedWhenItsRelatedAreNoIdsOfOthers(String related) {
    assertThatExceptionOfType(BadArticle.class)
        .isThrownBy(() -> article(related))
        .withMessageContaining("'related'");
  }

  private static Article article(String related) {
    String text =
        "---\nid: a\nversion: 1\ncategory: faq\ntitle: T\nrelated: %s\n---\nBody\n"
            .formatted(related);
    return ArticleFile.read("en/a.md", Languages.ENGLISH, text);
  }
}
