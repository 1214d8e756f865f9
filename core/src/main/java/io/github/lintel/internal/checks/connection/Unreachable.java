package io.github.lintel.internal.checks.connection;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Neighbours;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.net.Inet6Address;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A router or the host's own network said that the address cannot be reached (ICMP Destination
 * Unreachable, RFC 792 and RFC 4443). That this machine has no route for a family of addresses says
 * nothing about the front door: then the address is only mentioned, or, when no other could be
 * probed, nothing can be told.
 */
public final class Unreachable implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.unreachable", "the address cannot be reached")
          .severity(Severity.ERROR)
          .rank(110)
          .source("RFC 792, RFC 4443 3.1");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    if (FailureCause.of(address) == FailureCause.NO_ROUTE) {
      return notProbed(address);
    }
    return FailureCause.UNREACHABLE.judge(
        address,
        first ->
            Fault.of(new NoWay(Progress.of(address)))
                .severity(Neighbours.severityOfNoConnection(address)));
  }

  private static CheckOutcome notProbed(AddressView address) {
    List<NodeAddress> probed = Neighbours.probed(address);
    NotProbed evidence = new NotProbed(address.facts().address(), probed);
    return probed.isEmpty()
        ? CheckOutcome.inconclusive(Severity.ERROR, evidence)
        : CheckOutcome.found(Fault.of(evidence).severity(Severity.NOTE));
  }

  /** A report of the network where a connection should be. */
  record NoWay(Progress progress) implements Evidence {
    @Override
    public String sentence() {
      return "%s cannot be reached: the network said so after %s."
          .formatted(progress.subject(), Words.elapsed(progress.took()));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values();
    }
  }

  /** An address that nothing was sent to. */
  record NotProbed(NodeAddress node, List<NodeAddress> probed) implements Evidence {
    @Override
    public String sentence() {
      return "%s was not probed from here: this machine has no route to %s. %s"
          .formatted(
              node,
              familyIsReached() ? "it" : family() + " addresses",
              probed.isEmpty()
                  ? "Nothing can be said about this front door from here."
                  : "Probed instead: " + Words.nodes(probed) + ".");
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "address", node.text(), "family", family(), "probed", Words.nodeValues(probed));
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          familyIsReached()
              ? "See whether " + node + " is an address that clients can reach, and correct it."
              : "Verify "
                  + node
                  + " from a machine that has "
                  + family()
                  + ". That it was not probed says nothing against it.");
    }

    private boolean familyIsReached() {
      return probed.stream().anyMatch(other -> version6(other) == version6(node));
    }

    private String family() {
      return version6(node) ? "IPv6" : "IPv4";
    }

    private static boolean version6(NodeAddress address) {
      return address.inet().filter(Inet6Address.class::isInstance).isPresent();
    }
  }
}
