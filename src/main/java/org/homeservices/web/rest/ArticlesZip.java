package org.homeservices.web.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.homeservices.knowledge.ArticleReader;
import org.homeservices.knowledge.BadArticles;
import org.homeservices.knowledge.Library;
import org.homeservices.knowledge.MarkdownFile;
import org.homeservices.knowledge.Mistake;
import org.homeservices.knowledge.StoredArticle;
import org.homeservices.web.BadInput;
import org.homeservices.web.ErrorCode;

/** Articles as a zip of their files, folders by language. */
final class ArticlesZip {
  static final String TYPE = "application/zip";

  private static final int MOST_UNPACKED = 50 * 1024 * 1024;
  private static final int MOST_ENTRIES = ArticleReader.MOST_ARTICLES + 100;

  private ArticlesZip() {}

  /** Every file byte for byte. */
  static byte[] pack(Library library) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, UTF_8)) {
      for (StoredArticle article : library.articles()) {
        ZipEntry entry = new ZipEntry(article.text().file().name());
        entry.setLastModifiedTime(FileTime.from(article.writtenAt()));
        zip.putNextEntry(entry);
        zip.write(article.text().file().markdown().getBytes(UTF_8));
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Whether a body begins as a zip does. */
  static boolean isZip(byte[] body) {
    return body.length > 1 && body[0] == 'P' && body[1] == 'K';
  }

  /**
   * The files in a zip; folders are passed over. Unpacks no more than is allowed.
   *
   * @throws BadInput where it is none, or holds too much
   * @throws BadArticles where a file is no text, or too long
   */
  static List<MarkdownFile> unpack(byte[] body) {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body), UTF_8)) {
      return unpack(zip);
    } catch (IOException | IllegalArgumentException e) {
      throw new BadInput(ErrorCode.BAD_FRAME, null);
    }
  }

  private static List<MarkdownFile> unpack(ZipInputStream zip) throws IOException {
    List<MarkdownFile> files = new ArrayList<>();
    int entries = 0;
    long unpacked = 0;
    for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
      entries++;
      byte[] bytes = zip.readNBytes(ArticleReader.MOST_BYTES + 1);
      unpacked += bytes.length;
      if (entries > MOST_ENTRIES || unpacked > MOST_UNPACKED) {
        throw new BadInput(ErrorCode.TOO_LONG, null);
      }
      // The rest would be unpacked, however long, to find the next entry.
      if (bytes.length > ArticleReader.MOST_BYTES) {
        throw bad(entry, "must have at most %d bytes".formatted(ArticleReader.MOST_BYTES));
      }
      if (!entry.isDirectory()) {
        files.add(new MarkdownFile(entry.getName(), text(entry, bytes)));
      }
    }
    return files;
  }

  private static String text(ZipEntry entry, byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw bad(entry, "must be UTF-8");
    }
  }

  private static BadArticles bad(ZipEntry entry, String rule) {
    return new BadArticles(List.of(new Mistake(entry.getName(), "file", rule)));
  }
}
