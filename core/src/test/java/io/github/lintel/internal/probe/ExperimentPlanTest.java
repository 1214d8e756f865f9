package io.github.lintel.internal.probe;

import static io.github.lintel.internal.checks.Facts.handshake;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.HandshakeBuilder;
import io.github.lintel.testkit.CertificateAuthority;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExperimentPlanTest {
  private static final Stage HELLO = Stage.CLIENT_HELLO_SENT;
  private static final PresentedCertificate OTHER_NAME = leafFor("www.example.org");

  @Test
  void neverMakesMoreThanEightAndAlwaysEnds() {
    for (HandshakeBuilder first : firsts()) {
      for (Function<ClientKind, HandshakeBuilder> world : worlds()) {
        List<ClientKind> made = play(first, world, true);

        assertThat(made).as(() -> first.build().toString()).hasSizeLessThanOrEqualTo(8);
      }
    }
  }

  @Test
  void makesNoneWhenTheyAreTurnedOff() {
    for (HandshakeBuilder first : firsts()) {
      assertThat(play(first, kind -> handshake().as(kind), false)).isEmpty();
    }
  }

  @Test
  void makesNoneWhenThereIsNobodyToAsk() {
    for (Ending ending : List.of(Ending.REFUSED, Ending.UNREACHABLE, Ending.NO_ROUTE)) {
      HandshakeBuilder first = handshake().ended(Stage.NOT_CONNECTED, ending);
      assertThat(play(first, kind -> handshake().as(kind), true)).isEmpty();
    }
  }

  @Test
  void comparesNothingWithAServerThatAnswersAtTheSecondTry() {
    assertThat(play(handshake().alerted(HELLO, 40), kind -> handshake().as(kind), true))
        .containsExactly(ClientKind.AGAIN);
  }

  @Test
  void asksOnceMoreWhenSomethingMadeADifference() {
    List<ClientKind> made =
        play(
            handshake().ended(HELLO, Ending.CLOSED),
            kind ->
                kind == ClientKind.TLS_1_2_ONLY
                    ? handshake().as(kind)
                    : handshake().ended(HELLO, Ending.CLOSED).as(kind),
            true);

    assertThat(made)
        .startsWith(ClientKind.AGAIN)
        .endsWith(ClientKind.AGAIN, ClientKind.TLS_1_2_ONLY);
  }

  @Test
  void looksForAnOlderVersionAfterProtocolVersion() {
    List<ClientKind> made =
        play(handshake().alerted(HELLO, 70), kind -> handshake().alerted(HELLO, 70).as(kind), true);

    assertThat(made)
        .containsExactly(
            ClientKind.AGAIN, ClientKind.OLD_VERSIONS, ClientKind.TLS_1_2_ONLY, ClientKind.SSL_3);
  }

  @Test
  void asksASilentServerEverythingAtOnce() {
    HandshakeBuilder silent = handshake().ended(HELLO, Ending.TIMED_OUT);

    assertThat(plan(true).next(List.of(silent.build()), List.of()))
        .contains(ClientKind.PROXY_HEADER, ClientKind.PLAIN_HTTP, ClientKind.EVERYTHING)
        .hasSize(8);
  }

  @Test
  void ofTwoThatTakeTurnsBehindASingleAddressItMeetsTheOther() {
    ExperimentPlan plan =
        new ExperimentPlan(
            ServerName.dns("shop.example.com"),
            List.of(),
            new ExperimentPlan.Scope(true, true, false, true, true, 0));
    PresentedCertificate leaf = leafFor("shop.example.com");
    HandshakeFacts first = handshake(leaf).build();
    HandshakeFacts again = handshake(leaf).as(ClientKind.AGAIN).build();

    assertThat(plan.next(List.of(first), List.of())).containsExactly(ClientKind.AGAIN);
    assertThat(plan.next(List.of(first, again), List.of(ClientKind.AGAIN)))
        .containsExactly(ClientKind.RSA_ONLY);
  }

  @Test
  void aThoroughOneEndsWithTwoInARowThatNobodyElseComesBetween() {
    List<HandshakeFacts> done = new ArrayList<>(List.of(handshake().build()));
    List<ClientKind> tried = new ArrayList<>();
    ExperimentPlan plan =
        new ExperimentPlan(
            ServerName.dns("shop.example.com"),
            List.of(),
            new ExperimentPlan.Scope(true, true, true, true, false, 0));
    List<List<ClientKind>> rounds = new ArrayList<>();
    List<ClientKind> round = plan.next(done, tried);
    while (!round.isEmpty()) {
      rounds.add(round);
      round.forEach(kind -> done.add(handshake().as(kind).build()));
      tried.addAll(round);
      round = plan.next(done, tried);
    }

    assertThat(rounds).hasSize(3).endsWith(List.of(ClientKind.AGAIN), List.of(ClientKind.AGAIN));
  }

  @Test
  void asksForAServedNameOnlyWhenNoNameWasAcknowledged() {
    HandshakeBuilder other = handshake(OTHER_NAME);

    assertThat(play(other, kind -> handshake(OTHER_NAME).as(kind), true))
        .containsOnlyOnce(ClientKind.SERVED_SERVER_NAME);
    assertThat(play(other.nameAcknowledged(), kind -> handshake(OTHER_NAME).as(kind), true))
        .contains(ClientKind.RANDOM_SERVER_NAME)
        .doesNotContain(ClientKind.SERVED_SERVER_NAME);
  }

  /** All rounds, in a world that answers as given. */
  private static List<ClientKind> play(
      HandshakeBuilder first, Function<ClientKind, HandshakeBuilder> world, boolean experiments) {
    List<HandshakeFacts> done = new ArrayList<>(List.of(first.build()));
    List<ClientKind> tried = new ArrayList<>();
    List<ClientKind> round = plan(experiments).next(done, tried);
    while (!round.isEmpty()) {
      round.forEach(kind -> done.add(world.apply(kind).build()));
      tried.addAll(round);
      round = plan(experiments).next(done, tried);
    }
    return tried;
  }

  private static PresentedCertificate leafFor(String name) {
    return Certificate.parse(CertificateAuthority.root("Test Root", Facts.NOW).issue(name).leaf());
  }

  private static ExperimentPlan plan(boolean experiments) {
    return new ExperimentPlan(
        ServerName.dns("shop.example.com"),
        List.of(),
        new ExperimentPlan.Scope(true, experiments, false, true, false, 0));
  }

  /** Every way in which a first handshake can fail. */
  private static List<HandshakeBuilder> firsts() {
    List<HandshakeBuilder> all = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      for (Ending ending : Ending.values()) {
        if (ending != Ending.COMPLETED && ending != Ending.ALERTED) {
          all.add(handshake().ended(stage, ending));
        }
      }
      for (int alert = 0; alert < 256; alert++) {
        all.add(handshake().alerted(stage, alert));
        all.add(handshake().rejected(stage, alert));
      }
    }
    return all;
  }

  private static List<Function<ClientKind, HandshakeBuilder>> worlds() {
    return List.of(
        kind -> handshake().as(kind),
        kind -> handshake().alerted(HELLO, 40).as(kind),
        kind -> handshake().ended(HELLO, Ending.CLOSED).as(kind),
        kind ->
            kind == ClientKind.EVERYTHING
                ? handshake().as(kind)
                : handshake().alerted(HELLO, 40).as(kind));
  }
}
