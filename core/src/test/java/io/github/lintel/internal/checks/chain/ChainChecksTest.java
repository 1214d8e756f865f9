package io.github.lintel.internal.checks.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.GroupRules;
import io.github.lintel.testkit.CertificateExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChainChecksTest {
  private static final String URL = "http://ca.example/issuing.der";

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(ChainCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return ChainCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(ChainCases.checks(), ChainCases.all());
  }

  @Test
  void namesTheCertificateToAppend() {
    byte[] leaf =
        Door.leaf(
                r ->
                    r.extension(
                        CertificateExtension.authorityInformationAccess(List.of(), List.of(URL))))
            .leafBytes();
    Fault fault = fault(new MissingIntermediate(), Door.presenting(leaf));

    assertThat(fault.evidence().sentence())
        .isEqualTo(
            "The server sends 1 certificate, but not that of CN=Example Issuing CA, which issued"
                + " CN=shop.example.com and is not trusted as a root; it should send that too.");
    assertThat(fault.evidence().remedy())
        .hasValueSatisfying(
            remedy ->
                assertThat(remedy)
                    .startsWith("Append the certificate of CN=Example Issuing CA")
                    .contains(URL, "after that of CN=shop.example.com"));
    assertThat(fault.severity()).contains(Severity.ERROR);
    assertThat(fault.certificate()).hasValueSatisfying(c -> assertThat(c.depth()).isZero());
  }

  @Test
  void saysWhichIntermediateWasSentInstead() {
    assertThat(sentence(new WrongIntermediate(), ChainCases.wrongIntermediate()))
        .isEqualTo(
            "The certificate of CN=shop.example.com was issued by CN=Example Issuing CA, but the"
                + " server sends CN=Other CA, which did not issue it.");
  }

  @Test
  void tellsTheNearMissOfAnIntermediate() {
    assertThat(sentence(new WrongIntermediate(), ChainCases.sameNameOtherKey()))
        .isEqualTo(
            "A certificate of CN=Example Issuing CA was sent, but with another key than the one"
                + " that signed CN=shop.example.com.");
  }

  @Test
  void sortingIsAWarningAndSomethingInBetweenANote() {
    assertThat(fault(new OutOfOrder(), ChainCases.swapped()).severity()).contains(Severity.WARNING);
    Door inBetween = Door.presenting(ChainCases.leaf(), ChainCases.OTHER.der(), Door.ISSUING.der());
    assertThat(fault(new OutOfOrder(), inBetween).severity()).contains(Severity.NOTE);
  }

  @Test
  void saysTheRightOrder() {
    assertThat(fault(new OutOfOrder(), ChainCases.swapped()).evidence().remedy())
        .contains(
            "Put these certificates into the file, in this order and no others: CN=shop.example.com,"
                + " CN=Low CA and CN=Middle CA.");
  }

  @Test
  void saysWhatTheAuthorityMayIssueFor() {
    assertThat(sentence(new NameConstraintViolated(), ChainCases.constrained("example.net")))
        .contains("shop.example.com", "CN=Changed CA may not issue for", "dns:example.net");
  }

  @Test
  void anExtraCertificateIsNamedByItsPosition() {
    Door door = Door.presenting(ChainCases.leaf(), Door.ISSUING.der(), Door.ROOT.der());
    Fault fault = fault(new RootSent(), door);
    assertThat(fault.certificate()).hasValueSatisfying(c -> assertThat(c.depth()).isEqualTo(2));
    assertThat(fault.evidence().remedy())
        .contains(
            "Remove the 3rd certificate (CN=Example Root) from the file that the server serves.");
  }

  private static String sentence(HandshakeCheck check, Door door) {
    return fault(check, door).evidence().sentence();
  }

  private static Fault fault(HandshakeCheck check, Door door) {
    return GroupRules.fault(check.check(door.view()));
  }
}
