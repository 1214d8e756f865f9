package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.TransparencyFacts;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/**
 * Chrome and Apple's systems refuse a certificate of a public authority that is not in enough logs
 * of certificate transparency: 2 timestamps in a certificate for up to 180 days, 3 above, one of
 * them at least of a log that is current, from 2 operators; or 2 of current logs of 2 operators in
 * the handshake or the staple.
 *
 * <p>Without a list of logs timestamps can only be counted, and then what is missing is a note.
 */
public final class TransparencyMissing implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.transparency-missing", "the certificate is in too few public logs")
          .rank(454)
          .source("RFC 6962 3.3, Chrome and Apple CT policy");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    if (handshake.paths().trustedPath().isEmpty() || !handshake.publiclyTrusted()) {
      return CheckOutcome.notApplicable("no trusted path to a public authority");
    }
    Certificate leaf = handshake.pathCertificates().get(0);
    TransparencyCount count = TransparencyCount.of(handshake.transparency(), leaf, handshake.at());
    if (count.enough()) {
      return CheckOutcome.passed();
    }
    TransparencyFacts facts = handshake.transparency();
    Fault fault =
        Fault.of(new TooFew(Words.certificate(leaf), count, facts.verified(), facts.malformed()))
            .about(0, leaf);
    return CheckOutcome.found(
        List.of(fault.severity(facts.verified() ? Severity.ERROR : Severity.NOTE)));
  }

  record TooFew(
      String certificate, TransparencyCount count, boolean verified, List<String> malformed)
      implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "The certificate of %s comes with %s, %d in it and %d in the handshake; Chrome and Apple ask for %d in it or %d in the handshake, of %d operators."
              .formatted(
                  certificate,
                  Words.count(count.embedded() + count.delivered(), noun()),
                  count.embedded(),
                  count.delivered(),
                  count.required(),
                  TransparencyCount.IN_HANDSHAKE,
                  TransparencyCount.OPERATORS);
      return sentence + why();
    }

    private String noun() {
      return verified ? "valid timestamp of a known log" : "timestamp of a log";
    }

    private String why() {
      if (!malformed.isEmpty()) {
        return " Others cannot be read: " + Words.list(malformed) + ".";
      }
      return count.reasons().isEmpty()
          ? ""
          : " Of the others, " + Words.list(count.reasons()) + ".";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "embedded", count.embedded(),
          "embeddedRequired", count.required(),
          "delivered", count.delivered(),
          "deliveredRequired", TransparencyCount.IN_HANDSHAKE,
          "operators", Words.values(count.operators()),
          "operatorsRequired", TransparencyCount.OPERATORS,
          "verified", verified,
          "notCounted", Words.values(count.reasons()),
          "malformed", Words.values(malformed));
    }
  }
}
