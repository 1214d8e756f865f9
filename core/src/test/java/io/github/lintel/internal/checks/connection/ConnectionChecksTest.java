package io.github.lintel.internal.checks.connection;

import static io.github.lintel.internal.checks.Facts.endpoint;
import static io.github.lintel.internal.checks.Facts.handshake;
import static io.github.lintel.internal.checks.connection.ConnectionCases.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.CheckOutcome.Inconclusive;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.ResolutionFacts.Outcome;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.GroupRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionChecksTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void judges(CheckCase checkCase) {
    GroupRules.run(ConnectionCases.checks(), checkCase);
  }

  static List<CheckCase> cases() {
    return ConnectionCases.all();
  }

  @Test
  void everyCheckHasItsCases() {
    GroupRules.complete(ConnectionCases.checks(), ConnectionCases.all());
  }

  @Test
  void isAnErrorWhenNoOtherNodeAnswers() {
    AddressView alone =
        endpoint()
            .node("203.0.113.1", failed(Ending.REFUSED))
            .node("203.0.113.2", failed(Ending.REFUSED))
            .addressView();
    assertThat(severity(new Refused(), alone)).isEqualTo(Severity.ERROR);
  }

  @Test
  void isAWarningWhenClientsCanTakeAnotherNode() {
    assertThat(severity(new Refused(), besideAGoodOne(Ending.REFUSED))).isEqualTo(Severity.WARNING);
    assertThat(severity(new TimedOut(), besideAGoodOne(Ending.TIMED_OUT)))
        .isEqualTo(Severity.WARNING);
    assertThat(severity(new Unreachable(), besideAGoodOne(Ending.UNREACHABLE)))
        .isEqualTo(Severity.WARNING);
  }

  @Test
  void aResetIsAnErrorThough() {
    AddressView reset =
        endpoint()
            .node("203.0.113.1", handshake().ended(Stage.CLIENT_HELLO_SENT, Ending.RESET))
            .node("203.0.113.2", handshake())
            .addressView();
    assertThat(severity(new Reset(), reset)).isEqualTo(Severity.ERROR);
  }

  @Test
  void anAddressWithoutARouteIsOnlyMentionedWhenAnotherWasProbed() {
    AddressView one =
        endpoint()
            .node("2001:db8::1", failed(Ending.NO_ROUTE))
            .node("203.0.113.1", failed(Ending.REFUSED))
            .addressView();
    CheckOutcome outcome = new Unreachable().check(one);
    assertThat(severity(new Unreachable(), one)).isEqualTo(Severity.NOTE);
    assertThat(GroupRules.fault(outcome).evidence().sentence())
        .isEqualTo(
            "2001:db8::1 was not probed from here: this machine has no route to IPv6 addresses."
                + " Probed instead: 203.0.113.1.");
  }

  @Test
  void nothingIsKnownWhenNoAddressHasARoute() {
    AddressView none =
        endpoint()
            .node("2001:db8::1", failed(Ending.NO_ROUTE))
            .node("2001:db8::2", failed(Ending.NO_ROUTE))
            .addressView();
    assertThat(new Unreachable().check(none))
        .isInstanceOfSatisfying(
            Inconclusive.class, i -> assertThat(i.atWorst()).isEqualTo(Severity.ERROR));
  }

  @Test
  void aResolverThatFailsIsNotTheFrontDoorsFault() {
    assertThat(new NameNotResolved().check(endpoint().resolution(Outcome.RESOLVER_FAILED).view()))
        .isInstanceOf(Inconclusive.class);
    assertThat(new NameNotResolved().check(endpoint().resolution(Outcome.NO_SUCH_NAME).view()))
        .isInstanceOf(CheckOutcome.Found.class);
  }

  private static AddressView besideAGoodOne(Ending ending) {
    return endpoint()
        .node("203.0.113.1", failed(ending))
        .node("203.0.113.2", handshake())
        .addressView();
  }

  private static Severity severity(AddressCheck check, AddressView address) {
    return GroupRules.severity(check, check.check(address));
  }
}
