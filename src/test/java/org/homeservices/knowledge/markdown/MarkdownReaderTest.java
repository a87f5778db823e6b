package org.homeservices.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.ArticleReader;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.BadArticles;
import org.homeservices.knowledge.Edition;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.Mistake;
import org.junit.jupiter.api.Test;

class MarkdownReaderTest {
  private final MarkdownReader reader = new MarkdownReader();

  @Test
  void filesShouldBeReadWithTheirNames() {
    MarkdownFile a = file("en/a.md", "a", "[b]");
    MarkdownFile b = file("en/other.md", "b", "[]");

    Edition edition = reader.read(List.of(a, b));

    assertThat(edition.articles()).extracting(Article::id).containsExactly("a", "b");
    assertThat(edition.texts()).extracting(ArticleText::file).containsExactly(a, b);
    assertThat(edition.faultless()).isEqualTo(edition.texts());
  }

  @Test
  void mistakesOfAllFilesShouldBeNamedAtOnce() {
    Edition edition =
        reader.read(
            List.of(
                new MarkdownFile("en/a.md", "no article"),
                file("en/b.md", "B", "[]"),
                file("en/c.md", "c", "[gone]"),
                file("en/d.md", "c", "[]")));

    assertThat(edition.mistakes())
        .containsExactlyInAnyOrder(
            new Mistake(
                "en/a.md", "file", "must begin with front matter between two lines of '---'"),
            new Mistake(
                "en/b.md",
                "id",
                "id is lower-case letters, digits and hyphens, at most 100, not 'B'"),
            new Mistake("en/d.md", "id", "repeats the id 'c'"),
            new Mistake(
                "en/c.md", "related", "'related' names 'gone', and no article has that id"));
    assertThatExceptionOfType(BadArticles.class)
        .isThrownBy(edition::faultless)
        .satisfies(bad -> assertThat(bad.mistakes()).hasSize(4));
  }

  @Test
  void articleShouldBeKeptThoughNotServedWhenItNamesARelatedOneThatIsNotThere() {
    Edition edition = reader.read(List.of(file("en/c.md", "c", "[gone]")));

    assertThat(edition.articles()).isEmpty();
    assertThat(edition.texts()).hasSize(1);
  }

  @Test
  void idShouldNotCountAsRepeatedWhenItIsOfAnotherLanguage() {
    Edition edition = reader.read(List.of(file("en/a.md", "a", "[]"), file("es/a.md", "a", "[]")));

    assertThat(edition.faultless()).hasSize(2);
  }

  @Test
  void filesShouldBeRefusedWhenThereAreTooMany() {
    List<MarkdownFile> files =
        IntStream.rangeClosed(0, ArticleReader.MOST_ARTICLES)
            .mapToObj(number -> file("en/" + number + ".md", "a" + number, "[]"))
            .toList();

    Edition edition = reader.read(files);

    assertThat(edition.texts()).hasSize(ArticleReader.MOST_ARTICLES);
    assertThat(edition.mistakes())
        .containsExactly(
            new Mistake(
                "en/5000.md", "file", "is one more than the 5000 articles that there may be"));
  }

  @Test
  void builtInFilesShouldComeBackAsTheyStandInTheWar() {
    Stream<MarkdownFile> files =
        reader.read(BuiltInArticles.files()).faultless().stream().map(ArticleText::file);

    assertThat(files).containsExactlyElementsOf(BuiltInArticles.files());
  }

  private static MarkdownFile file(String name, String id, String related) {
    return new MarkdownFile(
        name,
        "---\nid: %s\nversion: 1\ncategory: faq\ntitle: T\nrelated: %s\n---\nBody\n"
            .formatted(id, related));
  }
}
