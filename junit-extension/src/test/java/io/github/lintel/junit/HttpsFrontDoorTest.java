package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;

/** Test classes with the annotation, run inside this one against front doors in this JVM. */
class HttpsFrontDoorTest {
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());
  private static Path rootFile = Path.of("");

  @BeforeAll
  static void putTheRootOnTheClassPath() throws Exception {
    Path here = Path.of(HttpsFrontDoorTest.class.getResource("").toURI());
    rootFile = Files.writeString(here.resolve("minted-root.pem"), ROOT.pem());
  }

  @AfterAll
  static void takeItAway() throws Exception {
    Files.delete(rootFile);
  }

  @Test
  void testsGetTheReport() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      EngineExecutionResults results = Engine.run(at(door), Shop.class);

      assertThat(Engine.failures(results)).isEmpty();
      results.testEvents().assertStatistics(stats -> stats.succeeded(3));
      assertThat(door.node(0).serverNames()).containsOnly(NAME);
    }
  }

  @Test
  void testsThatRunAtOnceWaitForOneVerification() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      Engine.run(at(door), OneTest.class);
      long connections = door.connectionCount();
      Map<String, String> parameters = new HashMap<>(at(door));
      parameters.put("junit.jupiter.execution.parallel.enabled", "true");
      parameters.put("junit.jupiter.execution.parallel.mode.default", "concurrent");
      parameters.put("junit.jupiter.execution.parallel.config.strategy", "fixed");
      parameters.put("junit.jupiter.execution.parallel.config.fixed.parallelism", "8");

      EngineExecutionResults results = Engine.run(parameters, AtOnce.class);

      assertThat(Engine.failures(results)).isEmpty();
      results.testEvents().assertStatistics(stats -> stats.succeeded(32));
      assertThat(door.connectionCount()).isEqualTo(2 * connections);
    }
  }

  @Test
  void aClassIsVerifiedOnce() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      Engine.run(at(door), OneTest.class);
      long connections = door.connectionCount();
      assertThat(connections).isPositive();

      Engine.run(at(door), Shop.class);

      assertThat(door.connectionCount()).isEqualTo(2 * connections);
    }
  }

  @Test
  void aClassThatAsksForNoReportVerifiesNothing() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      EngineExecutionResults results = Engine.run(at(door), NoReport.class);

      results.testEvents().assertStatistics(stats -> stats.succeeded(1));
      assertThat(door.connectionCount()).isZero();
    }
  }

  @Test
  void aBrokenFrontDoorFailsTheTestWithTheExplanation() {
    Duration past = Duration.ofDays(-2);
    try (FrontDoor door =
        FrontDoor.serving(ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(90), past)))) {
      EngineExecutionResults results = Engine.run(at(door), OneTest.class);

      assertThat(Engine.failures(results))
          .singleElement()
          .isInstanceOf(AssertionFailedError.class)
          .asString()
          .contains("certificate.expired", NAME);
    }
  }

  @Test
  void subclassesNestedClassesAndAnnotationsOfOnesOwnAreFrontDoors() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      EngineExecutionResults results =
          Engine.run(at(door), Subclass.class, Outer.class, Composed.class);

      assertThat(Engine.failures(results)).isEmpty();
      results.testEvents().assertStatistics(stats -> stats.succeeded(4));
    }
  }

  @Test
  void severalAddressesMayBeInOneText() {
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(ROOT.issue(NAME)), Behaviour.tls(ROOT.issue(NAME)))) {
      Map<String, String> parameters =
          Map.of("door.port", port(door), "door.nodes", "127.0.0.1, 127.0.0.2");

      EngineExecutionResults results = Engine.run(parameters, SeveralNodes.class);

      assertThat(Engine.failures(results)).isEmpty();
      assertThat(door.node(1).connectionCount()).isPositive();
    }
  }

  @Test
  void aSilentFrontDoorIsGivenUpInTime() {
    try (FrontDoor door = FrontDoor.of(Behaviour.endAfterHello(Ending.STALL))) {
      EngineExecutionResults results = Engine.run(at(door), Impatient.class);

      assertThat(Engine.failures(results)).isEmpty();
    }
  }

  @Test
  void mistakesFailTheClassAndSayWhatToWrite() {
    assertMistake(Unset.class, "${door.nowhere}", "-Ddoor.nowhere=");
    assertMistake(UnsetVariable.class, "set the environment variable LINTEL_NOT_SET");
    assertMistake(NotATarget.class, "http://shop.example.com", "only https://");
    assertMistake(NoSuchRoot.class, "trust = \"/no-such-root.pem\"", "class path");
    assertMistake(NotARoot.class, "trust = \"HttpsFrontDoorTest.class\"", "no certificate");
    assertMistake(NotADuration.class, "timeout = \"soon\"", "5s");
    assertMistake(NotAnAddress.class, "localhost");
    assertMistake(TooLong.class, "1 hour");
  }

  private static void assertMistake(Class<?> testClass, String... parts) {
    EngineExecutionResults results = Engine.run(Map.of(), testClass);

    assertThat(Engine.failures(results))
        .singleElement()
        .isInstanceOf(ExtensionConfigurationException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("@HttpsFrontDoor", testClass.getName())
        .contains(parts);
    results.testEvents().assertStatistics(stats -> stats.started(0));
  }

  private static Map<String, String> at(FrontDoor door) {
    return Map.of("door.port", port(door));
  }

  private static String port(FrontDoor door) {
    return Integer.toString(door.port());
  }

  @HttpsFrontDoor(
      value = "https://" + NAME + ":${door.port}/login",
      addresses = "127.0.0.1",
      trust = "minted-root.pem")
  static class Shop {
    private final Report ofConstructor;

    Shop(Report ofConstructor) {
      this.ofConstructor = ofConstructor;
    }

    @BeforeAll
    static void beforeAll(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    void isOnThatPort(Report report) {
      assertThat(report.target()).startsWith(NAME + ":");
    }

    @Test
    void isTheSameAsInTheConstructor(Report report) {
      assertThat(report).isSameAs(ofConstructor);
    }
  }

  @HttpsFrontDoor(
      value = NAME + ":${door.port}",
      addresses = "127.0.0.1",
      trust = "minted-root.pem")
  static class OneTest {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(
      value = NAME + ":${door.port}",
      addresses = "127.0.0.1",
      trust = "minted-root.pem")
  static class AtOnce {
    @RepeatedTest(32)
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(NAME)
  static class NoReport {
    @Test
    void asksForNone() {}
  }

  static class Subclass extends OneTest {}

  @HttpsFrontDoor(
      value = NAME + ":${door.port}",
      addresses = "127.0.0.1",
      trust = "minted-root.pem")
  static class Outer {
    @Nested
    class Inner {
      @Test
      void hasTheFrontDoorOfTheOuterClass(Report report) {
        TlsAssertions.assertHealthy(report);
      }
    }

    @Nested
    @HttpsFrontDoor(value = "other.example.com:${door.port}", addresses = "127.0.0.1")
    class InnerWithItsOwn {
      @Test
      void hasItsOwn(Report report) {
        assertThat(report.target()).startsWith("other.example.com:");
        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      }
    }
  }

  @HttpsFrontDoor(
      value = NAME + ":${door.port}",
      addresses = "127.0.0.1",
      trust = "minted-root.pem")
  @Retention(RetentionPolicy.RUNTIME)
  @interface TheShop {}

  @TheShop
  static class Composed {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(
      value = NAME + ":${door.port}",
      addresses = "${door.nodes}",
      trust = "minted-root.pem")
  static class SeveralNodes {
    @Test
    void areAllProbed(Report report) {
      assertThat(report.addresses()).hasSize(2);
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(value = NAME + ":${door.port}", addresses = "127.0.0.1", timeout = "300ms")
  static class Impatient {
    @Test
    void isGivenUp(Report report) {
      TlsAssertions.assertFinds(report, "handshake.timed-out");
    }
  }

  @HttpsFrontDoor("${door.nowhere}")
  static class Unset extends OneTest {}

  @HttpsFrontDoor("https://${LINTEL_NOT_SET}")
  static class UnsetVariable extends OneTest {}

  @HttpsFrontDoor("http://" + NAME)
  static class NotATarget extends OneTest {}

  @HttpsFrontDoor(value = NAME, trust = "/no-such-root.pem")
  static class NoSuchRoot extends OneTest {}

  @HttpsFrontDoor(value = NAME, trust = "HttpsFrontDoorTest.class")
  static class NotARoot extends OneTest {}

  @HttpsFrontDoor(value = NAME, timeout = "soon")
  static class NotADuration extends OneTest {}

  @HttpsFrontDoor(value = NAME, addresses = "localhost")
  static class NotAnAddress extends OneTest {}

  @HttpsFrontDoor(value = NAME, timeout = "61m")
  static class TooLong extends OneTest {}
}
