package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.AffectedFamily;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Neighbours;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * No connection to one address while others answer. Clients try the next address when one gives no
 * connection (RFC 1123 2.3, RFC 8305 5), so it costs time, capacity and one node of redundancy, not
 * the connection. A handshake that fails is not tried elsewhere and not reported here.
 */
public final class NodeDown implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("deployment.node-down", "a node is down while others answer")
          .severity(Severity.WARNING)
          .rank(340)
          .source("RFC 1123 2.3")
          .explains("connection.refused", "connection.timed-out", "connection.unreachable");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    FailureCause cause = FailureCause.of(address);
    if (cause == FailureCause.NONE) {
      return CheckOutcome.passed();
    }
    boolean cameBack =
        address.facts().as(ClientKind.AGAIN).filter(HandshakeFacts::completed).isPresent();
    List<NodeAddress> answering = Neighbours.answering(address);
    if (!cause.beforeConnection() || cameBack || answering.isEmpty()) {
      return CheckOutcome.notApplicable("it is not down, or no other node answers");
    }
    return CheckOutcome.found(
        Fault.of(
            new Down(
                Progress.of(address),
                cause.description(),
                answering,
                Neighbours.silentFamily(address))));
  }

  /** A node without a connection, and those with one. */
  record Down(
      Progress progress, String how, List<NodeAddress> answering, Optional<AffectedFamily> family)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s is down (%s after %s) while %s %s."
              .formatted(
                  progress.subject(),
                  how,
                  Words.elapsed(progress.took()),
                  Words.nodes(answering),
                  answering.size() == 1 ? "answers" : "answer")
          + family.map(AffectedFamily::sentence).orElse("");
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "how",
          how,
          "answering",
          Words.nodeValues(answering),
          "family",
          family.map(AffectedFamily::toString).orElse(""));
    }
  }
}
