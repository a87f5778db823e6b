package org.homeservices.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.homeservices.crypto.KeyRing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret that development makes for itself. */
class SecretKeysTest {
  private final Values values = new Values(Given.environment(Map.of()));
  private final Path folder;

  SecretKeysTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void secretShouldBeMadeAndKeptWhenNoneIsSet() throws IOException {
    Path file = folder.resolve("data").resolve("secret.key");

    KeyRing made = read(file);

    String kept = Files.readString(file).strip();
    assertThat(kept).hasSize(64);
    assertThat(Secrets.areSame(made, KeyRing.of(kept, List.of()))).isTrue();
    assertThat(values.problems()).isEmpty();
  }

  @Test
  void secretShouldBeTheSameAtTheSecondRead() {
    Path file = folder.resolve("secret.key");

    KeyRing first = read(file);
    KeyRing second = read(file);

    assertThat(Secrets.areSame(first, second)).isTrue();
  }

  @Test
  void secretsShouldDifferFromFolderToFolder() {
    KeyRing one = read(folder.resolve("one.key"));
    KeyRing other = read(folder.resolve("other.key"));

    assertThat(Secrets.areSame(one, other)).isFalse();
  }

  @Test
  void fileShouldBeForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("secret.key");

    read(file);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void folderThatCannotBeMadeShouldBeListed() throws IOException {
    Path notAFolder = Files.writeString(folder.resolve("data"), "a file");

    read(notAFolder.resolve("secret.key"));

    assertThat(values.problems())
        .singleElement()
        .asString()
        .contains("SECRET_KEY = (unset)", "secret.key", "SECRET_KEY=<output of: openssl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "half-written"})
  void keptFileShouldBeListedWhenItHoldsNoSecret(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("secret.key"), content);

    read(file);

    assertThat(values.problems())
        .singleElement()
        .asString()
        .contains("SECRET_KEY = (unset)", file + " holds no secret", "delete it");
  }

  @Test
  void nothingShouldBeMadeWhenASecretIsSet() {
    Values given = new Values(Given.environment(Map.of(SecretKeys.KEY, Given.SECRET)));
    Path file = folder.resolve("secret.key");

    new SecretKeys(given, false, false, file).read();

    assertThat(file).doesNotExist();
  }

  @Test
  void nothingShouldBeMadeInProduction() {
    Path file = folder.resolve("secret.key");

    new SecretKeys(values, true, false, file).read();

    assertThat(file).doesNotExist();
    assertThat(values.problems()).hasSize(1);
  }

  @Test
  void nothingShouldBeMadeWhenOtherNodesMustHaveTheSame() {
    Path file = folder.resolve("secret.key");

    new SecretKeys(values, false, true, file).read();

    assertThat(file).doesNotExist();
    assertThat(values.problems())
        .singleElement()
        .asString()
        .contains(
            "SECRET_KEY = (unset)",
            "with USE_REDIS=true, DB_URL or DB_JNDI, the same on every node");
  }

  private KeyRing read(Path file) {
    return new SecretKeys(values, false, false, file).read();
  }
}
