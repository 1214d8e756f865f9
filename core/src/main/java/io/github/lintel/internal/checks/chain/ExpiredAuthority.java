package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.Evidence;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** An intermediate or a root that has expired, and the certificate whose path needs it. */
record ExpiredAuthority(
    String role, String authority, String certificate, Instant notAfter, Instant checkedAt)
    implements Evidence {

  static Evidence of(String role, PathFault fault) {
    return new ExpiredAuthority(
        role,
        Words.certificate(fault.certificate()),
        Words.certificate(fault.path().certificates().get(0)),
        fault.certificate().notAfter(),
        fault.view().at());
  }

  @Override
  public String sentence() {
    return "The certificate of the %s %s, on which the path of %s depends, expired on %s, %s."
        .formatted(
            role,
            authority,
            certificate,
            Words.date(notAfter),
            Words.relative(notAfter, checkedAt));
  }

  @Override
  public Map<String, Object> values() {
    return Evidence.values(
        "role", role,
        "authority", authority,
        "certificate", certificate,
        "notAfter", notAfter,
        "checkedAt", checkedAt,
        "expiredFor", Duration.between(notAfter, checkedAt));
  }
}
