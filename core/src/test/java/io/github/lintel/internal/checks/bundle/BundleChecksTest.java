package io.github.lintel.internal.checks.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckOutcome.Found;
import io.github.lintel.check.EndpointView;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.facts.BundleFacts.Problem;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.GroupRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class BundleChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(BundleCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return BundleCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(BundleCases.checks(), BundleCases.all());
  }

  @Test
  void saysWhichBlockIsBroken() {
    EndpointView view =
        BundleCases.view(
            BundleCases.CERTIFICATES,
            KeyState.READ,
            List.of(BundleCases.broken()),
            KeyMatch.MATCHES);
    assertThat(GroupRules.fault(new Unreadable().check(view)).evidence().sentence())
        .startsWith(
            "The bundle cannot be used because of block 2 of fullchain.pem: its base64 is cut off.");
  }

  @Test
  void saysToWhichCertificateTheKeyBelongs() {
    EndpointView view = BundleCases.keyOfTheSecond();
    assertThat(GroupRules.fault(new KeyMismatch().check(view)).evidence().remedy())
        .contains("Put the 2nd certificate of fullchain.pem first.");
  }

  @ParameterizedTest
  @EnumSource(names = {"UNREADABLE", "MISSING"})
  void aProblemIsToldOnce(KeyState state) {
    List<Problem> problems = List.of(new Problem(BundleCases.KEY, 1, "it is cut off"));
    EndpointView view =
        BundleCases.view(BundleCases.CERTIFICATES, state, problems, KeyMatch.NOT_TRIED);
    assertThat(new Unreadable().check(view))
        .isInstanceOfSatisfying(Found.class, found -> assertThat(found.faults()).hasSize(1));
  }
}
