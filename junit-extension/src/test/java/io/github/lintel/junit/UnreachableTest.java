package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What becomes of tests whose front door cannot be reached. */
class UnreachableTest {
  private static final Supplier<TlsVerifier> NO_NETWORK =
      () ->
          TlsVerifier.builder()
              .resolver(
                  name -> {
                    throw new IllegalStateException("the name server does not answer");
                  })
              .build();

  private static final Supplier<TlsVerifier> NO_SUCH_NAME =
      () ->
          TlsVerifier.builder()
              .resolver(
                  name -> {
                    throw new UnknownHostException(name);
                  })
              .build();

  @Test
  void aDoorWhereNothingListens() {
    try (FrontDoor door = Flaw.CONNECTION_REFUSED.start()) {
      assertFails(run(door, Failing.class), "connection.refused");
      assertClassAborts(run(door, Aborting.class), "localhost:", "connection.refused");
      assertTestAborts(run(door, AbortingOneTest.class), "localhost:", "connection.refused");
      assertSays(run(door, AbortingEveryNode.class), "localhost:", "connection.refused");
    }
  }

  @Test
  void aNameThatLeadsNowhere() {
    assertFails(Engine.run(Map.of(), FailingWithoutName.class), "does not exist in DNS");
    assertClassAborts(
        Engine.run(Map.of(), AbortingWithoutName.class), "shop.invalid", "does not exist in DNS");
  }

  @Test
  void aMachineWithoutNetwork() {
    assertFails(Engine.run(Map.of(), FailingWithoutNetwork.class), "No name server answered");
    assertClassAborts(
        Engine.run(Map.of(), AbortingWithoutNetwork.class), "UNKNOWN", "No name server answered");
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPIRED", "HTTP", "CLOSED_HANDSHAKE", "CONNECTION_RESET"})
  void aDoorThatTakesConnectionsFailsHoweverBrokenItIs(Flaw flaw) {
    try (FrontDoor door = flaw.start()) {
      assertFails(run(door, Aborting.class), flaw.checks().iterator().next());
    }
  }

  @Test
  void aBundleThatCannotBeReadIsNoMatterOfReach() {
    assertFails(Engine.run(Map.of(), AbortingBundle.class), "bundle.");
  }

  private static EngineExecutionResults run(FrontDoor door, Class<?> testClass) {
    return Engine.run(Map.of("url", door.url()), testClass);
  }

  private static void assertFails(EngineExecutionResults results, String reason) {
    results.allEvents().assertStatistics(stats -> stats.aborted(0));
    assertThat(Engine.failures(results))
        .singleElement()
        .isInstanceOf(AssertionFailedError.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(reason);
  }

  private static void assertClassAborts(EngineExecutionResults results, String... reason) {
    results.testEvents().assertStatistics(stats -> stats.started(0));
    results.containerEvents().assertStatistics(stats -> stats.aborted(1));
    assertSays(results, reason);
  }

  private static void assertTestAborts(EngineExecutionResults results, String... reason) {
    results.testEvents().assertStatistics(stats -> stats.aborted(1).succeeded(1));
    assertSays(results, reason);
  }

  private static void assertSays(EngineExecutionResults results, String... reason) {
    assertThat(Engine.failures(results)).isEmpty();
    assertThat(Engine.abortions(results))
        .singleElement()
        .isInstanceOf(TestAbortedException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains("cannot be reached from here")
        .contains(reason);
  }

  private static FrontDoorExtension.Builder shop(Supplier<TlsVerifier> verifier) {
    return FrontDoorExtension.builder()
        .endpoint(() -> Endpoint.live("shop.invalid"))
        .verifier(verifier);
  }

  abstract static class Healthy {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1")
  static class Failing extends Healthy {}

  @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1", unreachable = Unreachable.ABORT)
  static class Aborting extends Healthy {}

  @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1")
  static class AbortingOneTest {
    @Test
    @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1", unreachable = Unreachable.ABORT)
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    void isNoneOfItsBusiness() {}
  }

  static class AbortingEveryNode {
    @FrontDoorTest
    @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1", unreachable = Unreachable.ABORT)
    void isHealthy(AddressReport node) {
      assertThat(node.verdict()).isEqualTo(Verdict.HEALTHY);
    }
  }

  static class FailingWithoutName extends Healthy {
    @RegisterExtension static final FrontDoorExtension DOOR = shop(NO_SUCH_NAME).build();
  }

  static class AbortingWithoutName extends Healthy {
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        shop(NO_SUCH_NAME).unreachable(Unreachable.ABORT).build();
  }

  static class FailingWithoutNetwork extends Healthy {
    @RegisterExtension static final FrontDoorExtension DOOR = shop(NO_NETWORK).build();
  }

  static class AbortingWithoutNetwork extends Healthy {
    @RegisterExtension
    static final FrontDoorExtension DOOR = shop(NO_NETWORK).unreachable(Unreachable.ABORT).build();
  }

  static class AbortingBundle extends Healthy {
    @RegisterExtension
    static final FrontDoorExtension DOOR =
        FrontDoorExtension.builder()
            .endpoint(
                () ->
                    Endpoint.inMemory(
                        CertificateBundle.of("shop.pem", new byte[0], new byte[0]), "shop.invalid"))
            .unreachable(Unreachable.ABORT)
            .build();
  }
}
