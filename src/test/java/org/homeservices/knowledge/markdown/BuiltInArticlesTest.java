package org.homeservices.knowledge.markdown;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Category;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltInArticlesTest {
  private static final Path SOURCES = Path.of("src/main/resources/knowledge");
  private static final Path PAGE = Path.of("src/main/webapp/index.html");
  private static final Pattern ID = Pattern.compile("\\bid=[\"']([^\"']+)");
  private static final int LONGEST_BODY = 1_500;

  @ParameterizedTest
  @ValueSource(strings = {"pt-BR", "en", "es"})
  void listShouldNameExactlyTheFilesOfEachLanguage(String language) throws IOException {
    List<String> listed = Files.readAllLines(SOURCES.resolve("articles.txt"));

    try (Stream<Path> files = Files.list(SOURCES.resolve(language))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(listed.stream().map(id -> id + ".md").toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"pt-BR", "en", "es"})
  void languageShouldHaveThirtyArticlesOverAllCategories(Locale locale) {
    List<Article> articles = in(locale);

    assertThat(articles).hasSizeGreaterThanOrEqualTo(30);
    assertThat(articles).extracting(Article::category).containsAll(EnumSet.allOf(Category.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es"})
  void languageShouldHaveTheSameArticlesAsPortuguese(Locale locale) {
    assertThat(in(locale))
        .extracting(Article::id, Article::category)
        .containsExactlyElementsOf(
            in(Languages.PORTUGUESE).stream()
                .map(article -> tuple(article.id(), article.category()))
                .toList());
  }

  @Test
  void articleShouldBeInTheFileOfItsId() throws IOException {
    List<String> listed = Files.readAllLines(SOURCES.resolve("articles.txt"));

    for (Locale locale : Languages.ALL) {
      assertThat(in(locale)).extracting(Article::id).containsExactlyElementsOf(listed);
    }
  }

  @Test
  void bodyShouldFitIntoAChatWindow() {
    assertThat(BuiltInArticles.read())
        .allSatisfy(article -> assertThat(article.body()).hasSizeLessThanOrEqualTo(LONGEST_BODY));
  }

  @Test
  void actionShouldLeadToAPlaceOnThePage() throws IOException {
    assumeThat(PAGE).exists();
    Set<String> places =
        ID.matcher(Files.readString(PAGE)).results().map(id -> "/#" + id.group(1)).collect(toSet());

    Stream<String> linked =
        BuiltInArticles.read().stream()
            .flatMap(article -> article.actions().stream())
            .map(Article.Action::url)
            .filter(url -> url.startsWith("/#"));

    assertThat(linked).isSubsetOf(places);
  }

  private static List<Article> in(Locale locale) {
    return BuiltInArticles.read().stream()
        .filter(article -> article.locale().equals(locale))
        .toList();
  }
}
