package io.github.lintel.smoke;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What surrounds core uses its public packages only. */
class ArchitectureTest {
  private static final String[] AROUND = {
    "io.github.lintel.smoke..",
    "io.github.lintel.okhttp..",
    "io.github.lintel.junit..",
    "io.github.lintel.testkit.."
  };
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPackages(
              "io.github.lintel.smoke",
              "io.github.lintel.okhttp",
              "io.github.lintel.junit",
              "io.github.lintel.testkit");

  @Test
  void allOfItIsSeen() {
    Set<String> seen = CLASSES.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());

    assertThat(seen)
        .contains(Stream.of(AROUND).map(around -> around.replace("..", "")).toArray(String[]::new));
    assertThat(CLASSES.contain(VerifyCommand.class)).isTrue();
  }

  @Test
  void nobodyUsesWhatIsInternal() {
    noClasses()
        .that()
        .resideInAnyPackage(AROUND)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.lintel.internal..")
        .check(CLASSES);
  }

  @Test
  void testkitDoesNotKnowCore() {
    noClasses()
        .that()
        .resideInAPackage("io.github.lintel.testkit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.lintel",
            "io.github.lintel.check..",
            "io.github.lintel.endpoint..",
            "io.github.lintel.facts..")
        .check(CLASSES);
  }
}
