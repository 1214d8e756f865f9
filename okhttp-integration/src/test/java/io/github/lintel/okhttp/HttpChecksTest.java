package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The checks of the HTTP side, one case after the other. */
class HttpChecksTest {
  static List<HttpCases.Case> cases() {
    return HttpCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void judges(HttpCases.Case one) {
    CheckOutcome outcome = HttpCases.judge(one);

    if (!one.triggers()) {
      assertThat(outcome)
          .isInstanceOfAny(CheckOutcome.Passed.class, CheckOutcome.NotApplicable.class);
    } else if (one.inconclusive()) {
      CheckOutcome.Inconclusive unsure = (CheckOutcome.Inconclusive) outcome;
      assertThat(unsure.atWorst()).isEqualTo(one.severity().orElseThrow());
      isWellFormed(unsure.evidence());
    } else {
      assertThat(outcome).isInstanceOf(CheckOutcome.Found.class);
      List<Fault> faults = ((CheckOutcome.Found) outcome).faults();
      assertThat(faults)
          .singleElement()
          .satisfies(
              fault ->
                  assertThat(fault.severity().or(() -> usual(one.check())))
                      .isEqualTo(one.severity()));
      isWellFormed(faults.get(0).evidence());
    }
  }

  private static Optional<Severity> usual(String check) {
    return HttpChecks.all().stream()
        .filter(c -> c.info().id().text().equals(check))
        .map(c -> c.info().severity())
        .findFirst();
  }

  private static void isWellFormed(Evidence evidence) {
    assertThat(evidence.sentence()).endsWith(".").doesNotContain("Optional[", "null", "  ");
    assertThat(evidence.values()).isNotEmpty();
  }
}
