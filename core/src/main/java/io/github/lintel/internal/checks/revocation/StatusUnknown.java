package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.facts.Staple.Fit;
import io.github.lintel.internal.checks.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The status was asked for and could not be learnt. "This revocation status checking algorithm
 * assumes that all of the needed CRLs and delta CRLs are current" (RFC 5280 6.3.3); no mainstream
 * client refuses a certificate because they are not, so it is only mentioned.
 */
public final class StatusUnknown implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("revocation.status-unknown", "whether a certificate is revoked is not known")
          .severity(Severity.NOTE)
          .rank(484)
          .source("RFC 5280 6.3.3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    List<RevocationStatus> statuses = handshake.revocation().statuses();
    if (statuses.isEmpty()) {
      return CheckOutcome.notApplicable("nobody was asked");
    }
    if (handshake.paths().best().filter(path -> path.anchor().isPresent()).isEmpty()) {
      return CheckOutcome.notApplicable("there is no path to a trust anchor");
    }
    List<Fault> faults = new ArrayList<>();
    for (RevocationStatus status : statuses) {
      if (status.state() == State.UNKNOWN && !toldByOthers(handshake, status)) {
        Certificate certificate = status.certificate();
        int position = handshake.pathCertificates().indexOf(certificate);
        Unknown evidence =
            new Unknown(
                Words.certificate(certificate),
                Words.serial(certificate),
                status.obstacles().stream().map(Words::bounded).toList());
        faults.add(
            Fault.of(evidence)
                .about(handshake.depthOf(certificate, Math.max(0, position)), certificate));
      }
    }
    return CheckOutcome.found(faults);
  }

  /** Nothing but the staple was asked, and what is wrong with that has a check of its own. */
  private static boolean toldByOthers(HandshakeView handshake, RevocationStatus status) {
    boolean unfit =
        handshake
            .revocation()
            .staple()
            .filter(s -> s.fit() != Fit.NO_ANSWER || handshake.revocation().stapleRequired())
            .isPresent();
    return unfit
        && handshake.leaf().filter(status.certificate()::equals).isPresent()
        && status.obstacles().size() <= 1;
  }

  record Unknown(String certificate, String serialNumber, List<String> obstacles)
      implements Evidence {
    @Override
    public String sentence() {
      return "Whether the certificate of %s (serial number %s) is revoked is not known: %s."
          .formatted(certificate, serialNumber, Words.list(obstacles));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate",
          certificate,
          "serialNumber",
          serialNumber,
          "obstacles",
          Words.values(obstacles),
          "required",
          "an answer that counts");
    }
  }
}
