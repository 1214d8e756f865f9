package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.Snapshot.Served;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/**
 * The bundle was issued by another authority than what is served today. Nothing is wrong with that
 * as long as the path is trusted; whoever pins an authority (an application, a CAA record, a
 * partner's firewall) wants to know.
 */
public final class IssuerChanged implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.issuer-changed", "another authority has issued it")
          .severity(Severity.NOTE)
          .rank(195)
          .source("RFC 5280 4.1.2.4");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    return Replaced.judge(endpoint, IssuerChanged::faults);
  }

  private static List<Fault> faults(Replaced replaced) {
    List<String> before = replaced.served().stream().map(Served::issuer).distinct().toList();
    return replaced.leaves().stream()
        .filter(leaf -> !before.contains(leaf.issuer().text()))
        .map(leaf -> fault(replaced, before, leaf))
        .toList();
  }

  private static Fault fault(Replaced replaced, List<String> before, Certificate leaf) {
    return Fault.of(new Other(replaced.target(), before, Words.name(leaf.issuer())));
  }

  record Other(String target, List<String> before, String after) implements Evidence {
    @Override
    public String sentence() {
      return "Today %s serves a certificate issued by %s; that of the bundle was issued by %s."
          .formatted(target, Words.list(before), after);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("target", target, "before", Words.values(before), "after", after);
    }
  }
}
