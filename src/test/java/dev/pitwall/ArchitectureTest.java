package dev.pitwall;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house: who may import whom. */
class ArchitectureTest {
  private static final JavaClasses PITWALL =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.pitwall");

  private static final Map<String, List<String>> MAY_IMPORT =
      Map.ofEntries(
          entry("session", List.of()),
          entry("access", List.of("session")),
          entry("card", List.of("session", "access")),
          entry("command", List.of("session", "access", "card")),
          entry("action", List.of("session", "access", "card")),
          entry("delivery", List.of("session", "card")),
          entry("acp", List.of("session")),
          entry("github", List.of("session", "access", "http")),
          entry("store", List.of("session", "access", "delivery")),
          entry(
              "slack",
              List.of("session", "access", "card", "command", "action", "delivery", "http")),
          entry("http", List.of()),
          entry("sandbox", List.of("http")));

  static Stream<String> packages() {
    return MAY_IMPORT.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageImportsOnlyWhatTheTableAllows(String name) {
    var allowed =
        Stream.concat(Stream.of(name), MAY_IMPORT.getOrDefault(name, List.of()).stream())
            .map(p -> "dev.pitwall." + p + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage("dev.pitwall." + name + "..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.pitwall..").and(resideOutsideOfPackages(allowed)))
        .allowEmptyShould(true)
        .check(PITWALL);
  }

  @Test
  void everyPackageStandsInTheTable() {
    classes()
        .should()
        .resideInAnyPackage(
            Stream.concat(Stream.of("dev.pitwall"), packages().map(p -> "dev.pitwall." + p + ".."))
                .toArray(String[]::new))
        .check(PITWALL);
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching("dev.pitwall.(**)")
        .should()
        .beFreeOfCycles()
        .ignoreDependency(resideInAPackage("dev.pitwall.store.schema.."), alwaysTrue())
        .check(PITWALL);
  }

  @Test
  void theDomainKnowsOnlyTheJdk() {
    classes()
        .that()
        .resideInAPackage("dev.pitwall.session..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage("java..", "dev.pitwall.session..", "org.jspecify.annotations..")
        .check(PITWALL);
  }

  @ParameterizedTest
  @MethodSource("owners")
  void aLibraryHasOneImporter(Map.Entry<String, String> owner) {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pitwall." + owner.getValue() + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(owner.getKey())
        .check(PITWALL);
  }

  static Stream<Map.Entry<String, String>> owners() {
    return Stream.of(
        entry("org.jooq..", "store"),
        entry("java.sql..", "store"),
        entry("com.slack.api..", "slack"),
        entry("com.google.crypto.tink..", "access"),
        entry("com.agentclientprotocol..", "acp"));
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .that()
        .haveSimpleName("package-info")
        .and()
        .resideOutsideOfPackage("dev.pitwall.store.schema..")
        .should()
        .beAnnotatedWith(NullMarked.class)
        .check(PITWALL);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pitwall.store.schema..")
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Service)")
        .check(PITWALL);
  }
}
