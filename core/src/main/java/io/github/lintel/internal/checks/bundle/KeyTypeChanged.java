package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;

/**
 * A type of key that is served today is not in the bundle. A client that offers signature
 * algorithms of that type only (RFC 8446 4.2.3) cannot go on.
 *
 * <p>WARNING for RSA, which is all that some old clients take, and for which the server's list of
 * cipher suites may be made; NOTE for other types, because what takes them takes RSA too.
 */
public final class KeyTypeChanged implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.key-type-changed", "a type of key that is served today is gone")
          .severity(Severity.WARNING)
          .rank(180)
          .source("RFC 8446 4.2.3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    return Replaced.judge(endpoint, KeyTypeChanged::faults);
  }

  private static List<Fault> faults(Replaced replaced) {
    List<String> after = replaced.keyTypesAfter();
    List<String> gone =
        replaced.keyTypesBefore().stream().filter(type -> !after.contains(type)).toList();
    if (gone.isEmpty()) {
      return List.of();
    }
    Severity severity = gone.contains("RSA") ? Severity.WARNING : Severity.NOTE;
    Gone evidence = new Gone(replaced.target(), replaced.keyTypesBefore(), after, gone);
    return List.of(Fault.of(evidence).severity(severity));
  }

  record Gone(String target, List<String> before, List<String> after, List<String> gone)
      implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "Today %s serves %s, and the bundle has %s;".formatted(target, keys(before), keys(after));
      return gone.contains("RSA")
          ? sentence + " clients that take RSA only are refused then."
          : sentence + " clients take that too.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "target", target,
          "before", Words.values(before),
          "after", Words.values(after),
          "gone", Words.values(gone));
    }

    private static String keys(List<String> types) {
      return (types.size() == 1 ? "a key of type " : "keys of types ") + Words.list(types);
    }
  }
}
