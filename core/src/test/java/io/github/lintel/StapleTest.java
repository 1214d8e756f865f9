package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.TlsVersion;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is stapled, over real connections of both versions. */
class StapleTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority ISSUING = ROOT.intermediate("Issuing CA");
  private static final Credential LEAF = ISSUING.issue(NAME);
  private static final Credential MUST_STAPLE =
      ISSUING.issue(r -> r.names(NAME).extension(CertificateExtension.mustStaple()));

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void aGoodOneIsGood(TlsVersion version) {
    Report report = verify(version, MUST_STAPLE.withStaple(ISSUING.ocspResponse(MUST_STAPLE)));

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(report.addresses().get(0).revocation().statuses())
        .singleElement()
        .satisfies(status -> assertThat(status.state()).isEqualTo(State.GOOD));
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void aRevokedCertificateIsBroken(TlsVersion version) {
    byte[] staple = ISSUING.ocspResponse(LEAF, r -> r.revoked(NOW.minus(Duration.ofDays(2))));
    Report report = verify(version, LEAF.withStaple(staple));

    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(rootCause(report)).isEqualTo("revocation.revoked");
    assertThat(report.acceptedUntil()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void theOneOfTheCertificateBeforeIsBroken(TlsVersion version) {
    byte[] staple = ISSUING.ocspResponse(LEAF, r -> r.serial(BigInteger.TEN));
    assertThat(rootCause(verify(version, LEAF.withStaple(staple))))
        .isEqualTo("revocation.staple-mismatch");
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void bytesThatAreNoneAreBroken(TlsVersion version) {
    assertThat(rootCause(verify(version, LEAF.withStaple(new byte[] {1, 2, 3}))))
        .isEqualTo("revocation.staple-mismatch");
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void anOldOneIsAWarning(TlsVersion version) {
    byte[] staple =
        ISSUING.ocspResponse(
            LEAF, r -> r.validity(NOW.minus(Duration.ofDays(9)), NOW.minus(Duration.ofDays(2))));
    Report report = verify(version, LEAF.withStaple(staple));

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.DEGRADED);
    assertThat(rootCause(report)).isEqualTo("revocation.staple-expired");
  }

  @ParameterizedTest
  @EnumSource(names = {"TLS_1_2", "TLS_1_3"})
  void oneThatMustBeThereIsMissed(TlsVersion version) {
    assertThat(rootCause(verify(version, MUST_STAPLE))).isEqualTo("revocation.staple-missing");
    assertThat(verify(version, LEAF).findings())
        .noneMatch(finding -> finding.id().group().equals("revocation"));
  }

  @Test
  void theServerRenewsItSoItsEndDoesNotCount() {
    byte[] staple =
        ISSUING.ocspResponse(
            MUST_STAPLE, r -> r.validity(NOW.minusSeconds(60), NOW.plusSeconds(3600)));
    Report report = verify(TlsVersion.TLS_1_3, MUST_STAPLE.withStaple(staple));
    Report without = verify(TlsVersion.TLS_1_3, LEAF);

    assertThat(report.healthyUntil()).isPresent().isEqualTo(without.healthyUntil());
    assertThat(report.acceptedUntil()).isPresent().isEqualTo(without.acceptedUntil());
  }

  private static Report verify(TlsVersion version, Credential credential) {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(credential).version(version))) {
      return trusting(ROOT).build().verify(endpoint(door));
    }
  }
}
