package io.github.lintel;

import io.github.lintel.check.Acceptance;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.Finding;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Policy;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.Expiry;
import io.github.lintel.internal.diagnose.Judge;
import io.github.lintel.internal.diagnose.Judgement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Looks ahead by judging the same facts at later times, at each moment at which anything can
 * change: so a certificate that no path needs does not count.
 */
final class Horizon {
  /** Each certificate has three such moments; a hostile chain of a hundred is not worth more. */
  private static final int MAX_MOMENTS = 60;

  private static final String EXPIRES_SOON = "certificate.expires-soon";

  private final Judge judge;
  private final Policy policy;
  private final Judgement now;
  private final Verdict verdict;

  Horizon(Judge judge, Policy policy, Judgement now, Verdict verdict) {
    this.judge = judge;
    this.policy = policy;
    this.now = now;
    this.verdict = verdict;
  }

  /** Returns the first moment at which the verdict is worse than now. */
  Optional<Instant> healthyUntil() {
    if (verdict != Verdict.HEALTHY && verdict != Verdict.DEGRADED) {
      return Optional.empty();
    }
    return moments().stream()
        .limit(MAX_MOMENTS)
        .filter(
            moment ->
                Verdict.of(
                        judge.judge(now.endpoint().facts(), moment, now.endpoint().at()).findings())
                    .worseThan(verdict))
        .findFirst();
  }

  /**
   * Returns the first moment at which a path that is trusted now is not; empty if one fails now.
   */
  Optional<Instant> acceptedUntil() {
    List<HandshakeView> handshakes =
        now.endpoint().addresses().stream().flatMap(a -> a.judged().stream()).toList();
    if (handshakes.isEmpty() || refusedNow()) {
      return Optional.empty();
    }
    return moments().stream()
        .limit(MAX_MOMENTS)
        .filter(moment -> handshakes.stream().anyMatch(handshake -> mayEnd(handshake, moment)))
        .filter(moment -> handshakes.stream().anyMatch(handshake -> lost(handshake, moment)))
        .findFirst();
  }

  private boolean refusedNow() {
    return now.findings().stream().anyMatch(Horizon::refuses);
  }

  private static boolean refuses(Finding finding) {
    return finding.severity() == Severity.ERROR && !finding.id().text().equals(EXPIRES_SOON);
  }

  /** Nothing ends a trusted path but the end of one of its certificates. */
  private static boolean mayEnd(HandshakeView handshake, Instant moment) {
    return handshake
        .paths()
        .trustedPath()
        .filter(
            path ->
                path.withAnchor().stream()
                    .anyMatch(certificate -> !certificate.notAfter().isAfter(moment)))
        .isPresent();
  }

  private boolean lost(HandshakeView handshake, Instant moment) {
    return handshake.leaf().isPresent()
        && handshake.paths().trustedPath().isPresent()
        && judge
            .paths(handshake.address(), handshake.facts(), moment, now.endpoint().at())
            .paths()
            .trustedPath()
            .isEmpty();
  }

  private SortedSet<Instant> moments() {
    SortedSet<Instant> moments = new TreeSet<>();
    for (Certificate certificate : certificates()) {
      moments.addAll(Expiry.moments(certificate, policy));
    }
    for (Acceptance acceptance : policy.acceptances()) {
      if (!acceptance.until().equals(LocalDate.MAX)) { // for ever: there is no day after it
        moments.add(acceptance.until().plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
      }
    }
    moments.removeIf(moment -> !moment.isAfter(now.endpoint().at()));
    return moments;
  }

  private Set<Certificate> certificates() {
    Set<Certificate> all = new HashSet<>();
    for (AddressView address : now.endpoint().addresses()) {
      for (HandshakeView handshake : address.judged()) {
        for (CandidatePath path : handshake.paths().candidates()) {
          all.addAll(path.withAnchor());
        }
      }
    }
    return all;
  }
}
