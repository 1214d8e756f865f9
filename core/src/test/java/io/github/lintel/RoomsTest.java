package io.github.lintel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Data flows one way: each room knows the rooms that {@code docs/architecture.md} names. */
class RoomsTest {
  private static final String ROOT = "io.github.lintel";

  private static final Map<String, Set<String>> KNOWS =
      Map.ofEntries(
          entry("internal.der", Set.of()),
          entry("internal.psl", Set.of()),
          entry("facts", Set.of("internal.der", "internal.psl")),
          entry("internal.x509", Set.of("facts", "internal.der")),
          entry(
              "endpoint", Set.of("facts", "internal.der", "internal.x509", "internal.revocation")),
          entry("check", Set.of("facts")),
          entry("internal.bundle", Set.of("facts", "internal.x509", "endpoint")),
          entry(
              "internal.probe",
              Set.of("facts", "internal.x509", "endpoint", "check", "internal.bundle")),
          entry("internal.path", Set.of("facts", "internal.der", "internal.x509", "check")),
          entry("internal.transparency", Set.of("facts", "internal.der", "internal.x509")),
          entry("internal.revocation", Set.of("facts", "internal.der", "internal.path")),
          entry("internal.checks", Set.of("facts", "check")),
          entry(
              "internal.diagnose",
              Set.of(
                  "facts",
                  "check",
                  "internal.checks",
                  "internal.path",
                  "internal.transparency",
                  "internal.revocation")),
          entry(
              "internal.fetch",
              Set.of(
                  "facts",
                  "internal.der",
                  "internal.x509",
                  "internal.diagnose",
                  "internal.revocation",
                  "internal.probe")));

  static Stream<String> rooms() {
    return KNOWS.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("rooms")
  void knowsOnlyTheRoomsBehindIt(String room) {
    String[] known =
        Stream.concat(Stream.of(room), KNOWS.getOrDefault(room, Set.of()).stream())
            .map(RoomsTest::packages)
            .toArray(String[]::new);

    classes()
        .that()
        .resideInAPackage(packages(room))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(known).or(not(resideInAPackage(ROOT + ".."))))
        .check(ArchitectureTest.CORE);
  }

  /** The front page and the monitor before it stand above all of them. */
  @Test
  void everyRoomIsHere() {
    assertThat(ArchitectureTest.CORE.stream().map(JavaClass::getPackageName).distinct())
        .filteredOn(name -> !name.equals(ROOT) && !name.equals(ROOT + ".monitor"))
        .allSatisfy(
            name ->
                assertThat(rooms())
                    .anyMatch(room -> (name + ".").startsWith(ROOT + "." + room + ".")));
  }

  private static String packages(String room) {
    return ROOT + "." + room + "..";
  }
}
