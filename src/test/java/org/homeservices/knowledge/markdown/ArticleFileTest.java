package org.homeservices.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.Mistake;
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

    assertThat(mistakes(text))
        .singleElement()
        .asString()
        .contains("a keyword is a word or a phrase");
  }

  @Test
  void fileShouldBeRefusedWhenItsBodyIsAHeadingAlone() {
    String text = "---\nid: a\nversion: 1\ncategory: faq\ntitle: A\n---\n## Heading\n";

    assertThat(mistakes(text)).singleElement().asString().contains("nothing below them");
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

    assertThat(mistakes(text)).containsExactly(new Mistake("en/a.md", "actions", NO_ACTION_URL));
  }

  @ParameterizedTest
  @MethodSource("badFiles")
  void fileShouldBeRefusedWithTheReasonWhenItIsNoArticle(String text, String problem) {
    assertThat(mistakes(text)).singleElement().asString().startsWith("en/a.md: " + problem);
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
            "id is lower-case letters, digits and hyphens, at most 100, not 'Deep Cleaning'"),
        bad(GOOD.replace("deep-cleaning", "a".repeat(101)), "id is lower-case letters"),
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
        bad(GOOD.replace("We clean **deeply**.", "  "), "has no body"),
        bad(GOOD.replace("We", "W\0"), "must be text, and holds what is no character"),
        bad(GOOD.replace("We", "\uD83D"), "must be text, and holds what is no character"),
        bad(GOOD + "á".repeat(51_200), "must have at most 102400 bytes"),
        bad(GOOD.replace("- maid", "- " + "[".repeat(50_000)), "front matter is not YAML: "),
        bad(GOOD.replace("- maid", "- &a [*a]"), "front matter is not YAML: aliases are not read"));
  }

  @Test
  void everyMistakeShouldBeNamedWithItsField() {
    String text =
        """
        ---
        id: A
        version: 0
        category: news
        title: ' '
        keywords: maid
        related: [B]
        actions:
          - label: Book
        ---
        """;

    assertThat(mistakes(text))
        .extracting(Mistake::field)
        .containsExactlyInAnyOrder(
            "id", "version", "category", "title", "keywords", "related", "actions", "body");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a.md",
        "fr/a.md",
        "en/a.txt",
        "en/.md",
        "en/../a.md",
        "en/b/a.md",
        "/en/a.md",
        "en\\a.md",
        "en/b\\a.md",
        "en/a\n.md",
        "en//a.md"
      })
  void fileShouldBeRefusedWhenItsNameIsNoFileOfALanguage(String name) {
    assertThat(ArticleFile.read(new MarkdownFile(name, GOOD)).mistakes())
        .containsExactly(new Mistake(name, "file", FileName.RULE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[deep-cleaning]", "[B C]", "[7]", "b"})
  void fileShouldBeRefusedWhenItsRelatedAreNoIdsOfOthers(String related) {
    String text = GOOD.replace("keywords:", "related: " + related + "\nkeywords:");

    assertThat(mistakes(text)).singleElement().extracting(Mistake::field).isEqualTo("related");
  }

  private static Arguments bad(String text, String problem) {
    return Arguments.of(text, problem);
  }

  private static Article read(String text) {
    return ArticleFile.read(new MarkdownFile("en/a.md", text)).article().orElseThrow();
  }

  private static List<Mistake> mistakes(String text) {
    ArticleFile.Outcome outcome = ArticleFile.read(new MarkdownFile("en/a.md", text));
    assertThat(outcome.article().isEmpty()).isEqualTo(!outcome.mistakes().isEmpty());
    return outcome.mistakes();
  }
}
