package io.github.lintel.internal.checks.deployment;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.checks.Words;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A node has one certificate for each key type, and one of them is good while the other is not: RSA
 * renewed and ECDSA not, or the reverse. Clients of one kind are refused and those of the other see
 * nothing of it. One that only lacks its issuer is not old but wrongly put together, which is for
 * the checks of the chain. Two good ones that end at different times, or are for different names,
 * are only mentioned.
 */
public final class KeyTypesDiffer implements EndpointCheck {
  // Two that are renewed in one run differ by minutes.
  private static final Duration RENEWED_TOGETHER = Duration.ofDays(1);

  private static final CheckInfo INFO =
      CheckInfo.of("deployment.key-types-differ", "one key type is renewed and the other is not")
          .severity(Severity.ERROR)
          .rank(320)
          .explains(Stale.consequences());

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    if (!Fleet.someShowSeveral(endpoint)) {
      return CheckOutcome.passed();
    }
    Fleet fleet = Fleet.of(endpoint);
    List<Fault> faults = new ArrayList<>();
    for (Node node : fleet.nodes()) {
      if (node.good().isEmpty()) {
        continue;
      }
      Certificate good = node.good().get(0).leaf();
      for (Served bad : node.bad()) {
        if (lacksIssuer(bad)) {
          continue;
        }
        Stale stale = fleet.compare(node, bad);
        faults.add(stale.fault(new HalfRenewed(stale, good)));
      }
      if (node.bad().isEmpty() && fleet.wanted().isEmpty()) {
        node.good().stream()
            .map(Served::leaf)
            .filter(leaf -> apart(good, leaf))
            .findFirst()
            .map(leaf -> new Apart(node.address(), good, leaf))
            .map(apart -> Fault.of(apart).severity(Severity.NOTE).at(node.address()))
            .ifPresent(faults::add);
      }
    }
    return CheckOutcome.found(faults);
  }

  private static boolean lacksIssuer(Served bad) {
    return bad.trouble().filter(t -> t.kind() == Trouble.Kind.NOT_TRUSTED).isPresent()
        && bad.handshake().paths().best().stream()
            .flatMap(path -> path.problems().stream())
            .allMatch(problem -> problem.rule() == PathRule.NO_ISSUER);
  }

  private static boolean apart(Certificate one, Certificate other) {
    return !one.publicKey().algorithm().equals(other.publicKey().algorithm())
        && (Duration.between(one.notAfter(), other.notAfter()).abs().compareTo(RENEWED_TOGETHER) > 0
            || !new HashSet<>(one.serverNames()).equals(new HashSet<>(other.serverNames())));
  }

  /** A leaf that is not in order beside one of another key type that is. */
  record HalfRenewed(Stale stale, Certificate good) implements Evidence {
    @Override
    public String sentence() {
      return "%s; its %s certificate (serial %s, valid until %s) is in order."
          .formatted(
              stale.serves(),
              good.publicKey().algorithm(),
              Words.serial(good),
              Words.date(good.notAfter()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("compared", stale.values(), "inOrder", Stale.describe(good));
    }

    @Override
    public Optional<String> remedy() {
      String type = stale.bad().keyType();
      return Optional.of(
          stale.node().inet().isEmpty()
              ? "Renew the %s certificate too, before either is deployed.".formatted(type)
              : "Renew the %s certificate on %s too, and reload its TLS configuration."
                  .formatted(type, stale.node()));
    }
  }

  /** Two leaves in order that do not look like a pair. */
  record Apart(NodeAddress node, Certificate one, Certificate other) implements Evidence {
    @Override
    public String sentence() {
      return "%s serves an %s certificate until %s for %s and an %s certificate until %s for %s."
          .formatted(
              node,
              one.publicKey().algorithm(),
              Words.date(one.notAfter()),
              Words.names(one.serverNames()),
              other.publicKey().algorithm(),
              Words.date(other.notAfter()),
              Words.names(other.serverNames()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "address", node.text(), "one", Stale.describe(one), "other", Stale.describe(other));
    }
  }
}
