package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.homeservices.knowledge.ArticleText;
import org.homeservices.knowledge.BadArticles;
import org.homeservices.knowledge.Languages;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.StoredArticle;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;
import org.junit.jupiter.api.Test;

class ArticlesZipTest {
  private static final int MEBIBYTE = 1024 * 1024;

  @Test
  void filesShouldComeBackByteForByte() {
    MarkdownFile odd = new MarkdownFile("pt-BR/ação.md", "\uFEFF---\r\n\t\uD83D\uDE00 \n\n");
    StoredArticle article =
        new StoredArticle(
            new ArticleText("a", Languages.PORTUGUESE, odd), 1, Instant.EPOCH, 1, null);

    byte[] zip = ArticlesZip.pack(new Library(1, List.of(article)));

    assertThat(ArticlesZip.isZip(zip)).isTrue();
    assertThat(ArticlesZip.unpack(zip)).containsExactly(odd);
  }

  @Test
  void foldersShouldBePassedOverAndOtherFilesNot() throws IOException {
    byte[] zip = zip(new Packed("en/", 0), new Packed("en/a.md", 3), new Packed("../b", 1));

    assertThat(ArticlesZip.unpack(zip))
        .containsExactly(new MarkdownFile("en/a.md", "aaa"), new MarkdownFile("../b", "a"));
  }

  /** Ten megabytes of such a zip would unfold into ten gigabytes. */
  @Test
  void bombShouldNotBeUnpacked() throws IOException {
    byte[] zip = zip(new Packed("en/a.md", 64 * MEBIBYTE));
    assertThat(zip.length).isLessThan(MEBIBYTE);

    assertThatExceptionOfType(BadArticles.class)
        .isThrownBy(() -> ArticlesZip.unpack(zip))
        .withMessage("en/a.md: must have at most 102400 bytes");
  }

  @Test
  void zipShouldBeRefusedWhenItsFilesAreTooMuchTogether() throws IOException {
    Packed[] files = new Packed[600];
    Arrays.setAll(files, number -> new Packed("en/" + number + ".md", 100 * 1024));

    assertTooLong(zip(files));
  }

  @Test
  void zipShouldBeRefusedWhenItHoldsTooManyFiles() throws IOException {
    Packed[] files = new Packed[5_101];
    Arrays.setAll(files, number -> new Packed("en/" + number + "/", 0));

    assertTooLong(zip(files));
  }

  @Test
  void fileShouldBeRefusedWhenItIsNoText() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      zip.putNextEntry(new ZipEntry("en/a.md"));
      zip.write(new byte[] {(byte) 0xC3, (byte) 0x28});
    }

    assertThatExceptionOfType(BadArticles.class)
        .isThrownBy(() -> ArticlesZip.unpack(bytes.toByteArray()))
        .withMessage("en/a.md: must be UTF-8");
  }

  @Test
  void nothingElseShouldBeThrownWhenAZipIsDamaged() throws IOException {
    byte[] zip = zip(new Packed("en/a.md", 2_000), new Packed("es/b.md", 10));
    Random random = new Random(1);

    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = zip.clone();
      for (int hits = random.nextInt(4); hits >= 0; hits--) {
        damaged[2 + random.nextInt(damaged.length - 2)] = (byte) random.nextInt();
      }
      byte[] cut = Arrays.copyOf(damaged, 2 + random.nextInt(damaged.length - 1));
      unpack(random.nextBoolean() ? damaged : cut);
    }
  }

  private static void unpack(byte[] zip) {
    try {
      assertThat(ArticlesZip.unpack(zip)).hasSizeLessThan(10);
    } catch (BadInput | BadArticles expected) {
      assertThat(expected).hasMessageNotContaining("Exception");
    }
  }

  private static void assertTooLong(byte[] zip) {
    assertThatExceptionOfType(BadInput.class)
        .isThrownBy(() -> ArticlesZip.unpack(zip))
        .extracting(BadInput::code)
        .isEqualTo(ErrorCode.TOO_LONG);
  }

  /** A file of so many equal letters. */
  private record Packed(String name, int length) {}

  private static byte[] zip(Packed... files) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] letters = "a".repeat(MEBIBYTE).getBytes(UTF_8);
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (Packed file : files) {
        zip.putNextEntry(new ZipEntry(file.name()));
        for (int left = file.length(); left > 0; left -= letters.length) {
          zip.write(letters, 0, Math.min(left, letters.length));
        }
      }
    }
    return bytes.toByteArray();
  }
}
