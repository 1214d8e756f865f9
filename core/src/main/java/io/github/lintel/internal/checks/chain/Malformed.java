package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.checks.FormFault;
import io.github.lintel.internal.checks.PathFaults;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate other than the leaf does not have the form of RFC 5280 section 4: it cannot be read
 * at all, an extension in it cannot be read or stands twice, a critical extension is not known
 * (then it "MUST be rejected", 4.2), or its two signature algorithm fields differ (4.1.1.2).
 *
 * <p>Bytes that cannot be read end the handshake with Go and the JDK, even if no path needs them.
 */
public final class Malformed implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.malformed", "a certificate of the chain is malformed")
          .rank(442)
          .source("RFC 5280 4");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    List<PresentedCertificate> presented = handshake.facts().presentedChain();
    if (presented.isEmpty()) {
      return CheckOutcome.notApplicable("no certificate was presented");
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 1; i < presented.size(); i++) {
      if (presented.get(i) instanceof MalformedCertificate) {
        faults.add(Fault.of(FormFault.unreadable(presented, i)));
      }
    }
    PathFaults.of(handshake, INFO).forEach(fault -> faults.add(fault.with(FormFault.of(fault))));
    return CheckOutcome.found(faults);
  }
}
