package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A name for which the live endpoint has a certificate today is not covered by the bundle that is
 * to replace it. Whoever uses that name is refused from then on (RFC 9525 6.3).
 *
 * <p>ERROR, because it happens at the moment of the deployment. If what is served today could not
 * be found out, it could not be told.
 */
public final class NamesLost implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.names-lost", "a name that is served today is gone")
          .rank(170)
          .source("RFC 9525 6.3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    Optional<Snapshot> silent =
        endpoint
            .facts()
            .bundle()
            .flatMap(BundleFacts::replaced)
            .filter(snapshot -> snapshot.served().isEmpty());
    if (silent.isPresent()) {
      return CheckOutcome.inconclusive(Severity.WARNING, new NotKnown(silent.get().target()));
    }
    return Replaced.judge(endpoint, NamesLost::faults);
  }

  private static List<Fault> faults(Replaced replaced) {
    List<String> lost = replaced.namesLost();
    return lost.isEmpty()
        ? List.of()
        : List.of(
            Fault.of(new Lost(replaced.target(), lost, replaced.leaves().get(0).serverNames())));
  }

  record Lost(String target, List<String> lost, List<String> names) implements Evidence {
    @Override
    public String sentence() {
      return "Today %s serves a certificate for %s, and the bundle does not cover that. It is for %s."
          .formatted(target, Words.names(lost), Words.names(names));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "target", target,
          "lost", Words.values(lost),
          "lostCount", lost.size(),
          "names", Words.values(names));
    }
  }

  record NotKnown(String target) implements Evidence {
    @Override
    public String sentence() {
      return "Whether names are lost could not be told, because %s showed no certificate."
          .formatted(target);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("target", target, "required", "a certificate to compare with");
    }
  }
}
