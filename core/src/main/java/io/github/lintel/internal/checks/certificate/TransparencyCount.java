package io.github.lintel.internal.checks.certificate;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.SignedTimestamp;
import io.github.lintel.facts.SignedTimestamp.Source;
import io.github.lintel.facts.SignedTimestamp.Status;
import io.github.lintel.facts.TransparencyFacts;
import io.github.lintel.facts.TransparencyLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many timestamps count, by the rules that Chrome and Apple share.
 *
 * @param embedded those in the certificate, of different logs
 * @param delivered those in the handshake or the staple, of different logs that are current
 * @param required how many are required in this certificate
 * @param operators who runs the logs of those that count
 * @param enough whether that is enough
 * @param reasons why others do not count
 */
record TransparencyCount(
    int embedded,
    int delivered,
    int required,
    List<String> operators,
    boolean enough,
    List<String> reasons) {
  static final int IN_HANDSHAKE = 2;
  static final int OPERATORS = 2;
  private static final Duration SHORT = Duration.ofDays(180);

  static TransparencyCount of(TransparencyFacts facts, Certificate leaf, Instant at) {
    int required = leaf.lifetime().compareTo(SHORT) > 0 ? 3 : 2;
    return facts.verified() ? verified(facts, required, at) : counted(facts, required);
  }

  private static TransparencyCount counted(TransparencyFacts facts, int required) {
    int embedded = logs(facts, true).size();
    int delivered = logs(facts, false).size();
    boolean enough = embedded >= required || delivered >= IN_HANDSHAKE;
    return new TransparencyCount(embedded, delivered, required, List.of(), enough, List.of());
  }

  private static Set<Object> logs(TransparencyFacts facts, boolean embedded) {
    return facts.timestamps().stream()
        .filter(t -> (t.source() == Source.CERTIFICATE) == embedded)
        .map(SignedTimestamp::logId)
        .collect(Collectors.toSet());
  }

  private static TransparencyCount verified(TransparencyFacts facts, int required, Instant at) {
    Set<TransparencyLog> embedded = new HashSet<>();
    Set<TransparencyLog> delivered = new HashSet<>();
    List<String> reasons = new ArrayList<>();
    for (SignedTimestamp timestamp : facts.timestamps()) {
      boolean inCertificate = timestamp.source() == Source.CERTIFICATE;
      String reason = reason(timestamp, inCertificate, at);
      if (!reason.isEmpty()) {
        reasons.add(reason);
      } else {
        (inCertificate ? embedded : delivered).add(timestamp.log().orElseThrow());
      }
    }
    boolean enough =
        embedded.size() >= required
                && operators(embedded).size() >= OPERATORS
                && embedded.stream().anyMatch(log -> log.state().current())
            || delivered.size() >= IN_HANDSHAKE && operators(delivered).size() >= OPERATORS;
    Set<TransparencyLog> all = new HashSet<>(embedded);
    all.addAll(delivered);
    return new TransparencyCount(
        embedded.size(), delivered.size(), required, operators(all), enough, reasons);
  }

  private static List<String> operators(Set<TransparencyLog> logs) {
    return logs.stream().map(TransparencyLog::operator).distinct().sorted().toList();
  }

  /** Why it does not count; empty if it does. */
  private static String reason(SignedTimestamp timestamp, boolean inCertificate, Instant at) {
    if (timestamp.log().isEmpty()) {
      return "one is of a log that is not in the list";
    }
    TransparencyLog log = timestamp.log().get();
    if (timestamp.status() != Status.VALID) {
      return "one of " + log.name() + " does not verify";
    }
    if (timestamp.issued().isAfter(at)) {
      return "one of " + log.name() + " is from the future";
    }
    boolean counts = inCertificate ? log.vouchesFor(timestamp.issued()) : log.state().current();
    return counts ? "" : "one is of " + log.name() + ", which is " + log.state().text();
  }
}
