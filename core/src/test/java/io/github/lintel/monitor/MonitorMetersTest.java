package io.github.lintel.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class MonitorMetersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential GOOD = ROOT.issue(NAME);

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final MonitorMeters meters = new MonitorMeters();

  @Test
  void aHealthyFrontDoorIsShown() {
    meters.bindTo(registry);
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      show("shop", door, NOW);
    }

    assertThat(value("lintel.verdict")).isEqualTo(0);
    assertThat(registry.get("lintel.certificate.expiry.timestamp").tag("depth", "0").meters())
        .hasSize(1);
    assertThat(value("lintel.handshake.duration")).isPositive();
    assertThat(Instant.ofEpochSecond((long) value("lintel.healthy.until.timestamp"))).isAfter(NOW);
    assertThat(registry.find("lintel.finding").tag("severity", "error").meters()).isEmpty();
    assertThat(registry.find("lintel.handshake.failures").meters()).isEmpty();
  }

  @Test
  void theExpiryStaysWhenTheCertificateHasExpired() {
    meters.bindTo(registry);
    Instant late = NOW.plus(Duration.ofDays(1000));
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      show("shop", door, late);
    }

    assertThat(value("lintel.verdict")).isEqualTo(2);
    assertThat(value("lintel.certificate.expiry.timestamp"))
        .isLessThan((double) late.getEpochSecond());
    assertThat(registry.find("lintel.finding").tag("check", "certificate.expired").meters())
        .hasSize(1);
  }

  @Test
  void whatIsGoneIsShownNoLongerAndFailuresAddUp() {
    meters.bindTo(registry);
    try (FrontDoor bad = FrontDoor.of(Behaviour.fatalAlert(80));
        FrontDoor good = FrontDoor.serving(GOOD)) {
      show("shop", bad, NOW);
      assertThat(registry.find("lintel.finding").tag("severity", "error").meters()).isNotEmpty();
      show("shop", bad, NOW);
      assertThat(registry.get("lintel.handshake.failures").counter().count()).isEqualTo(2);

      meters.onReport("shop", mended(report(bad, NOW), report(good, NOW)), WatchState.NONE);
      assertThat(registry.find("lintel.finding").tag("severity", "error").meters()).isEmpty();
      assertThat(value("lintel.verdict")).isEqualTo(0);
      assertThat(registry.get("lintel.handshake.failures").counter().count()).isEqualTo(2);
    }
  }

  @Test
  void hostileNamesAreEscaped() {
    meters.bindTo(registry);
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      show("shop\u001b[31m\n", door, NOW);
    }

    assertThat(registry.getMeters())
        .extracting(Meter::getId)
        .allSatisfy(id -> assertThat(id.getTag("front.door")).isEqualTo("shop\\u{1b}[31m\\u{a}"));
  }

  @Test
  void unboundItDoesNothing() {
    try (FrontDoor door = FrontDoor.serving(GOOD)) {
      show("shop", door, NOW);
    }

    assertThat(registry.getMeters()).isEqualTo(List.of());
  }

  /** The same front door, now with what another one shows. */
  private static Report mended(Report before, Report now) {
    return new Report(
        before.target(),
        now.checkedAt(),
        now.verdict(),
        now.rootCause(),
        now.findings(),
        now.addresses(),
        now.healthyUntil(),
        now.acceptedUntil(),
        now.facts());
  }

  private double value(String name) {
    return registry.get(name).gauge().value();
  }

  private void show(String name, FrontDoor door, Instant at) {
    meters.onReport(name, report(door, at), WatchState.NONE);
  }

  private static Report report(FrontDoor door, Instant at) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .clock(Clock.fixed(at, ZoneOffset.UTC))
        .build()
        .verify(Endpoint.live(NAME, door.port()).at("127.0.0.1"));
  }
}
