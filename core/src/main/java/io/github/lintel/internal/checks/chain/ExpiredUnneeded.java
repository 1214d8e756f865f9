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
            new Leftover(
                Words.certificate(expired), index + 1, expired.notAfter(), handshake.at()));
  }

  record Leftover(String certificate, int position, Instant notAfter, Instant checkedAt)
      implements Evidence {
    @Override
    public String sentence() {
      return "Certificate %d that was sent, %s, expired on %s, %s; no path needs it, and it should"
              .formatted(
                  position, certificate, Words.date(notAfter), Words.relative(notAfter, checkedAt))
          + " be left out.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", certificate,
          "position", position,
          "notAfter", notAfter,
          "checkedAt", checkedAt);
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          "Remove certificate %d (%s) from the file that the server serves."
              .formatted(position, certificate));
    }
  }
}
