package org.homeservices;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.homeservices.database.DatabaseSettings;
import org.homeservices.identity.IdentitySettings;
import org.jspecify.annotations.Nullable;

/** That no record prints what it must keep to itself, be it found by a log or by a failed test. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class SecretsTest {
  private static final String SECRET = "what-nobody-may-read-in-any-log-at-all";

  private static final Pattern NAMES =
      Pattern.compile("(?i).*(token|password|secret|apikey|identity|jwt|bearer)");

  /** What a component is where the test says nothing of it. */
  private static final Map<Class<?>, Object> SOMETHING =
      Map.of(
          String.class,
          "x",
          int.class,
          1,
          double.class,
          1.0,
          boolean.class,
          true,
          URI.class,
          URI.create("http://127.0.0.1/"),
          Duration.class,
          Duration.ofSeconds(1),
          Instant.class,
          Instant.EPOCH,
          Optional.class,
          Optional.empty());

  /** Those that cannot be made of anything, or whose components do not tell what they are. */
  private static final List<Record> OTHERS =
      List.of(
          new DatabaseSettings("jdbc:h2:mem:x", "x", SECRET, null, 1),
          new DatabaseSettings("jdbc:postgresql://x/y?password=" + SECRET, "x", "", null, 1),
          new IdentitySettings.Secret(SECRET));

  @ArchTest
  static void noRecordShouldPrintItsSecrets(JavaClasses classes) {
    List<Class<?>> records =
        classes.stream()
            .filter(JavaClass::isRecord)
            .<Class<?>>map(JavaClass::reflect)
            .filter(SecretsTest::hasSecret)
            .filter(type -> OTHERS.stream().noneMatch(type::isInstance))
            .toList();

    assertThat(records)
        .extracting(Class::getSimpleName)
        .contains("Hello", "Arrival", "Issued", "RedisAccess", "HandoverSettings", "ModelSettings");
    assertThat(records).allSatisfy(type -> assertHidden(made(type)));
    assertThat(OTHERS).allSatisfy(SecretsTest::assertHidden);
  }

  private static void assertHidden(Object made) {
    assertThat(made.toString()).doesNotContain(SECRET);
  }

  private static boolean hasSecret(Class<?> type) {
    return Arrays.stream(components(type)).anyMatch(SecretsTest::isSecret);
  }

  private static boolean isSecret(RecordComponent component) {
    return component.getType() == String.class && NAMES.matcher(component.getName()).matches();
  }

  private static Object made(Class<?> type) {
    RecordComponent[] components = components(type);
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      constructor.setAccessible(true);
      return constructor.newInstance(Arrays.stream(components).map(SecretsTest::value).toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("cannot be made, and is to be among the others: " + type, e);
    }
  }

  private static @Nullable Object value(RecordComponent component) {
    return isSecret(component) ? SECRET : SOMETHING.get(component.getType());
  }

  private static RecordComponent[] components(Class<?> type) {
    return Objects.requireNonNull(type.getRecordComponents());
  }
}
