package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.Words;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate that has expired is sent, and a trusted path does without it. Clients of today find
 * that path. OpenSSL before 1.1.0 and GnuTLS before 3.6.14 take the path that was sent and fail, as
 * they did when AddTrust External CA Root expired in 2020; neither is supported any more.
 */
public final class ExpiredUnneeded implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.expired-unneeded", "an expired certificate is sent that no path needs")
          .severity(Severity.NOTE)
          .rank(478)
          .source("RFC 5280 6.1.3 (a)(2)");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return Extras.find(
        handshake,
        Role.EXPIRED,
        (expired, index) ->
            new Leftover(Words.certificate(expired), index, expired.notAfter(), handshake.at()));
  }

  record Leftover(String certificate, int index, Instant notAfter, Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      return "The %s certificate sent, %s, expired on %s, %s; no path needs it, and it should be"
              .formatted(
                  Words.ordinal(index),
                  certificate,
                  Words.date(notAfter),
                  Words.relative(notAfter, checkedAt))
          + " left out.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "position", index + 1,
          "notAfter", notAfter,
          "checkedAt", checkedAt);
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(Extras.removal(index, certificate));
    }
  }
}
