package org.homeservices.knowledge.markdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.homeservices.knowledge.Article;
import org.homeservices.knowledge.Languages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArticleFolderTest {
  private final Path root;
  private final ArticleFolder folder;

  ArticleFolderTest(@TempDir Path root) {
    this.root = root;
    this.folder = new ArticleFolder(root);
  }

  @Test
  void articlesShouldTakeTheirLanguageFromTheirFolder() throws IOException {
    write("pt-BR/faxina.md", "cleaning");
    write("es/limpieza.md", "cleaning");

    assertThat(articles(folder))
        .extracting(Article::locale)
        .containsExactly(Languages.PORTUGUESE, Languages.SPANISH);
  }

  @Test
  void badFileShouldBeLeftOutAndTheOthersStay() throws IOException {
    write("en/a.md", "a");
    Files.writeString(root.resolve("en/b.md"), "no front matter");
    Files.write(root.resolve("en/c.md"), new byte[] {(byte) 0xC3, (byte) 0x28});
    write("en/d.md", "d");

    assertThat(articles(folder)).extracting(Article::id).containsExactly("a", "d");
  }

  @Test
  void secondFileShouldBeLeftOutWhenItRepeatsAnId() throws IOException {
    write("en/1.md", "a");
    write("en/2.md", "a");
    write("pt-BR/1.md", "a");

    assertThat(articles(folder))
        .extracting(Article::title)
        .containsExactly("Title of pt-BR/1.md", "Title of en/1.md");
  }

  @Test
  void otherFilesShouldBePassedOver() throws IOException {
    write("en/a.md", "a");
    write("en/notes.txt", "notes");
    write("fr/b.md", "b");

    assertThat(articles(folder)).extracting(Article::id).containsExactly("a");
  }

  @Test
  void articleShouldBeLeftOutWhenItNamesARelatedOneThatIsNotThere() throws IOException {
    write("en/a.md", "a", "related: [b]\n");
    write("en/b.md", "b", "related: [gone]\n");
    write("en/c.md", "c", "related: [a]\n");

    assertThat(articles(folder))
        .extracting(Article::id, Article::related)
        .containsExactly(tuple("a", List.of("b")), tuple("c", List.of("a")));
  }

  @Test
  void folderShouldHoldNothingWhenItDoesNotExist() {
    ArticleFolder missing = new ArticleFolder(root.resolve("missing"));

    assertThat(missing.files()).isEmpty();
    assertThat(missing.fingerprint()).isEmpty();
  }

  @Test
  void fingerprintShouldStayWhenNothingChanges() throws IOException {
    write("en/a.md", "a");

    assertThat(folder.fingerprint()).isEqualTo(folder.fingerprint());
  }

  @Test
  void fingerprintShouldChangeWhenAFileIsEdited() throws IOException {
    write("en/a.md", "a");
    Map<Path, String> before = folder.fingerprint();

    write("en/a.md", "edited");

    assertThat(folder.fingerprint()).isNotEqualTo(before);
  }

  @Test
  void fingerprintShouldChangeWhenAFileIsAddedOrDeleted() throws IOException {
    write("en/a.md", "a");
    Map<Path, String> one = folder.fingerprint();

    write("en/b.md", "b");
    Map<Path, String> two = folder.fingerprint();
    Files.delete(root.resolve("en/a.md"));

    assertThat(two).isNotEqualTo(one);
    assertThat(folder.fingerprint()).isNotEqualTo(two).isNotEqualTo(one);
  }

  private static List<Article> articles(ArticleFolder folder) {
    return new MarkdownReader().read(folder.files()).articles();
  }

  private void write(String file, String id) throws IOException {
    write(file, id, "");
  }

  private void write(String file, String id, String more) throws IOException {
    Path path = root.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(
        path,
        "---\nid: %s\nversion: 1\ncategory: faq\ntitle: Title of %s\n%s---\nBody\n"
            .formatted(id, file, more));
  }
}
