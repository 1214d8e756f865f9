package io.github.lintel.internal.checks.deployment;

import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.endpoint;
import static io.github.lintel.internal.checks.Facts.handshake;
import static io.github.lintel.internal.checks.deployment.DeploymentCases.A;
import static io.github.lintel.internal.checks.deployment.DeploymentCases.B;
import static io.github.lintel.internal.checks.deployment.DeploymentCases.C;
import static io.github.lintel.internal.checks.deployment.Leaves.DEFAULT;
import static io.github.lintel.internal.checks.deployment.Leaves.ENDING;
import static io.github.lintel.internal.checks.deployment.Leaves.EXPIRED;
import static io.github.lintel.internal.checks.deployment.Leaves.EXPIRED_RSA;
import static io.github.lintel.internal.checks.deployment.Leaves.EXPIRING;
import static io.github.lintel.internal.checks.deployment.Leaves.NOT_YET;
import static io.github.lintel.internal.checks.deployment.Leaves.OTHER_GOOD;
import static io.github.lintel.internal.checks.deployment.Leaves.RENEWED;
import static io.github.lintel.internal.checks.deployment.Leaves.RENEWED_RSA;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.CheckOutcome.Found;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.GroupRules;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeploymentChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(DeploymentCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return DeploymentCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(DeploymentCases.checks(), DeploymentCases.all());
  }

  @Test
  void namesTheNodeThatIsLeftBehindAndTheCertificateItShouldServe() {
    EndpointView renewal =
        endpoint()
            .node(A, handshake(RENEWED))
            .node(B, handshake(RENEWED))
            .node(C, handshake(EXPIRED))
            .expecting(RENEWED)
            .view();
    Fault fault = GroupRules.fault(new NodesDiffer().check(renewal));
    assertThat(fault.address()).contains(Facts.literal(C));
    assertThat(fault.severity()).contains(Severity.ERROR);
    assertThat(fault.evidence().sentence())
        .isEqualTo(
            "203.0.113.3 still serves CN=shop.example.com (EC secp256r1, serial 11), which"
                + " expired on 2026-11-20 12:00:00 UTC, 2 days ago, while 203.0.113.1 and"
                + " 203.0.113.2 serve the right one (EC secp256r1, serial 22, valid until"
                + " 2027-02-19 12:00:00 UTC).");
    assertThat(fault.evidence().remedy().orElseThrow())
        .startsWith("Reload the TLS configuration on 203.0.113.3: it still serves");
  }

  @Test
  void saysWhenAllThatIsWrongIsIpv6() {
    EndpointView renewal =
        endpoint()
            .node(A, handshake(RENEWED))
            .node("2001:db8::1", handshake(EXPIRED))
            .node("2001:db8::2", handshake(EXPIRED))
            .view();
    Found found = (Found) new NodesDiffer().check(renewal);
    assertThat(found.faults())
        .hasSize(2)
        .allSatisfy(
            fault -> {
              assertThat(fault.evidence().sentence())
                  .endsWith(" That is so at every IPv6 address and at no IPv4 address.");
              assertThat(fault.evidence().values()).containsEntry("family", "IPv6");
            });

    EndpointView mixed =
        endpoint()
            .node(A, handshake(RENEWED))
            .node("2001:db8::1", handshake(EXPIRED))
            .node("2001:db8::2", handshake(RENEWED))
            .view();
    assertThat(GroupRules.fault(new NodesDiffer().check(mixed)).evidence().values())
        .doesNotContainKey("family");
  }

  @Test
  void saysWhenAllThatIsDownIsIpv6() {
    EndpointView down =
        endpoint()
            .node("2001:db8::1", handshake().ended(Stage.NOT_CONNECTED, Ending.REFUSED))
            .node("2001:db8::2", handshake().ended(Stage.NOT_CONNECTED, Ending.REFUSED))
            .node(A, handshake(RENEWED))
            .view();
    assertThat(
            GroupRules.fault(new NodeDown().check(down.addresses().get(0))).evidence().sentence())
        .endsWith(" That is so at every IPv6 address and at no IPv4 address.");
  }

  @Test
  void givesOneFaultForEachNodeWithoutTheExpectedCertificate() {
    EndpointView forgotten =
        endpoint()
            .node(A, handshake(EXPIRED))
            .node(B, handshake(OTHER_GOOD))
            .node(C, handshake().alerted(Stage.CLIENT_HELLO_SENT, 40))
            .expecting(RENEWED)
            .view();
    assertThat(faults(new NotExpectedCertificate(), forgotten))
        .extracting(f -> f.address().orElseThrow().text())
        .containsExactly(A, B);
    assertThat(faults(new NotExpectedCertificate(), forgotten).get(0).evidence().sentence())
        .isEqualTo(
            "203.0.113.1 still serves CN=shop.example.com (EC secp256r1, serial 11), which"
                + " expired on 2026-11-20 12:00:00 UTC, 2 days ago. Expected is EC secp256r1,"
                + " serial 22, valid until 2027-02-19 12:00:00 UTC, which no node serves.");
  }

  @Test
  void theLastSecondOfACertificateCountsInFull() {
    Facts nodes = endpoint().node(A, handshake(RENEWED)).node(B, handshake(EXPIRING));
    Instant last = EXPIRING.notAfter();

    assertThat(reason(nodes.at(last.plusMillis(999)).view())).isEqualTo("expires-soon");
    assertThat(reason(nodes.at(last.plusMillis(1000)).view())).isEqualTo("expired");
  }

  private static Object reason(EndpointView view) {
    return GroupRules.fault(new NodesDiffer().check(view)).evidence().values().get("reason");
  }

  @Test
  void isAsBadAsWhatTheStaleNodeServes() {
    assertThat(severityOf(EXPIRED)).isEqualTo(Severity.ERROR);
    assertThat(severityOf(NOT_YET)).isEqualTo(Severity.ERROR);
    assertThat(severityOf(DEFAULT)).isEqualTo(Severity.ERROR);
    assertThat(severityOf(ENDING)).isEqualTo(Severity.ERROR);
    assertThat(severityOf(EXPIRING)).isEqualTo(Severity.WARNING);
    assertThat(severityOf(OTHER_GOOD)).isEqualTo(Severity.NOTE);
  }

  @Test
  void aNodeThatNoClientTrustsIsLeftBehindToo() {
    EndpointView view =
        endpoint()
            .paths(
                h ->
                    h.leaf().filter(OTHER_GOOD::equals).isPresent()
                        ? Facts.untrusted(h)
                        : Facts.trusted(h))
            .node(A, handshake(RENEWED))
            .node(B, handshake(OTHER_GOOD))
            .view();
    assertThat(faults(new NodesDiffer(), view))
        .extracting(f -> f.severity().orElseThrow())
        .containsExactly(Severity.ERROR);
  }

  @Test
  void withAnExpectationAnExpiringCertificateOnOneNodeIsAnErrorAtOnce() {
    EndpointView view =
        endpoint()
            .node(A, handshake(RENEWED))
            .node(B, handshake(OTHER_GOOD))
            .expecting(RENEWED)
            .view();
    assertThat(faults(new NodesDiffer(), view))
        .extracting(f -> f.severity().orElseThrow())
        .containsExactly(Severity.ERROR);
  }

  @Test
  void eachNodeGetsOneOfTheFaults() {
    List<Facts> situations =
        List.of(
            endpoint().node(A, handshake(EXPIRED)).node(B, handshake(RENEWED)),
            endpoint()
                .node(A, handshake(RENEWED), DeploymentCases.rsa(EXPIRED_RSA))
                .node(B, handshake(RENEWED), DeploymentCases.rsa(RENEWED_RSA)),
            endpoint()
                .node(A, handshake(RENEWED), DeploymentCases.again(EXPIRED))
                .node(B, handshake(RENEWED)),
            endpoint()
                .node(A, handshake(EXPIRED), DeploymentCases.rsa(EXPIRED_RSA))
                .node(B, handshake(RENEWED), DeploymentCases.rsa(RENEWED_RSA)));
    for (Facts situation : situations) {
      EndpointView view = situation.view();
      List<Fault> faults =
          Stream.of(
                  new NotExpectedCertificate(),
                  new NodesDiffer(),
                  new KeyTypesDiffer(),
                  new Alternating())
              .flatMap(check -> faults(check, view).stream())
              .filter(f -> f.severity().orElseThrow() != Severity.NOTE)
              .toList();
      assertThat(faults).extracting(f -> f.address().orElseThrow().text()).containsExactly(A);
    }
  }

  @Test
  void saysWhatTheDefaultCertificateIsFor() {
    CheckOutcome outcome =
        new DefaultCertificate()
            .check(
                address(handshake(DEFAULT), handshake(DEFAULT).as(ClientKind.WITHOUT_SERVER_NAME)));
    assertThat(GroupRules.fault(outcome).evidence().sentence())
        .isEqualTo(
            "203.0.113.1 seems to have no configuration for shop.example.com: it answers with"
                + " CN=default.example.net (for default.example.net), and the same without a"
                + " server name.");
  }

  @Test
  void saysWhoStillAnswersWhenANodeIsDown() {
    EndpointView view =
        endpoint()
            .node(A, handshake().ended(Stage.NOT_CONNECTED, Ending.REFUSED))
            .node(B, handshake(RENEWED))
            .node(C, handshake(RENEWED))
            .view();
    CheckOutcome outcome = new NodeDown().check(view.addresses().get(0));
    assertThat(GroupRules.fault(outcome).evidence().sentence())
        .isEqualTo(
            "203.0.113.1 port 443 is down (the connection was refused after 31 ms) while"
                + " 203.0.113.2 and 203.0.113.3 answer.");
  }

  /** The severity of a node that serves the leaf beside one that serves the renewed one. */
  private static Severity severityOf(Certificate leaf) {
    EndpointView view = endpoint().node(A, handshake(RENEWED)).node(B, handshake(leaf)).view();
    return GroupRules.fault(new NodesDiffer().check(view)).severity().orElseThrow();
  }

  private static List<Fault> faults(EndpointCheck check, EndpointView view) {
    return check.check(view) instanceof Found found ? found.faults() : List.of();
  }
}
