package org.homeservices;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Which room may call which, and that only {@code wiring} knows what lies below a contract. */
@AnalyzeClasses(packages = ArchitectureTest.BASE, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  static final String BASE = "org.homeservices";

  private static final List<String> ROOMS =
      List.of(
          "audit",
          "journal",
          "crypto",
          "channel",
          "generation",
          "ratelimit",
          "conversation",
          "cache",
          "database",
          "knowledge",
          "assistant",
          "chat",
          "web",
          "health",
          "check",
          "metrics",
          "config",
          "wiring",
          "launch");

  /** Their arrows hold from their first class on. */
  private static final List<String> ROOMS_TO_COME = List.of("analytics", "identity");

  /**
   * The last ones are common ground of the floors beside them, as unknown to others as they are.
   */
  private static final String[] FLOORS = {
    "..memory..",
    "..redis..",
    "..jpa..",
    "..lucene..",
    "..markdown..",
    "..openai..",
    "..json..",
    "..webhook..",
    "..audit.log..",
    "..database.sql..",
    "..channel.local..",
    "..generation.local..",
    "..cache.local..",
    "..metrics.micrometer.."
  };

  private static final String SETTINGS =
      "org\\.homeservices\\."
          + "(.*Settings|assistant\\.SiteFacts|channel\\.CapacityRule|crypto\\.KeyRing|knowledge\\.Languages)(\\$.*)?";

  @ArchTest
  static final ArchRule ARROWS_POINT_ONE_WAY =
      arrows()
          .whereLayer("web")
          .mayOnlyAccessLayers(
              "audit",
              "journal",
              "chat",
              "conversation",
              "health",
              "crypto",
              "analytics",
              "ratelimit",
              "knowledge",
              "identity",
              "check")
          .whereLayer("health")
          .mayOnlyAccessLayers("channel", "knowledge", "cache", "ratelimit")
          .whereLayer("check")
          .mayOnlyAccessLayers("channel", "knowledge", "cache", "ratelimit")
          .whereLayer("metrics")
          .mayOnlyAccessLayers(
              "channel", "cache", "ratelimit", "assistant", "database", "chat", "web")
          .whereLayer("metrics")
          .mayOnlyBeAccessedByLayers("wiring")
          .whereLayer("analytics")
          .mayOnlyAccessLayers("chat", "conversation", "knowledge")
          .whereLayer("chat")
          .mayOnlyAccessLayers(
              "audit", "journal", "conversation", "assistant", "channel", "generation", "ratelimit")
          .whereLayer("assistant")
          .mayOnlyAccessLayers("knowledge", "cache")
          .whereLayer("launch")
          .mayOnlyAccessLayers("config")
          .whereLayer("config")
          .mayOnlyBeAccessedByLayers("wiring", "launch");

  @ArchTest
  static final ArchRule ROOMS_FORM_NO_CYCLE =
      slices().matching(BASE + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_WIRING_NAMES_A_FLOOR =
      classes().that().resideInAnyPackage(FLOORS).should(beKnownToTheirFloorAndWiringAlone());

  @ArchTest
  static final ArchRule CONFIG_KNOWS_SETTINGS_ALONE =
      classes()
          .that()
          .resideInAPackage(BASE + ".config..")
          .should()
          .onlyDependOnClassesThat(
              are(resideOutsideOfPackage(BASE + ".."))
                  .or(resideInAPackage(BASE + ".config.."))
                  .or(nameMatching(SETTINGS)))
          .allowEmptyShould(true);

  @ArchTest
  static void everyPackageShouldBeNullMarked(JavaClasses all) {
    assertThat(all.stream().map(JavaClass::getPackage).distinct())
        .allSatisfy(
            room ->
                assertThat(isNullMarked(room))
                    .as("%s has a package-info with @NullMarked", room.getName())
                    .isTrue());
  }

  private static boolean isNullMarked(JavaPackage room) {
    return room.tryGetPackageInfo().isPresent() && room.isAnnotatedWith(NullMarked.class);
  }

  private static LayeredArchitecture arrows() {
    LayeredArchitecture rooms = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : ROOMS) {
      rooms = rooms.layer(room).definedBy(BASE + "." + room + "..");
    }
    for (String room : ROOMS_TO_COME) {
      rooms = rooms.optionalLayer(room).definedBy(BASE + "." + room + "..");
    }
    for (String ground :
        List.of(
            "audit",
            "journal",
            "crypto",
            "channel",
            "generation",
            "cache",
            "ratelimit",
            "conversation",
            "identity",
            "database")) {
      rooms = rooms.whereLayer(ground).mayNotAccessAnyLayer();
    }
    for (String roof : List.of("wiring", "launch")) {
      rooms = rooms.whereLayer(roof).mayNotBeAccessedByAnyLayer();
    }
    return rooms
        .whereLayer("knowledge")
        .mayNotAccessAnyLayer()
        // What leaves the node is sealed by the floor that sends it.
        .ignoreDependency(
            resideInAnyPackage("..redis..", "..jpa.."), resideInAPackage(BASE + ".crypto"))
        .ignoreDependency(resideInAPackage("..jpa.."), resideInAPackage(BASE + ".database"))
        .ensureAllClassesAreContainedInArchitectureIgnoring(BASE);
  }

  private static ArchCondition<JavaClass> beKnownToTheirFloorAndWiringAlone() {
    return new ArchCondition<>("be known to their floor and wiring alone") {
      @Override
      public void check(JavaClass floor, ConditionEvents events) {
        floor.getDirectDependenciesToSelf().stream()
            .filter(dependency -> !mayKnow(dependency.getOriginClass(), floor))
            .map(Dependency::getDescription)
            .forEach(text -> events.add(SimpleConditionEvent.violated(floor, text)));
      }
    };
  }

  private static boolean isOnCommonGround(String from, String floor) {
    String room = floor.substring(0, floor.lastIndexOf('.'));
    return floor.endsWith(".local")
        && (from.equals(room + ".memory") || from.equals(room + ".redis"));
  }

  private static boolean mayKnow(JavaClass origin, JavaClass floor) {
    String from = origin.getPackageName();
    return from.equals(floor.getPackageName())
        || from.startsWith(BASE + ".wiring")
        || isOnCommonGround(from, floor.getPackageName());
  }
}
