package org.homeservices;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** That each technology stays in its room, and what no class does. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class HouseRulesTest {

  @ArchTest
  static final ArchRule REDISSON_STAYS_HOME = keep("org.redisson..", "..redis..", "wiring..");

  @ArchTest
  static final ArchRule WEBSOCKET_STAYS_HOME = keep("jakarta.websocket..", "web.socket..");

  @ArchTest static final ArchRule REST_STAYS_HOME = keep("jakarta.ws.rs..", "web.rest..");

  @ArchTest static final ArchRule SERVLETS_STAY_HOME = keep("jakarta.servlet..", "web..");

  @ArchTest
  static final ArchRule CONFIG_STAYS_HOME =
      keep("org.eclipse.microprofile.config..", "config..", "wiring..");

  @ArchTest
  static final ArchRule HEALTH_STAYS_HOME = keep("org.eclipse.microprofile.health..", "health..");

  @ArchTest
  static final ArchRule JSON_STAYS_HOME =
      keep("jakarta.json..", "web..", "..openai..", "..json..", "..webhook..");

  /** In {@code cache} there are two qualifiers, which tell the caches apart wherever they go. */
  @ArchTest
  static final ArchRule INJECTION_STAYS_HOME =
      keep("jakarta.inject..", "wiring..", "web..", "health..", "cache");

  @ArchTest
  static final ArchRule CDI_STAYS_HOME =
      keep("jakarta.enterprise..", "wiring..", "web..", "health..");

  @ArchTest
  static final ArchRule TOKENS_STAY_HOME = keep("com.nimbusds..", "crypto..", "identity..");

  @ArchTest
  static final ArchRule PERSISTENCE_STAYS_HOME =
      keep("jakarta.persistence..", "database..", "..jpa..");

  @ArchTest static final ArchRule POOLS_STAY_HOME = keep("com.zaxxer..", "database.sql..");

  @ArchTest static final ArchRule MIGRATIONS_STAY_HOME = keep("org.flywaydb..", "database.sql..");

  @ArchTest
  static final ArchRule DRIVERS_STAY_HOME = keep("org.h2..", "database.sql..", "wiring..");

  @ArchTest static final ArchRule LUCENE_STAYS_HOME = keep("org.apache.lucene..", "..lucene..");

  @ArchTest static final ArchRule YAML_STAYS_HOME = keep("org.snakeyaml..", "..markdown..");

  /** Everybody else logs by {@code System.Logger}. */
  @ArchTest
  static final ArchRule LOG_HANDLERS_STAY_HOME = keep("java.util.logging..", "journal.json..");

  @ArchTest
  static final ArchRule METERS_STAY_HOME = keep("io.micrometer..", "metrics.micrometer..");

  @ArchTest
  static final ArchRule BREAKERS_STAY_HOME =
      keep("io.github.resilience4j..", "assistant.upstream..");

  @ArchTest
  static final ArchRule TIME_COMES_FROM_A_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages(inBase("wiring.."), inBase("launch.."))
          .should()
          .accessTargetWhere(describe("reads the system's time", HouseRulesTest::readsSystemTime))
          .because("a test must be able to stop time; for spans there is System.nanoTime()");

  /**
   * {@code BadStart} tells whoever starts a server why it cannot, before there is a log; what
   * {@code CheckMain} prints is all it does.
   */
  @ArchTest
  static final ArchRule STANDARD_STREAMS_ARE_FOR_STARTING =
      noClasses()
          .that()
          .resideOutsideOfPackage(inBase("launch.."))
          .and()
          .doNotHaveFullyQualifiedName(inBase("wiring.BadStart"))
          .and()
          .doNotHaveFullyQualifiedName(inBase("wiring.CheckMain"))
          .should(ACCESS_STANDARD_STREAMS);

  @ArchTest
  static final ArchRule EXCEPTIONS_SAY_WHAT_THEY_ARE = NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  /** What lies in Redis or in the database is never made an object by its own word. */
  @ArchTest
  static final ArchRule NOTHING_IS_SERIALISED =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.io\\.Object(In|Out)putStream"
                  + "|org\\.redisson\\.codec\\.(SerializationCodec|Kryo.*|MarshallingCodec|Fury.*"
                  + "|.*Jackson.*)");

  @ArchTest
  static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS =
      noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils)");

  /** Nothing of {@code technology} is known outside of its homes. */
  private static ArchRule keep(String technology, String... homes) {
    return noClasses()
        .that()
        .resideOutsideOfPackages(
            Arrays.stream(homes).map(HouseRulesTest::inBase).toArray(String[]::new))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(technology);
  }

  private static String inBase(String home) {
    return home.startsWith("..")
        ? ArchitectureTest.BASE + home
        : ArchitectureTest.BASE + "." + home;
  }

  private static boolean readsSystemTime(JavaAccess<?> access) {
    String name = access.getTarget().getName();
    return switch (access.getTargetOwner().getName()) {
      case "java.lang.System" -> name.equals("currentTimeMillis");
      case "java.time.Clock" -> name.startsWith("system");
      case "java.util.Date" -> access.getTarget().getFullName().endsWith("<init>()");
      default ->
          access.getTargetOwner().getPackageName().startsWith("java.time")
              && name.equals("now")
              && !access.getTarget().getFullName().endsWith("(java.time.Clock)");
    };
  }
}
