package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;

class FrontDoorExtensionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  @Test
  void theEndpointIsAskedForWhenATestAsks() {
    EngineExecutionResults results = Engine.run(Map.of(), PortKnownLate.class);

    assertThat(Engine.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(2));
  }

  @Test
  void anInstanceFieldVerifiesForEachTest() {
    EngineExecutionResults results = Engine.run(Map.of(), ForEachTest.class);

    assertThat(Engine.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(2));
  }

  @Test
  void twoClassesWithOneExtensionVerifyTwice() {
    EngineExecutionResults results = Engine.run(Map.of(), FirstOfTwo.class, SecondOfTwo.class);

    assertThat(Engine.failures(results)).isEmpty();
    results.testEvents().assertStatistics(stats -> stats.succeeded(2));
  }

  private static FrontDoorExtension extension(Supplier<FrontDoor> door) {
    return FrontDoorExtension.builder()
        .endpoint(() -> Endpoint.live(NAME, door.get().port()).at("127.0.0.1"))
        .verifier(
            () ->
                TlsVerifier.builder()
                    .trust(TrustAnchors.of(ROOT.certificate()))
                    .clock(Clock.fixed(NOW, ZoneOffset.UTC))
                    .build())
        .build();
  }

  static class PortKnownLate {
    static FrontDoor server;

    @RegisterExtension static final FrontDoorExtension DOOR = extension(() -> server);

    @BeforeAll
    static void open() {
      server = FrontDoor.serving(ROOT.issue(NAME));
    }

    @AfterAll
    static void close(Report report) {
      server.close();
      TlsAssertions.assertHealthy(report);
    }

    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
      assertThat(report.target()).endsWith(":" + server.port());
    }

    @Test
    void isHealthyAgain(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  static class ForEachTest {
    final FrontDoor server = FrontDoor.serving(ROOT.issue(NAME));

    @RegisterExtension final FrontDoorExtension door = extension(() -> server);

    @Test
    void isHealthy(Report report) {
      assertThat(report.target()).endsWith(":" + server.port());
      server.close();
    }

    @Test
    void isHealthyAgain(Report report) {
      isHealthy(report);
    }
  }

  abstract static class OfTwo {
    static FrontDoor server;

    @RegisterExtension static final FrontDoorExtension DOOR = extension(() -> server);

    @BeforeAll
    static void open() {
      server = FrontDoor.serving(ROOT.issue(NAME));
    }

    @AfterAll
    static void close() {
      server.close();
    }

    @Test
    void isItsOwn(Report report) {
      TlsAssertions.assertHealthy(report);
      assertThat(report.target()).endsWith(":" + server.port());
    }
  }

  static class FirstOfTwo extends OfTwo {}

  static class SecondOfTwo extends OfTwo {}
}
