package io.github.lintel.internal.checks.revocation;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Staple;
import io.github.lintel.facts.Staple.Fit;
import io.github.lintel.internal.checks.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Responses whose nextUpdate value is earlier than the local system time value SHOULD be
 * considered unreliable", and those whose thisUpdate is later too (RFC 6960 4.2.2.1); five minutes
 * are allowed for clocks that differ.
 *
 * <p>GnuTLS refuses such a response, and so does Firefox if the certificate is must-staple or the
 * response comes from the future; other clients ignore it.
 */
public final class StapleExpired implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("revocation.staple-expired", "the stapled OCSP response is out of date")
          .severity(Severity.WARNING)
          .rank(483)
          .source("RFC 6960 4.2.2.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    Optional<Staple> staple = handshake.revocation().staple();
    if (staple.isEmpty()) {
      return CheckOutcome.notApplicable("no OCSP response was stapled");
    }
    Fit fit = staple.get().fit();
    if (fit != Fit.EXPIRED && fit != Fit.NOT_YET_VALID) {
      return CheckOutcome.passed();
    }
    boolean refused = fit == Fit.NOT_YET_VALID || handshake.revocation().stapleRequired();
    OutOfDate evidence =
        new OutOfDate(
            staple.get().thisUpdate().orElseThrow(),
            staple.get().nextUpdate(),
            fit == Fit.EXPIRED,
            handshake.at());
    Fault fault = Fault.of(evidence).severity(refused ? Severity.ERROR : Severity.WARNING);
    return CheckOutcome.found(handshake.leaf().map(leaf -> fault.about(0, leaf)).orElse(fault));
  }

  record OutOfDate(
      Instant thisUpdate, Optional<Instant> nextUpdate, boolean over, Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      if (over && nextUpdate.isPresent()) {
        return "The stapled OCSP response is out of date: a newer one was due on %s, %s."
            .formatted(Words.date(nextUpdate.get()), Words.relative(nextUpdate.get(), checkedAt));
      }
      return "The stapled OCSP response is not valid before %s, %s."
          .formatted(Words.date(thisUpdate), Words.relative(thisUpdate, checkedAt));
    }

    @Override
    public Map<String, Object> values() {
      List<Object> values = new ArrayList<>(List.of("thisUpdate", thisUpdate));
      nextUpdate.ifPresent(next -> values.addAll(List.of("nextUpdate", next)));
      values.addAll(List.of("checkedAt", checkedAt));
      return Evidence.values(values.toArray());
    }
  }
}
