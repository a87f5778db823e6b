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
import org.homeservices.config.Lookup.Found;
import org.homeservices.crypto.KeyRing;

/**
 * Reads the secrets of the cluster; for a node alone in development it makes one and keeps it in a
 * file.
 */
final class SecretKeys {
  static final String KEY = "SECRET_KEY";
  static final String FALLBACKS = "SECRET_KEY_FALLBACKS";

  /** Stands in {@code .env.example}, so everybody knows it. */
  static final String EXAMPLE = "replace-this-with-the-output-of-openssl-rand-base64-48";

  private static final int LEAST_LENGTH = 32;
  private static final int LEAST_DISTINCT = 12;
  private static final String TOO_SHORT =
      "must have at least %d characters".formatted(LEAST_LENGTH);
  private static final String RULE_OF_NODES = "must be set %s, the same on every node";
  private static final int MADE_BYTES = 48;
  private static final String HINT = KEY + "=<output of: openssl rand -base64 48>";

  private final Values values;
  private final SecretValues secrets;
  private final boolean production;
  private final boolean shared;
  private final Path madeFile;

  /**
   * @param shared whether other nodes must have the same, so that none may be made
   * @param madeFile where a secret that was made is kept
   */
  SecretKeys(Values values, boolean production, boolean shared, Path madeFile) {
    this.values = values;
    this.secrets = new SecretValues(values);
    this.production = production;
    this.shared = shared;
    this.madeFile = madeFile;
  }

  KeyRing read() {
    Optional<Found> given = secrets.find(KEY);
    given.ifPresent(secret -> judge(KEY, secret));
    List<Found> fallbacks = secrets.find(FALLBACKS).map(SecretKeys::items).orElse(List.of());
    fallbacks.forEach(secret -> judge(FALLBACKS, secret));
    String current = given.map(Found::value).orElseGet(this::made);
    return KeyRing.of(current, fallbacks.stream().map(Found::value).toList());
  }

  private static List<Found> items(Found list) {
    return Arrays.stream(list.value().split(","))
        .map(item -> new Found(item.strip(), list.source()))
        .toList();
  }

  private void judge(String key, Found secret) {
    String text = secret.value();
    if (text.length() < LEAST_LENGTH) {
      secrets.refuse(key, secret, TOO_SHORT, HINT);
    } else if (production && text.equals(EXAMPLE)) {
      secrets.refuse(key, secret, "must not be the one of .env.example in production", HINT);
    } else if (production && text.chars().distinct().count() < LEAST_DISTINCT) {
      String rule = "must have at least %d different characters in production";
      secrets.refuse(key, secret, rule.formatted(LEAST_DISTINCT), HINT);
    }
  }

  private String made() {
    if (secrets.isSet(KEY)) {
      // Its file cannot be read, which is listed already; this one is never used.
      return EXAMPLE;
    }
    if (production || shared) {
      String where = production ? "in production" : "with USE_REDIS=true, DB_URL or DB_JNDI";
      values.problem(KEY, "(unset)", RULE_OF_NODES.formatted(where), HINT);
      return EXAMPLE;
    }
    try {
      return Files.exists(madeFile) ? kept() : make();
    } catch (IOException e) {
      String rule =
          "is unset, and %s can be neither read nor made (%s); set it".formatted(madeFile, e);
      values.problem(KEY, "(unset)", rule, HINT);
      return EXAMPLE;
    }
  }

  private String kept() throws IOException {
    String secret = Files.readString(madeFile).strip();
    if (secret.length() < LEAST_LENGTH) {
      String rule = "is unset, and %s holds no secret; delete it".formatted(madeFile);
      values.problem(KEY, "(unset)", rule, HINT);
    }
    return secret;
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
