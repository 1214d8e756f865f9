package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.Expiry;
import io.github.lintel.internal.checks.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The end of a certificate is so near that a renewal is overdue; {@link Expiry} says how near, and
 * why. Not a rule of a standard.
 *
 * <p>It looks at the leaf, and at the other certificates of the trusted path that lives longest: an
 * intermediate that expires while another path goes on hurts nobody. Without a trusted path the
 * leaf alone counts.
 */
public final class ExpiresSoon implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.expires-soon", "the certificate expires soon")
          .severity(Severity.WARNING)
          .rank(456)
          .source("lintel");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    Optional<Certificate> leaf = handshake.leaf();
    if (leaf.isEmpty()) {
      return CheckOutcome.notApplicable("no certificate that can be read was presented");
    }
    if (Expiry.past(leaf.get(), handshake.at())) {
      return CheckOutcome.notApplicable("it has expired");
    }
    List<Certificate> needed = longestLived(handshake).orElse(List.of(leaf.get()));
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < needed.size(); i++) {
      Certificate certificate = needed.get(i);
      int depth = handshake.depthOf(certificate, i);
      Expiry.of(certificate, handshake.policy(), handshake.at())
          .map(expiry -> fault(expiry, certificate, depth, handshake.at()))
          .ifPresent(faults::add);
    }
    return CheckOutcome.found(faults);
  }

  private static Fault fault(Expiry expiry, Certificate certificate, int depth, Instant at) {
    Evidence evidence =
        new Ending(
            depth == 0 ? Optional.empty() : Optional.of(Words.certificate(certificate)),
            certificate.serverNames(),
            Words.serial(certificate),
            certificate.notAfter(),
            at,
            expiry);
    return Fault.of(evidence).severity(expiry.severity()).about(depth, certificate);
  }

  private static Optional<List<Certificate>> longestLived(HandshakeView handshake) {
    return handshake.paths().trustedPaths().stream()
        .map(CandidatePath::withAnchor)
        .max(Comparator.comparing(ExpiresSoon::end));
  }

  private static Instant end(List<Certificate> path) {
    return path.stream().map(Certificate::notAfter).min(Comparator.naturalOrder()).orElseThrow();
  }

  record Ending(
      Optional<String> authority,
      List<String> names,
      String serialNumber,
      Instant notAfter,
      Instant checkedAt,
      Expiry expiry)
      implements Evidence {
    @Override
    public String sentence() {
      String left = Words.duration(expiry.remaining());
      return "%s expires on %s, in %s.".formatted(subject(), Words.date(notAfter), left)
          + " Of its lifetime of %s, at least %s should be left."
              .formatted(Words.duration(expiry.lifetime()), Words.duration(expiry.threshold()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "certificate", authority.orElseGet(() -> Words.names(names)),
          "serialNumber", serialNumber,
          "notAfter", notAfter,
          "checkedAt", checkedAt,
          "remaining", expiry.remaining(),
          "lifetime", expiry.lifetime(),
          "threshold", expiry.threshold());
    }

    @Override
    public Optional<String> remedy() {
      return authority.map(
          name -> "Serve a chain that does not need " + name + ", or has its successor.");
    }

    private String subject() {
      return authority
          .map(name -> "The authority " + name + ", which the longest-lived trusted path needs,")
          .orElseGet(() -> "The certificate for " + Words.names(names));
    }
  }
}
