package io.github.lintel.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.lintel.check.Check;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What every check of a group must do with its cases. */
public final class GroupRules {
  private GroupRules() {}

  /** Runs one case, and shows that what it says can be told to people and machines. */
  public static void run(List<Check> checks, CheckCase checkCase) {
    CheckOutcome outcome = checkCase.run(byId(checks).get(checkCase.checkId()));
    if (outcome instanceof CheckOutcome.Found found) {
      assertThat(checkCase.triggers()).as("found %s", found).isTrue();
      found.faults().stream().map(Fault::evidence).forEach(GroupRules::tellable);
    } else if (outcome instanceof CheckOutcome.Inconclusive unknown) {
      assertThat(checkCase.triggers()).as("could not tell: %s", unknown).isTrue();
      tellable(unknown.evidence());
    } else {
      assertThat(checkCase.triggers()).as("outcome %s", outcome).isFalse();
    }
  }

  /** Shows that each check has a case that triggers it and one that passes it, and no more. */
  public static void complete(List<Check> checks, List<CheckCase> cases) {
    Map<String, Check> byId = byId(checks);
    assertThat(cases).allSatisfy(c -> assertThat(byId).containsKey(c.checkId()));
    for (String id : byId.keySet()) {
      assertThat(cases).as("triggers " + id).anyMatch(c -> c.checkId().equals(id) && c.triggers());
      assertThat(cases).as("passes " + id).anyMatch(c -> c.checkId().equals(id) && !c.triggers());
    }
  }

  /** The one fault that a check finds. */
  public static Fault fault(CheckOutcome outcome) {
    if (outcome instanceof CheckOutcome.Found found && found.faults().size() == 1) {
      return found.faults().get(0);
    }
    return fail("not one fault: " + outcome);
  }

  /** The severity of the one fault that a check finds. */
  public static Severity severity(Check check, CheckOutcome outcome) {
    return fault(outcome).severity().orElse(check.info().severity());
  }

  private static Map<String, Check> byId(List<Check> checks) {
    return checks.stream()
        .collect(Collectors.toMap(check -> check.info().id().text(), Function.identity()));
  }

  private static void tellable(Evidence evidence) {
    assertThat(evidence.sentence()).endsWith(".").doesNotContain("Optional", "null", "%");
    assertThat(evidence.sentence()).matches("(?s)[A-Z0-9].*");
    assertThat(evidence.sentence())
        .doesNotContain("  ", " for none ")
        .doesNotContainPattern("\\b1 (addresses|bytes|certificates|days|intermediates|names)\\b");
    assertThat(evidence.values()).isNotEmpty().doesNotContainValue(null);
    evidence.remedy().ifPresent(remedy -> assertThat(remedy).endsWith("."));
  }
}
