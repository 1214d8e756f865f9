package io.github.lintel.internal.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Check;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.CheckOutcome.Found;
import io.github.lintel.check.CheckOutcome.Inconclusive;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.checks.certificate.CertificateChecks;
import io.github.lintel.internal.checks.chain.ChainChecks;
import io.github.lintel.internal.checks.revocation.RevocationChecks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** No rule that stops a path goes unreported, and none is reported twice. */
class PathRulesTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LIMIT")
  void whatStopsAPathIsOneError(PathRule rule) {
    for (int depth = 0; depth <= 2; depth++) {
      Map<String, CheckOutcome> told = told(PathViews.stopped(rule, depth));
      assertThat(told).as("at depth %d", depth).hasSize(1);
      assertThat(severities(told)).as("at depth %d", depth).containsExactly(Severity.ERROR);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "LIMIT")
  void whatThePolicyLetsPassIsNoError(PathRule rule) {
    for (int depth = 0; depth <= 2; depth++) {
      Map<String, CheckOutcome> told = told(PathViews.remarked(rule, depth));
      assertThat(told).as("at depth %d", depth).hasSize(1);
      assertThat(severities(told)).as("at depth %d", depth).doesNotContain(Severity.ERROR);
    }
  }

  @Test
  void aLimitIsNoVerdict() {
    Map<String, CheckOutcome> told = told(PathViews.stopped(PathRule.LIMIT, 1));

    assertThat(told).containsOnlyKeys("chain.undecided");
    assertThat(told.values())
        .allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Inconclusive.class));
  }

  @Test
  void aSearchThatGaveUpSaysNothingOfTheChain() {
    assertThat(told(PathViews.gaveUp(PathRule.NO_ISSUER, 1))).containsOnlyKeys("chain.undecided");
  }

  @Test
  void aSearchThatGaveUpStillKnowsTheLeaf() {
    assertThat(told(PathViews.gaveUp(PathRule.EXPIRED, 0)))
        .containsOnlyKeys("chain.undecided", "certificate.expired");
  }

  @Test
  void aSoundChainHasNoFindingAtAll() {
    assertThat(told(Door.sound().view())).isEmpty();
  }

  private static Map<String, CheckOutcome> told(HandshakeView view) {
    Map<String, CheckOutcome> told = new LinkedHashMap<>();
    List<Check> checks = new ArrayList<>(CertificateChecks.all());
    checks.addAll(ChainChecks.all());
    checks.addAll(RevocationChecks.all());
    for (Check check : checks) {
      CheckOutcome outcome = ((HandshakeCheck) check).check(view);
      if (outcome instanceof Found || outcome instanceof Inconclusive) {
        told.put(check.info().id().text(), outcome);
      }
    }
    return told;
  }

  private static List<Severity> severities(Map<String, CheckOutcome> told) {
    return told.values().stream()
        .flatMap(outcome -> outcome instanceof Found found ? found.faults().stream() : Stream.of())
        .map(fault -> fault.severity().orElseThrow())
        .toList();
  }
}
