package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.Reaction;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.Event;
import org.opentest4j.AssertionFailedError;

/** Tests for each node, trees of tests, front doors as parameters. */
class TestsOfADoorTest {

  @Test
  void everyNodeIsATestNamedByWhatItServes() {
    EngineExecutionResults results = Engine.run(Map.of(), EveryNode.class);

    assertThat(Engine.failures(results))
        .singleElement()
        .isInstanceOf(AssertionFailedError.class)
        .asString()
        .contains("127.0.0.3");
    assertThat(names(results))
        .hasSize(3)
        .anyMatch(name -> name.startsWith("127.0.0.1  HEALTHY  CN=localhost until 2"))
        .anyMatch(name -> name.startsWith("127.0.0.3  BROKEN  CN=localhost until 2"));
  }

  @Test
  void theNodesMayBeThoseOfAFrontDoorThatTheTestNames() {
    try (FrontDoor door = Flaw.NODE_DOWN.start()) {
      EngineExecutionResults results =
          Engine.run(Map.of("url", door.url()), EveryNodeOfItsOwn.class);

      assertThat(names(results))
          .hasSize(2)
          .anyMatch(name -> name.startsWith("127.0.0.1  BROKEN  CN=localhost until 2"))
          .anyMatch(name -> name.startsWith("127.0.0.3  DEGRADED  no certificate"));
      assertThat(Engine.failures(results)).isEmpty();
    }
  }

  @Test
  void aReportIsATreeOfTests() {
    EngineExecutionResults results = Engine.run(Map.of(), Tree.class);

    assertThat(names(results)).contains("verdict: BROKEN", "certificate.expired", "nothing found");
    assertThat(Engine.failures(results))
        .extracting(Throwable::getMessage)
        .anyMatch(text -> text.startsWith("certificate.expired  ERROR\n  "))
        .anyMatch(text -> text.contains("\n  Do: "));
  }

  @Test
  void frontDoorsAreParametersAndClosedAfterwards() {
    EngineExecutionResults results = Engine.run(Map.of(), Clients.class);

    assertThat(Engine.failures(results)).isEmpty();
    long refused =
        Stream.of(Flaw.values()).filter(flaw -> flaw.reaction() == Reaction.REFUSE).count();
    assertThat(refused).isGreaterThan(45);
    results.testEvents().assertStatistics(stats -> stats.succeeded(refused + 3));
    assertThat(names(results)).anyMatch(name -> name.contains("WRONG_HOST at https://localhost:"));
  }

  @Test
  void mistakesSayWhatToWriteInstead() {
    assertMistake(NoDoor.class, "write @HttpsFrontDoor(\"https://…\") on the class");
    assertMistake(NotOncePerNode.class, "write @FrontDoorTest instead of @Test");
    assertMistake(WrongParameter.class, "write @FrontDoorFixture FrontDoor");
    assertMistake(TwoFlaws.class, "write a parameter for each");
    assertMistake(TwoDoors.class, "a FrontDoorExtension", "@HttpsFrontDoor", "keep one");
  }

  private static void assertMistake(Class<?> testClass, String... parts) {
    assertThat(Engine.failures(Engine.run(Map.of(), testClass)))
        .singleElement()
        .isInstanceOfAny(ExtensionConfigurationException.class, ParameterResolutionException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(parts);
  }

  private static List<String> names(EngineExecutionResults results) {
    return results
        .testEvents()
        .started()
        .map(Event::getTestDescriptor)
        .map(test -> test.getDisplayName())
        .toList();
  }

  private static FrontDoorExtension extension(FrontDoor door) {
    return FrontDoorExtension.builder()
        .endpoint(() -> Endpoint.live(door.url()).at("127.0.0.1", "127.0.0.2", "127.0.0.3"))
        .verifier(
            () -> TlsVerifier.builder().trust(TrustAnchors.of(door.trust().certificate())).build())
        .build();
  }

  static class EveryNode {
    private static final FrontDoor STALE = Flaw.NODE_STALE.start();

    @RegisterExtension static final FrontDoorExtension DOOR = extension(STALE);

    @AfterAll
    static void close() {
      STALE.close();
    }

    @FrontDoorTest
    void isHealthy(AddressReport node, Report whole) {
      assertThat(whole.addresses()).contains(node);
      assertThat(node.verdict()).as(node.address().text()).isEqualTo(Verdict.HEALTHY);
    }
  }

  @HttpsFrontDoor("localhost:1")
  static class EveryNodeOfItsOwn {
    @FrontDoorTest
    @HttpsFrontDoor(
        value = "${url}",
        addresses = {"127.0.0.1", "127.0.0.3"})
    void isOfTheSameReport(AddressReport node, Report whole) {
      assertThat(whole.addresses()).contains(node);
    }
  }

  static class Tree {
    private static final FrontDoor STALE = Flaw.NODE_STALE.start();

    @RegisterExtension static final FrontDoorExtension DOOR = extension(STALE);

    @AfterAll
    static void close() {
      STALE.close();
    }

    @TestFactory
    Stream<DynamicNode> door(Report report) {
      return FrontDoorTests.of(report);
    }
  }

  static class Clients {
    @ParameterizedTest
    @BadFrontDoors
    @Execution(ExecutionMode.CONCURRENT)
    void clientRefuses(FrontDoor door) {
      assertThrows(SSLException.class, () -> get(door));
    }

    @ParameterizedTest
    @BadFrontDoors(Flaw.TLS_1_2)
    void clientGetsIn(FrontDoor door) throws Exception {
      assertThat(get(door)).isEqualTo(200);
    }

    @Test
    void expired(@FrontDoorFixture(Flaw.EXPIRED) FrontDoor door) {
      assertThrows(SSLException.class, () -> get(door));
    }

    @Test
    void good(@FrontDoorFixture FrontDoor door) throws Exception {
      assertThat(get(door)).isEqualTo(200);
    }

    private static int get(FrontDoor door) throws Exception {
      HttpsURLConnection connection =
          (HttpsURLConnection) URI.create(door.url()).toURL().openConnection();
      connection.setSSLSocketFactory(door.trust().sslContext().getSocketFactory());
      connection.setRequestProperty("Connection", "close");
      connection.setReadTimeout(5000);
      return connection.getResponseCode();
    }
  }

  static class NoDoor {
    @FrontDoorTest
    void everyNode(AddressReport node) {}
  }

  @HttpsFrontDoor("localhost")
  static class NotOncePerNode {
    @Test
    void everyNode(AddressReport node) {}
  }

  static class WrongParameter {
    @Test
    void takesText(@FrontDoorFixture String door) {}
  }

  static class TwoFlaws {
    @Test
    void takesTwo(@FrontDoorFixture({Flaw.EXPIRED, Flaw.HTTP}) FrontDoor door) {}
  }

  @HttpsFrontDoor("localhost")
  static class TwoDoors {
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder().endpoint(() -> Endpoint.live("localhost")).build();

    @Test
    void whichOne() {}
  }
}
