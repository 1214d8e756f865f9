package io.github.lintel.junit;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.CheckId;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.facts.Certificate;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;

/** AssertJ for reports. Every failure ends with the whole explanation. */
public final class ReportAssert extends AbstractAssert<ReportAssert, Report> {
  private ReportAssert(Report report) {
    super(report, ReportAssert.class);
  }

  /** Starts assertions on a report. */
  public static ReportAssert assertThat(Report report) {
    return new ReportAssert(report);
  }

  /** The verdict is HEALTHY, as {@link TlsAssertions#assertHealthy}. */
  public ReportAssert isHealthy() {
    TlsAssertions.assertHealthy(actual);
    return this;
  }

  /** The verdict is HEALTHY or DEGRADED, as {@link TlsAssertions#assertNotBroken}. */
  public ReportAssert isNotBroken() {
    TlsAssertions.assertNotBroken(actual);
    return this;
  }

  /** Every address serves the leaf of this bundle; its key is not looked at. */
  public ReportAssert servesCertificate(CertificateBundle bundle) {
    return servesCertificate(
        CertificateChain.pemText(new String(bundle.chainBytes(), StandardCharsets.UTF_8)));
  }

  /** Every address serves the leaf of this chain. */
  public ReportAssert servesCertificate(CertificateChain chain) {
    Certificate wanted = chain.leaf();
    List<String> others =
        actual.addresses().stream()
            .filter(node -> !node.handshake().leaf().equals(Optional.of(wanted)))
            .map(Words::of)
            .toList();
    if (actual.addresses().isEmpty() || !others.isEmpty()) {
      fail("not every address serves the certificate; these do not: " + others);
    }
    return this;
  }

  /** Mainstream clients accept it now, and for at least so long after the verification. */
  public ReportAssert isAcceptedFor(Duration least) {
    Instant wanted = actual.checkedAt().plus(least);
    if (actual.verdict() == Verdict.BROKEN || actual.verdict() == Verdict.UNKNOWN) {
      fail("clients do not accept it now");
    }
    actual
        .acceptedUntil()
        .filter(end -> end.isBefore(wanted))
        .ifPresent(end -> fail("clients accept it until " + end + ", not until " + wanted));
    return this;
  }

  /** A check found something, as {@link TlsAssertions#assertFinds}. */
  public ReportAssert hasFinding(String checkId) {
    TlsAssertions.assertFinds(actual, checkId);
    return this;
  }

  /** A check found nothing, of any severity, accepted or not. */
  public ReportAssert hasNoFinding(String checkId) {
    CheckId unwanted = CheckId.of(checkId);
    if (actual.findings().stream().anyMatch(f -> f.id().equals(unwanted) && !f.inconclusive())) {
      fail(checkId + " was found");
    }
    return this;
  }

  /** This literal is one of its addresses. */
  public ReportAssert hasAddress(String address) {
    List<String> all =
        actual.addresses().stream().map(AddressReport::address).map(a -> a.text()).toList();
    if (!all.contains(address)) {
      fail(address + " is none of its addresses, which are " + all);
    }
    return this;
  }

  private void fail(String words) {
    failWithMessage("%s", words + "\n\n" + actual.explain());
  }
}
