package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckId;
import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Until when the verdict holds. */
class HorizonTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  @Test
  void aHealthyDoorStaysSoUntilTheWarning() {
    Credential leaf =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(10), Duration.ofDays(90)));

    Report report = verify(leaf, Policy.webServer());

    Duration lifetime = Duration.ofDays(100).plusSeconds(1);
    Instant notAfter = NOW.plus(Duration.ofDays(90));
    assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(report.healthyUntil().orElseThrow())
        .isBetween(
            notAfter.minus(lifetime.dividedBy(4)),
            notAfter.minus(lifetime.dividedBy(4)).plusSeconds(1));
    assertThat(report.acceptedUntil()).contains(notAfter.plusSeconds(1));
  }

  @Test
  void aFixedThresholdCounts() {
    Credential leaf =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(10), Duration.ofDays(90)));

    Report report = verify(leaf, Policy.webServer().expiryWarning(Duration.ofDays(60)));

    assertThat(report.healthyUntil().orElseThrow())
        .isBetween(NOW.plus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(30)).plusSeconds(1));
  }

  @Test
  void anExpiringCrossSignThatNoPathNeedsDoesNotCount() {
    CertificateAuthority intermediate = ROOT.intermediate("Test CA 1");
    CertificateAuthority oldRoot = CertificateAuthority.root("Old Root", NOW);
    CertificateAuthority cross =
        intermediate.crossSignedBy(
            oldRoot, r -> r.validity(Duration.ofDays(300), Duration.ofDays(3)));
    Credential leaf = intermediate.issue(NAME);
    List<byte[]> chain = new ArrayList<>(leaf.chain());
    chain.add(cross.der());

    Report alone = verify(leaf, Policy.webServer());
    Report crossed =
        verify(
            leaf.withChain(chain),
            Policy.webServer(),
            TrustAnchors.of(ROOT.certificate()).and(TrustAnchors.of(oldRoot.certificate())));

    assertThat(crossed.verdict()).as(crossed::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(crossed.healthyUntil()).isEqualTo(alone.healthyUntil());
    assertThat(crossed.acceptedUntil()).isEqualTo(alone.acceptedUntil());
  }

  @Test
  void anAcceptanceEnds() {
    Credential leaf =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(80), Duration.ofDays(15)));
    Policy policy =
        Policy.webServer()
            .accept(CheckId.of("certificate.expires-soon"), "OPS-1", LocalDate.of(2026, 11, 25));

    Report report = verify(leaf, policy);

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(report.explain()).contains("OPS-1");
    assertThat(report.healthyUntil()).contains(Instant.parse("2026-11-26T00:00:00Z"));
  }

  @Test
  void anOverdueAcceptanceCountsAgainAndSaysSo() {
    Credential leaf =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(80), Duration.ofDays(15)));
    Policy policy =
        Policy.webServer()
            .accept(CheckId.of("certificate.expires-soon"), "OPS-1", LocalDate.of(2026, 11, 21));

    Report report = verify(leaf, policy);

    assertThat(report.verdict()).isEqualTo(Verdict.DEGRADED);
    assertThat(report.explain()).contains("accepted until 2026-11-21 (OPS-1)");
  }

  @Test
  void whatIsRefusedNowHasNoSuchMoment() {
    Credential leaf =
        ROOT.issue(r -> r.names(NAME).validity(Duration.ofDays(90), Duration.ofDays(-1)));

    Report report = verify(leaf, Policy.webServer());

    assertThat(report.healthyUntil()).isEmpty();
    assertThat(report.acceptedUntil()).isEmpty();
  }

  private static Report verify(Credential credential, Policy policy) {
    return verify(credential, policy, TrustAnchors.of(ROOT.certificate()));
  }

  private static Report verify(Credential credential, Policy policy, TrustAnchors trust) {
    try (FrontDoor door = FrontDoor.serving(credential)) {
      return trusting(ROOT).trust(trust).policy(policy).build().verify(endpoint(door));
    }
  }
}
