package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of bad front doors: each is found for what it is. */
class FlawTest {

  @ParameterizedTest
  @EnumSource
  void isFound(Flaw flaw) {
    try (FrontDoor door = flaw.open()) {
      Report report = verify(flaw, door);

      List<String> found =
          report.findings().stream().map(Finding::id).map(Object::toString).distinct().toList();
      assertThat(found).as(report::explain).containsAll(flaw.checks());
      if (report.verdict() != Verdict.HEALTHY) {
        assertThat(report.rootCause().map(f -> f.id().text()))
            .as(report::explain)
            .contains(flaw.checks().get(0));
      }
      if (flaw.mustBeRefused()) {
        assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.BROKEN);
      }
    }
  }

  @Test
  void aGoodOneIsHealthyAndStaysSoWhenItIsRenewed() {
    try (FrontDoor door = FrontDoor.good(3)) {
      assertThat(verifier(door).verify(endpoint(door)).verdict()).isEqualTo(Verdict.HEALTHY);

      String before = door.certificates().get(0).getSerialNumber().toString(16);
      door.renew();

      Report report = verifier(door).verify(expecting(door));
      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.addresses()).hasSize(3);
      assertThat(door.certificates().get(0).getSerialNumber().toString(16)).isNotEqualTo(before);
    }
  }

  @Test
  void theCatalogueIsLargeAndItsNamesAreDistinct() {
    assertThat(Flaw.values()).hasSizeGreaterThanOrEqualTo(45);
    assertThat(Arrays.stream(Flaw.values()).map(Flaw::id)).doesNotHaveDuplicates();
    assertThat(Arrays.stream(Flaw.values()).map(Flaw::id))
        .contains("expired", "wrong.host", "self-signed", "untrusted-root", "incomplete-chain");
  }

  private static Report verify(Flaw flaw, FrontDoor door) {
    TlsVerifier verifier =
        verifier(door).toBuilder().thorough(flaw == Flaw.ALTERNATING_CERTIFICATES).build();
    return verifier.verify(flaw == Flaw.RENEWED_BUT_NOT_SERVED ? expecting(door) : endpoint(door));
  }

  private static TlsVerifier verifier(FrontDoor door) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(door.trust().certificate()))
        .timeout(Duration.ofSeconds(3))
        .build();
  }

  private static LiveEndpoint expecting(FrontDoor door) {
    return endpoint(door).expecting(CertificateChain.of(door.certificates()));
  }

  private static LiveEndpoint endpoint(FrontDoor door) {
    return Endpoint.live("localhost", door.port())
        .at(door.addresses().stream().map(InetAddress::getHostAddress).toArray(String[]::new));
  }
}
