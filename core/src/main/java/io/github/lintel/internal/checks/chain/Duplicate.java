package io.github.lintel.internal.checks.chain;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Each following certificate SHOULD directly certify the one immediately preceding it" (RFC 8446
 * 4.4.2). This one was sent before, byte for byte. Clients skip it; it makes each handshake larger.
 */
public final class Duplicate implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.duplicate", "a certificate is sent twice")
          .severity(Severity.NOTE)
          .rank(474)
          .source("RFC 8446 4.4.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    List<PresentedCertificate> presented = handshake.facts().presentedChain();
    List<Fault> faults = new ArrayList<>();
    for (int i = 1; i < presented.size(); i++) {
      int first = presented.indexOf(presented.get(i));
      if (first < i && presented.get(i) instanceof Certificate certificate) {
        Evidence twice = new Twice(Words.certificate(certificate), first, i);
        faults.add(Fault.of(twice).about(i, certificate));
      }
    }
    return presented.isEmpty()
        ? CheckOutcome.notApplicable("no certificate was presented")
        : CheckOutcome.found(faults);
  }

  record Twice(String certificate, int first, int again) implements Evidence {
    @Override
    public String sentence() {
      return "The %s certificate sent is the same as the %s, %s; it should be sent once."
          .formatted(Words.ordinal(again), Words.ordinal(first), certificate);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("certificate", certificate, "first", first + 1, "again", again + 1);
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(Extras.removal(again, certificate));
    }
  }
}
