package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.lintel.check.Finding;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The outage: renewed on disk, one node not reloaded, one node rejecting every handshake. */
class OutageTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");
  private static final Credential OLD =
      CA.issue(r -> r.names(NAME).validity(Duration.ofDays(91), Duration.ofDays(-1)));
  private static final Credential RENEWED = CA.issue(NAME);

  @Test
  void isNamedWithItsCauseOnEveryNode() {
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(RENEWED), Behaviour.tls(OLD), Behaviour.fatalAlert(80))) {
      Report report = verifier().verify(expectingTheRenewed(door));

      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      Finding cause = report.rootCause().orElseThrow();
      assertThat(cause.id().text()).as(report::explain).isEqualTo("deployment.nodes-differ");
      assertThat(cause.where().address().orElseThrow().text()).isEqualTo("127.0.0.2");
      assertThat(cause.remedy()).contains("127.0.0.2");
      assertThat(report.consequences())
          .extracting(f -> f.id().text(), f -> f.where().address().orElseThrow().text())
          .contains(tuple("certificate.expired", "127.0.0.2"));
      assertThat(report.addresses())
          .extracting(AddressReport::verdict)
          .containsExactly(Verdict.HEALTHY, Verdict.BROKEN, Verdict.BROKEN);
      assertThat(report.addresses().get(2).rootCause().orElseThrow().id().text())
          .isEqualTo("handshake.internal-error");
    }
  }

  @Test
  void isNamedWithoutAnExpectationToo() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(RENEWED), Behaviour.tls(OLD))) {
      Report report = verifier().verify(endpoint(door));

      assertThat(rootCause(report)).as(report::explain).isEqualTo("deployment.nodes-differ");
    }
  }

  @Test
  void isOverWhenTheNodesAreReloaded() {
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(RENEWED), Behaviour.tls(OLD), Behaviour.fatalAlert(80))) {
      door.node(1).serve(RENEWED);
      door.node(2).serve(RENEWED);

      Report report = verifier().verify(expectingTheRenewed(door));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    }
  }

  @Test
  void noNodeServesTheRenewedOne() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(OLD), Behaviour.tls(OLD))) {
      Report report = verifier().verify(expectingTheRenewed(door));

      assertThat(rootCause(report))
          .as(report::explain)
          .isEqualTo("deployment.not-expected-certificate");
      assertThat(report.consequences())
          .extracting(f -> f.id().text())
          .contains("certificate.expired");
    }
  }

  private static TlsVerifier verifier() {
    return trusting(ROOT).timeout(Duration.ofSeconds(5)).build();
  }

  private static LiveEndpoint expectingTheRenewed(FrontDoor door) {
    return endpoint(door).expecting(CertificateChain.of(RENEWED.certificate()));
  }
}
