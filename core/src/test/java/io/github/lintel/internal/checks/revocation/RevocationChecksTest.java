package io.github.lintel.internal.checks.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.GroupRules;
import io.github.lintel.testkit.CertificateAuthority;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RevocationChecksTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(RevocationCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return RevocationCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(RevocationCases.checks(), RevocationCases.all());
  }

  @Test
  void tellsWhoSaysThatItIsRevoked() {
    Answer door =
        Answer.about(RevocationCases.LEAF)
            .list(
                Door.ISSUING.revocationList(
                    r -> r.revoke(RevocationCases.LEAF, RevocationCases.YESTERDAY)));
    assertThat(fault(new Revoked(), door).evidence().sentence())
        .isEqualTo(
            "The certificate of CN=shop.example.com (serial number "
                + RevocationCases.serial(RevocationCases.LEAF.leaf()).toString(16)
                + ") was revoked on 2026-11-21 12:00:00 UTC, 24 hours ago, for the reason"
                + " keyCompromise; the revocation list list.crl says so.");
  }

  @Test
  void tellsWhichCertificateTheStapleIsAbout() {
    Answer door = RevocationCases.stapled(r -> r.serial(BigInteger.TWO));
    assertThat(fault(new StapleMismatch(), door).evidence().sentence())
        .isEqualTo(
            "The OCSP response that is stapled to the certificate of CN=shop.example.com is about"
                + " another certificate: the certificate with the serial number 2. It should be:"
                + " the certificate with the serial number "
                + RevocationCases.serial(RevocationCases.LEAF.leaf()).toString(16)
                + ".");
  }

  @Test
  void anUnauthorisedResponderIsAWarningUnlessTheStapleIsNeeded() {
    CertificateAuthority stranger = Door.ROOT.intermediate("Stranger CA");
    Answer soft = RevocationCases.stapled(r -> r.signedBy(stranger));
    Answer hard =
        Answer.about(RevocationCases.MUST_STAPLE)
            .staple(
                Door.ISSUING.ocspResponse(RevocationCases.MUST_STAPLE, r -> r.signedBy(stranger)));

    assertThat(severity(new StapleMismatch(), soft)).isEqualTo(Severity.WARNING);
    assertThat(severity(new StapleMismatch(), hard)).isEqualTo(Severity.ERROR);
    assertThat(severity(new StapleMismatch(), RevocationCases.stapled(r -> r.corruptSignature())))
        .isEqualTo(Severity.ERROR);
  }

  @Test
  void anOldStapleIsAWarningUnlessItIsNeeded() {
    Answer soft =
        RevocationCases.stapled(r -> r.validity(Facts.NOW.minus(WEEK), RevocationCases.YESTERDAY));
    Answer hard =
        Answer.about(RevocationCases.MUST_STAPLE)
            .staple(
                Door.ISSUING.ocspResponse(
                    RevocationCases.MUST_STAPLE,
                    r -> r.validity(Facts.NOW.minus(WEEK), RevocationCases.YESTERDAY)));
    Answer future =
        RevocationCases.stapled(
            r -> r.validity(Facts.NOW.plus(Duration.ofDays(1)), Facts.NOW.plus(WEEK)));

    assertThat(severity(new StapleExpired(), soft)).isEqualTo(Severity.WARNING);
    assertThat(severity(new StapleExpired(), hard)).isEqualTo(Severity.ERROR);
    assertThat(severity(new StapleExpired(), future)).isEqualTo(Severity.ERROR);
    assertThat(fault(new StapleExpired(), soft).evidence().sentence())
        .isEqualTo(
            "The stapled OCSP response is out of date: a newer one was due on 2026-11-21 12:00:00"
                + " UTC, 24 hours ago.");
  }

  @Test
  void whatIsNotKnownIsOnlyMentioned() {
    Answer door = Answer.about(RevocationCases.LEAF).failed("the time was over");
    assertThat(severity(new StatusUnknown(), door)).isEqualTo(Severity.NOTE);
    assertThat(fault(new StatusUnknown(), door).evidence().sentence())
        .endsWith("is not known: http://ocsp.example/: the time was over.");
  }

  private static Severity severity(HandshakeCheck check, Answer door) {
    return GroupRules.severity(check, check.check(door.view()));
  }

  private static Fault fault(HandshakeCheck check, Answer door) {
    return GroupRules.fault(check.check(door.view()));
  }
}
