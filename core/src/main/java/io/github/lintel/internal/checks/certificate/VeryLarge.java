package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The certificates are so large that they slow the handshake or end it. Not a rule of a standard:
 * the limits are those of networks and clients.
 */
public final class VeryLarge implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.very-large", "the certificates are very large")
          .severity(Severity.NOTE)
          .rank(462)
          .source("RFC 6928 2");

  private static final List<Limit> LIMITS =
      List.of(
          // The JDK's default of jdk.tls.maxHandshakeMessageSize.
          new Limit(Severity.ERROR, 32_768, "the JDK refuses a message larger than that"),
          // RFC 8446 5.1: one record; mbed TLS and its like do not put larger messages together.
          new Limit(Severity.WARNING, 16_384, "small clients take no message larger than a record"),
          // Ten segments of 1,460 bytes come before the first acknowledgement; a key share, a
          // stapled response and a signature take up to 4 KiB of that.
          new Limit(Severity.NOTE, 10_240, "more than that costs every handshake a round trip"));

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
    int bytes = presented.stream().mapToInt(certificate -> certificate.der().size()).sum();
    Optional<Limit> broken = LIMITS.stream().filter(limit -> bytes > limit.bytes()).findFirst();
    return broken
        .map(limit -> fault(handshake, bytes, limit))
        .map(fault -> CheckOutcome.found(List.of(fault)))
        .orElse(CheckOutcome.passed());
  }

  private static Fault fault(HandshakeView handshake, int bytes, Limit limit) {
    List<PresentedCertificate> presented = handshake.facts().presentedChain();
    int leafBytes = presented.get(0).der().size();
    int names =
        handshake.leaf().map(Certificate::subjectAlternativeNames).map(List::size).orElse(0);
    return Fault.of(new Large(bytes, presented.size(), leafBytes, names, limit))
        .severity(limit.severity());
  }

  record Limit(Severity severity, int bytes, String reason) {}

  record Large(int bytes, int certificates, int leafBytes, int leafNames, Limit limit)
      implements Evidence {
    @Override
    public String sentence() {
      return "The server sends %s of %d bytes in all, the first %d bytes with %s; "
              .formatted(
                  Words.count(certificates, "certificate"),
                  bytes,
                  leafBytes,
                  Words.count(leafNames, "name"))
          + "they should be at most %d bytes: %s.".formatted(limit.bytes(), limit.reason());
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "bytes", bytes,
          "limit", limit.bytes(),
          "certificates", certificates,
          "leafBytes", leafBytes,
          "leafNames", leafNames);
    }
  }
}
