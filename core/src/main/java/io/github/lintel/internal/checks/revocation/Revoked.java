package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.RevocationStatus.Answer;
import io.github.lintel.facts.RevocationStatus.Revocation;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * "At the current time, the certificate is not revoked" (RFC 5280 6.1.3 (a)(3)). The authority has
 * withdrawn the certificate, or that of an authority above it: what it says is true no more. Told
 * by the stapled response, and by the lists and responders that may be asked.
 */
public final class Revoked implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("revocation.revoked", "a certificate is revoked")
          .rank(407)
          .source("RFC 5280 6.1.3 (a)(3)")
          .explains("revocation.staple-expired", "revocation.staple-missing");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, Revoked::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    String certificate = Words.certificate(fault.certificate());
    String serial = Words.serial(fault.certificate());
    Optional<Answer> answer =
        fault.view().revocation().of(fault.certificate()).flatMap(status -> status.answer());
    Optional<Revocation> revocation = answer.flatMap(Answer::revocation);
    if (answer.isEmpty() || revocation.isEmpty()) {
      return new NotGood(certificate, serial, Words.bounded(fault.problem().found()));
    }
    return new Withdrawn(certificate, serial, answer.get(), revocation.get(), fault.view().at());
  }

  record Withdrawn(
      String certificate,
      String serialNumber,
      Answer answer,
      Revocation revocation,
      Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s (serial number %s) was revoked on %s, %s, for the reason %s;"
              .formatted(
                  certificate,
                  serialNumber,
                  Words.date(revocation.at()),
                  Words.relative(revocation.at(), checkedAt),
                  revocation.reason())
          + " %s says so.".formatted(Answers.name(answer));
    }

    @Override
    public Map<String, Object> values() {
      return Answers.values(
          answer,
          "certificate",
          certificate,
          "serialNumber",
          serialNumber,
          "status",
          "revoked",
          "required",
          "good",
          "revokedAt",
          revocation.at(),
          "reason",
          revocation.reason());
    }
  }

  record NotGood(String certificate, String serialNumber, String found) implements Evidence {
    @Override
    public String sentence() {
      return "The certificate of %s (serial number %s) is revoked: %s."
          .formatted(certificate, serialNumber, found);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "serialNumber", serialNumber,
          "found", found,
          "required", "good");
    }
  }
}
