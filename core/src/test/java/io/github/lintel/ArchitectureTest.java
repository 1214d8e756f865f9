package io.github.lintel;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The rules of the house. Each proves first that it saw something. */
class ArchitectureTest {
  static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("testkit"))
          .importPackages("io.github.lintel");

  private static final String CHECKS = "io.github.lintel.internal.checks..";
  private static final String PROBE = "io.github.lintel.internal.probe..";

  @Test
  void sawTheClasses() {
    assertThat(CORE.size()).isGreaterThan(100);
    assertThat(in(CHECKS)).hasSizeGreaterThan(30);
    assertThat(in(PROBE)).hasSizeGreaterThan(15);
    assertThat(in("io.github.lintel")).hasSizeGreaterThan(5);
  }

  @Test
  void noPackageCycles() {
    slices().matching("io.github.lintel.(**)").should().beFreeOfCycles().check(CORE);
    slices().matching("io.github.(**)").should().beFreeOfCycles().check(CORE);
  }

  @Test
  void nobodyInsideKnowsTheFrontPage() {
    noClasses()
        .that()
        .resideInAPackage("io.github.lintel.*..")
        .and()
        .resideOutsideOfPackage("io.github.lintel.monitor") // stands before the front page
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.lintel")
        .check(CORE);
  }

  @Test
  void onlyTheProbeOpensSockets() {
    noClasses()
        .that()
        .resideOutsideOfPackage(PROBE)
        .should()
        .dependOnClassesThat(
            new com.tngtech.archunit.base.DescribedPredicate<>("are sockets or TLS protocols") {
              @Override
              public boolean test(JavaClass type) {
                String name = type.getName();
                return name.startsWith("java.net.Socket")
                    || name.startsWith("java.net.ServerSocket")
                    || name.startsWith("java.net.Datagram")
                    || name.startsWith("java.net.URLConnection")
                    || name.startsWith("java.net.http.")
                    || name.startsWith("java.nio.channels.")
                    || name.startsWith("javax.net.")
                    || name.startsWith("org.bouncycastle.tls.");
              }
            })
        .check(CORE);
    assertThat(in(PROBE))
        .anyMatch(c -> c.getDirectDependenciesFromSelf().toString().contains("SocketChannel"));
  }

  @Test
  void onlyTheBuilderHasAClock() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(TlsVerifier.Builder.class.getName())
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Date")
        .check(CORE);
  }

  @Test
  void checksKnowFactsAndFindingsOnly() {
    classes()
        .that()
        .resideInAPackage(CHECKS)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.math..",
            "java.net..", // InetAddress and URI as data; sockets are forbidden above
            "java.nio.charset..",
            "java.time..",
            "java.util..",
            "org.jspecify.annotations..",
            "io.github.lintel.facts..",
            "io.github.lintel.check..",
            CHECKS)
        .check(CORE);
  }

  @Test
  void checksTouchNoFileLogOrClock() {
    noClasses()
        .that()
        .resideInAPackage(CHECKS)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.slf4j..", "java.io..", "java.nio.file..")
        .check(CORE);
  }

  @Test
  void renderersKnowTheReportOnly() {
    noClasses()
        .that()
        .haveSimpleName("ReportText")
        .or()
        .haveSimpleName("Page")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.github.lintel.internal..")
        .check(CORE);
    assertThat(CORE.contain(ReportText.class)).isTrue();
  }

  @Test
  void factsKnowNobody() {
    noClasses()
        .that()
        .resideInAPackage("io.github.lintel.facts")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.github.lintel",
            "io.github.lintel.check..",
            "io.github.lintel.endpoint..",
            "io.github.lintel.internal.probe..",
            "io.github.lintel.internal.checks..",
            "io.github.lintel.internal.path..",
            "io.github.lintel.internal.diagnose..")
        .check(CORE);
  }

  @Test
  void nothingIsPrinted() {
    noClasses()
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .check(CORE);
  }

  @Test
  void noGlobalState() {
    noClasses()
        .should()
        .callMethod(System.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(java.security.Security.class, "addProvider", java.security.Provider.class)
        .orShould()
        .callMethod(java.security.Security.class, "setProperty", String.class, String.class)
        .orShould()
        .callMethod(java.util.concurrent.ForkJoinPool.class, "commonPool")
        .check(CORE);
  }

  @Test
  void everyPackageIsNullMarked() {
    Set<String> packages = CORE.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages).hasSizeGreaterThan(8);
    assertThat(packages)
        .allSatisfy(
            name ->
                assertThat(Class.forName(name + ".package-info")).hasAnnotation(NullMarked.class));
  }

  @Test
  void exportedSignaturesHoldNoInternalType() {
    classes()
        .that()
        .resideInAnyPackage(
            "io.github.lintel",
            "io.github.lintel.check",
            "io.github.lintel.endpoint",
            "io.github.lintel.facts",
            "io.github.lintel.monitor")
        .and()
        .arePublic()
        .should(showNoInternalType())
        .check(CORE);
  }

  @Test
  void theModuleExportsNoInternalPackage() throws Exception {
    URI classes = TlsVerifier.class.getProtectionDomain().getCodeSource().getLocation().toURI();
    ModuleDescriptor module =
        ModuleFinder.of(Path.of(classes)).find("io.github.lintel").orElseThrow().descriptor();
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactlyInAnyOrder(
            "io.github.lintel",
            "io.github.lintel.check",
            "io.github.lintel.endpoint",
            "io.github.lintel.facts",
            "io.github.lintel.monitor");
    assertThat(module.opens()).isEmpty();
  }

  private static Set<JavaClass> in(String packages) {
    return CORE.stream()
        .filter(c -> JavaClass.Predicates.resideInAPackage(packages).test(c))
        .collect(Collectors.toSet());
  }

  private static ArchCondition<JavaClass> showNoInternalType() {
    return new ArchCondition<>("show no internal type") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        type.getMethods().stream()
            .filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(
                m ->
                    m.getAllInvolvedRawTypes().stream()
                        .anyMatch(t -> t.getPackageName().contains(".internal")))
            .forEach(m -> events.add(SimpleConditionEvent.violated(m, m.getFullName())));
      }
    };
  }
}
