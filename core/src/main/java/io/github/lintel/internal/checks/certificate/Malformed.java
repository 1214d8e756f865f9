package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.internal.checks.FormFault;
import io.github.lintel.internal.checks.PathFaults;
import java.util.List;

/**
 * The leaf does not have the form of RFC 5280 section 4: it cannot be read at all, an extension in
 * it cannot be read or stands twice, a critical extension is not known (then it "MUST be rejected",
 * 4.2) or one that must not be critical, its two signature algorithm fields differ (4.1.1.2), its
 * serial number is negative or too long, or a name is empty that must not be. What is forbidden and
 * still clear is a NOTE.
 */
public final class Malformed implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.malformed", "the certificate is malformed")
          .rank(400)
          .source("RFC 5280 4")
          .explains(
              "certificate.name-mismatch",
              "certificate.no-subject-alternative-name",
              "certificate.not-for-servers",
              "certificate.no-extended-key-usage");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    boolean unreadable =
        !handshake.facts().presentedChain().isEmpty()
            && handshake.facts().presentedChain().get(0) instanceof MalformedCertificate;
    if (unreadable) {
      Evidence evidence = FormFault.unreadable(handshake.facts().presentedChain(), 0);
      return CheckOutcome.found(List.of(Fault.of(evidence)));
    }
    return PathFaults.tell(handshake, INFO, FormFault::of);
  }
}
