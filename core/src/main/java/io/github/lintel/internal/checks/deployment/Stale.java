package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.checks.Expiry;
import io.github.lintel.internal.checks.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The certificate that a node serves beside the one that it should serve; what the checks of the
 * deployment have in common.
 *
 * @param node the node
 * @param bad what it serves
 * @param right what it should serve, if that is known
 * @param wanted what somebody said that it should serve
 * @param rightNodes who serves that
 * @param at the moment of judgement
 */
record Stale(
    NodeAddress node,
    Served bad,
    Optional<Certificate> right,
    Wanted wanted,
    List<NodeAddress> rightNodes,
    Instant at) {

  /** What follows from a node that serves another certificate than it should. */
  static String[] consequences() {
    return new String[] {
      "certificate.expired",
      "certificate.expires-soon",
      "certificate.is-ca",
      "certificate.lifetime-too-long",
      "certificate.malformed",
      "certificate.name-mismatch",
      "certificate.no-extended-key-usage",
      "certificate.no-subject-alternative-name",
      "certificate.not-for-servers",
      "certificate.not-yet-valid",
      "certificate.unsupported-algorithm",
      "certificate.weak-key",
      "certificate.weak-signature",
      "chain.bad-signature",
      "chain.intermediate-expired",
      "chain.intermediate-not-yet-valid",
      "chain.malformed",
      "chain.missing-intermediate",
      "chain.name-constraint-violated",
      "chain.not-a-ca",
      "chain.not-for-servers",
      "chain.path-length-exceeded",
      "chain.policy-missing",
      "chain.root-expired",
      "chain.self-signed",
      "chain.untrusted-root",
      "chain.wrong-intermediate"
    };
  }

  /** Returns whether only what is sent along differs. */
  boolean isTheRightOne() {
    return right.filter(bad.leaf()::equals).isPresent();
  }

  Fault fault(Evidence evidence) {
    return Fault.of(evidence).severity(severity()).at(node).about(0, bad.leaf());
  }

  /**
   * Returns the subject of a sentence, as in {@code 203.0.113.7 still serves the certificate …}.
   */
  String serves() {
    return "%s %s %s (%s, serial %s), %s"
        .formatted(
            node.inet().isPresent() ? node.text() : "The in-memory server",
            verb(),
            Words.certificate(bad.leaf()),
            bad.leaf().publicKey().description(),
            Words.serial(bad.leaf()),
            trouble());
  }

  /** Returns {@code still serves} for a certificate that is older than the right one. */
  String verb() {
    return wanted.newerThan(bad.leaf())
            || right.filter(r -> bad.leaf().notBefore().isBefore(r.notBefore())).isPresent()
        ? "still serves"
        : "serves";
  }

  /** Returns what it should serve, as in {@code serial 1a2b, valid until …}. */
  String instead() {
    return right
        .map(
            r ->
                "%s, serial %s, valid until %s"
                    .formatted(
                        r.publicKey().description(), Words.serial(r), Words.date(r.notAfter())))
        .orElseGet(() -> wanted.description(bad.leaf()));
  }

  /** Returns who serves the right one, as in {@code 203.0.113.5 and 203.0.113.6 serve}. */
  String othersServe() {
    return Words.nodes(rightNodes) + (rightNodes.size() == 1 ? " serves" : " serve");
  }

  Map<String, Object> values() {
    return Evidence.values(
        "address", node.text(),
        "reason", bad.trouble().map(t -> id(t.kind())).orElse(""),
        "served", describe(bad.leaf()),
        "expected", right.map(Stale::describe).orElseGet(() -> wanted.values(bad.leaf())),
        "expectedServedBy", Words.nodeValues(rightNodes));
  }

  static Map<String, Object> describe(Certificate leaf) {
    return Evidence.values(
        "subject", Words.name(leaf.subject()),
        "serial", Words.serial(leaf),
        "keyType", leaf.publicKey().description(),
        "notBefore", leaf.notBefore(),
        "notAfter", leaf.notAfter(),
        "sha256", leaf.sha256());
  }

  private Severity severity() {
    return bad.trouble().map(Trouble::severity).orElse(Severity.NOTE);
  }

  private String trouble() {
    Certificate leaf = bad.leaf();
    String end = Words.date(leaf.notAfter()) + ", " + Words.relative(leaf.notAfter(), at);
    Trouble.Kind kind = bad.trouble().map(Trouble::kind).orElse(Trouble.Kind.NOT_EXPECTED);
    return switch (kind) {
      case EXPIRED -> "which expired on " + end;
      case EXPIRES_SOON -> "which expires on " + end;
      case NOT_YET_VALID -> "which is not valid before " + Words.date(leaf.notBefore());
      case WRONG_NAME ->
          "which is for %s, not for %s"
              .formatted(Words.names(leaf.serverNames()), Words.list(namesMissing()));
      case NOT_TRUSTED -> "which leads to no trusted authority";
      case NOT_EXPECTED ->
          Expiry.past(leaf, at) ? "which expired on " + end : "which is valid until " + end;
    };
  }

  private List<String> namesMissing() {
    return bad.handshake().endpoint().names().stream()
        .filter(name -> !name.matchedBy(bad.leaf()))
        .map(ServerName::text)
        .toList();
  }

  private static String id(Trouble.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
