package org.homeservices.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleFileTest {
  private static final String GOOD =
      """
      ---
      id: deep-cleaning
      version: 3
      category: service
      title: Deep cleaning
      keywords:
        - maid
        - 24
      actions:
        - label: Book
          url: /#services
      ---

      We clean **deeply**.
      """;

  private static final String NO_ACTION_URL =
      "an action needs 'label' and a 'url' of https:, mailto:, tel: or a path";

  @Test
  void articleShouldBeReadWhenTheFileIsGood() {
    Article article = read(GOOD);

    assertThat(article)
        .isEqualTo(
            new Article(
                "deep-cleaning",
                3,
                Category.SERVICE,
                Languages.ENGLISH,
                "Deep cleaning",
                List.of("maid", "24"),
                List.of(new Article.Action("Book", "/#services")),
                "We clean **deeply**."));
  }

  @Test
  void articleShouldBeTheSameWhenAnEditorWroteAByteOrderMarkAndCarriageReturns() {
    String fromAnEditor = "\uFEFF" + GOOD.replace("\n", "\r\n");

    Article article = read(fromAnEditor);

    assertThat(article).isEqualTo(read(GOOD));
  }

  @Test
  void articleShouldNeedNeitherKeywordsNorActions() {
    Article article =
        read("---\nid: a\nversion: 1\ncategory: faq\ntitle: A\n---\nBody with\n---\na line");

    assertThat(article.keywords()).isEmpty();
    assertThat(article.actions()).isEmpty();
    assertThat(article.body()).isEqualTo("Body with\n---\na line");
  }

  @Test
  void fileShouldBeRefusedWhenAKeywordIsNone() {
    String text =
        "---\nid: a\nversion: 1\ncategory: faq\ntitle: A\nkeywords:\n  - b\n  -\n---\nBody";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadArticle.class)
        .hasMessageContaining("a keyword is a word or a phrase");
  }

  @Test
  void fileShouldBeRefusedWhenItsBodyIsAHeadingAlone() {
    String text = "---\nid: a\nversion: 1\ncategory: faq\ntitle: A\n---\n## Heading\n";

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadArticle.class)
        .hasMessageContaining("nothing below them");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://a.example/b", "mailto:a@b.example", "tel:+55119", "/orders"})
  void actionShouldBeTakenWhenItsUrlLeadsSomewhereSafe(String url) {
    Article article = read(GOOD.replace("/#services", url));

    assertThat(article.actions()).containsExactly(new Article.Action("Book", url));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"javascript:alert(1)", "//evil.example", "http://a.example", "data:text/html,a"})
  void fileShouldBeRefusedWhenAnActionsUrlIsUnsafe(String url) {
    String text = GOOD.replace("url: /#services", "url: '" + url + "'");

    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadArticle.class)
        .hasMessage("en/a.md: " + NO_ACTION_URL);
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void fileShouldBeRefusedWithTheReasonWhenItIsNoArticle(String text, String problem) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadArticle.class)
        .hasMessageStartingWith("en/a.md: " + problem);
  }

  static Stream<Arguments> badFiles() {
    return Stream.of(
        bad("# Just text", "must begin with front matter between two lines of '---'"),
        bad("---\nid: a\n", "must begin with front matter between two lines of '---'"),
        bad("---\nid: [\n---\nBody", "front matter is not YAML: "),
        bad("---\njust words\n---\nBody", "front matter must be a list of 'key: value' lines"),
        bad(GOOD.replace("id: deep-cleaning\n", ""), "needs 'id: …'"),
        bad(GOOD.replace("title: Deep cleaning\n", ""), "needs 'title: …'"),
        bad(GOOD.replace("title: Deep cleaning", "title: ' '"), "needs 'title: …'"),
        bad(GOOD.replace("category: service\n", ""), "needs 'category: …'"),
        bad(
            GOOD.replace("deep-cleaning", "Deep Cleaning"),
            "id is lower-case letters, digits and hyphens, not 'Deep Cleaning'"),
        bad(
            GOOD.replace("category: service", "category: news"),
            "category is service, faq, navigation, policy or troubleshooting, not 'news'"),
        bad(
            GOOD.replace("version: 3", "version: 0"),
            "needs 'version: 1' or a greater whole number"),
        bad(
            GOOD.replace("version: 3", "version: soon"),
            "needs 'version: 1' or a greater whole number"),
        bad(
            GOOD.replace("keywords:\n  - maid\n  - 24", "keywords: maid"),
            "'keywords' must be a list of '- …' lines"),
        bad(GOOD.replace("    url: /#services\n", ""), NO_ACTION_URL),
        bad(GOOD.replace("We clean **deeply**.", "  "), "has no body"));
  }

  private static Arguments bad(String text, String problem) {
    return Arguments.of(text, problem);
  }

  private static Article read(String text) {
    return ArticleFile.read("en/a.md", Languages.ENGLISH, text);
  }
}
