package org.homeservices.config;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.homeservices.crypto.KeyRing;

/** Reads the secrets of the cluster; in development it makes one and keeps it in a file. */
final class SecretKeys {
  static final String KEY = "SECRET_KEY";
  static final String FALLBACKS = "SECRET_KEY_FALLBACKS";

  /** Stands in {@code .env.example}, so everybody knows it. */
  static final String EXAMPLE = "replace-this-with-the-output-of-openssl-rand-base64-48";

  private static final int LEAST_LENGTH = 32;
  private static final int LEAST_DISTINCT = 12;
  private static final int MADE_BYTES = 48;
  private static final String HINT = KEY + "=<output of: openssl rand -base64 48>";

  private final Values values;
  private final boolean production;
  private final Path madeFile;

  /**
   * @param madeFile where a secret that was made is kept
   */
  SecretKeys(Values values, boolean production, Path madeFile) {
    this.values = values;
    this.production = production;
    this.madeFile = madeFile;
  }

  KeyRing read() {
    Optional<String> given = values.secret(KEY);
    given.ifPresent(secret -> judge(KEY, secret));
    List<String> fallbacks =
        values
            .secret(FALLBACKS)
            .map(list -> Arrays.stream(list.split(",")).map(String::strip).toList())
            .orElse(List.of());
    fallbacks.forEach(secret -> judge(FALLBACKS, secret));
    return KeyRing.of(given.orElseGet(this::made), fallbacks);
  }

  private void judge(String key, String secret) {
    String shown = "(hidden, %d characters)".formatted(secret.length());
    if (secret.length() < LEAST_LENGTH) {
      values.problem(key, shown, "must have at least %d characters".formatted(LEAST_LENGTH), HINT);
    } else if (production && secret.equals(EXAMPLE)) {
      values.problem(key, shown, "must not be the one of .env.example in production", HINT);
    } else if (production && secret.chars().distinct().count() < LEAST_DISTINCT) {
      String rule = "must have at least %d different characters in production";
      values.problem(key, shown, rule.formatted(LEAST_DISTINCT), HINT);
    }
  }

  private String made() {
    if (production) {
      values.problem(KEY, "(unset)", "must be set in production", HINT);
      return EXAMPLE;
    }
    try {
      return Files.exists(madeFile) ? Files.readString(madeFile).strip() : make();
    } catch (IOException e) {
      String rule = "is unset, and %s cannot be made (%s); set it".formatted(madeFile, e);
      values.problem(KEY, "(unset)", rule, HINT);
      return EXAMPLE;
    }
  }

  private String make() throws IOException {
    byte[] random = new byte[MADE_BYTES];
    new SecureRandom().nextBytes(random);
    String secret = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    if (madeFile.getParent() != null) {
      Files.createDirectories(madeFile.getParent());
    }
    Files.createFile(madeFile, onlyForTheOwner());
    Files.writeString(madeFile, secret + "\n", StandardOpenOption.TRUNCATE_EXISTING);
    return secret;
  }

  private static FileAttribute<?>[] onlyForTheOwner() {
    Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
    return views.contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
