package org.homeservices.web.widget;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** A file as it is sent, plain and compressed. */
final class WidgetFile {
  private static final int TAG_LENGTH = 16;

  private final byte[] plain;
  private final byte[] compressed;
  private final String tag;

  private WidgetFile(byte[] plain) {
    this.plain = plain;
    this.compressed = compress(plain);
    String hash = HexFormat.of().formatHex(hash().digest(plain));
    this.tag = "W/\"" + hash.substring(0, TAG_LENGTH) + "\"";
  }

  /** A file with this content. */
  static WidgetFile of(byte[] content) {
    return new WidgetFile(content.clone());
  }

  /** A file with this text. */
  static WidgetFile of(String text) {
    return new WidgetFile(text.getBytes(UTF_8));
  }

  /** SHA-256. */
  static MessageDigest hash() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** What is sent; the receiver does not change it. */
  byte[] content(boolean isCompressed) {
    return isCompressed ? compressed : plain;
  }

  /** Its entity tag: a weak one, since it stands for both forms (RFC 9110 §8.8.1). */
  String tag() {
    return tag;
  }

  private static byte[] compress(byte[] plain) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream out =
        new GZIPOutputStream(compressed) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}
