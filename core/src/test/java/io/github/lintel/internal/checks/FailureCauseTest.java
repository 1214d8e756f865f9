package io.github.lintel.internal.checks;

import static io.github.lintel.internal.checks.Facts.address;
import static io.github.lintel.internal.checks.Facts.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.CheckOutcome.Found;
import io.github.lintel.check.CheckOutcome.Inconclusive;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.connection.ConnectionCases;
import io.github.lintel.internal.checks.handshake.HandshakeCases;
import io.github.lintel.testkit.CertificateAuthority;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No way in which a first handshake can fail goes unreported, and none is reported twice. */
class FailureCauseTest {
  private static final Set<Ending> OUR_SIDE = EnumSet.of(Ending.NO_ROUTE, Ending.CANCELLED);

  private static final PresentedCertificate LEAF =
      Certificate.parse(
          CertificateAuthority.root("Test Root", Facts.NOW).issue("shop.example.com").leaf());

  /** Those that have a name, and one that has none. */
  private static final int[] ALERTS =
      IntStream.range(0, 256)
          .filter(code -> code == 200 || !new Alert(2, code).name().equals("unassigned"))
          .toArray();

  @Test
  void everyFailureIsReportedOnceAsAnError() {
    int walked = 0;
    for (Supplier<HandshakeBuilder> failure : failures()) {
      EndpointView endpoint = endpoint().node("203.0.113.1", failure.get()).view();
      List<Verdict> verdicts = verdicts(endpoint);
      assertThat(verdicts)
          .as(() -> describe(failure.get()))
          .singleElement()
          .satisfies(
              v -> {
                assertThat(v.severity()).isEqualTo(Severity.ERROR);
                boolean ours = OUR_SIDE.contains(failure.get().build().ending());
                assertThat(v.inconclusive()).isEqualTo(ours);
              });
      walked++;
    }
    assertThat(walked).isGreaterThan(1000);
  }

  @Test
  void everyFailureIsReportedOnceBesideAnyExperiment() {
    for (Supplier<HandshakeBuilder> failure : failures()) {
      for (ClientKind client : ClientKind.values()) {
        EndpointView endpoint =
            endpoint().node("203.0.113.1", failure.get(), handshake().as(client)).view();
        assertThat(verdicts(endpoint))
            .as(() -> describe(failure.get()) + " and " + client)
            .filteredOn(v -> !v.check().equals("connection.intermittent"))
            .hasSize(1);
      }
    }
  }

  @Test
  void everyFailureIsReportedBesideAGoodNode() {
    for (Supplier<HandshakeBuilder> failure : failures()) {
      EndpointView endpoint =
          endpoint().node("203.0.113.1", failure.get()).node("203.0.113.2", handshake()).view();
      assertThat(verdicts(endpoint)).as(() -> describe(failure.get())).hasSize(1);
    }
  }

  @Test
  void everyCauseHasACheckThatReportsIt() {
    Set<FailureCause> seen = EnumSet.of(FailureCause.NONE);
    Stream.of(ConnectionCases.all(), HandshakeCases.all())
        .flatMap(List::stream)
        .map(c -> c.subject().get())
        .flatMap(s -> s instanceof EndpointView e ? e.addresses().stream() : Stream.of(s))
        .filter(AddressView.class::isInstance)
        .map(AddressView.class::cast)
        .forEach(
            address -> {
              FailureCause cause = FailureCause.of(address);
              if (cause != FailureCause.NONE && seen.add(cause)) {
                assertThat(
                        verdicts(
                            new EndpointView(
                                address.endpoint(),
                                List.of(address),
                                address.policy(),
                                address.at())))
                    .extracting(Verdict::check)
                    .as(cause.name())
                    .contains(cause.checkId());
              }
            });
    assertThat(seen).containsExactlyInAnyOrder(FailureCause.values());
  }

  @Test
  void aGoodHandshakeHasNoCause() {
    assertThat(FailureCause.of(address(handshake()))).isEqualTo(FailureCause.NONE);
    assertThat(verdicts(endpoint().node("203.0.113.1", handshake()).view())).isEmpty();
  }

  /** With a certificate that can be read: one that cannot is told by another group. */
  private static HandshakeBuilder handshake() {
    return Facts.handshake(LEAF);
  }

  /** Stage x ending x alert x a request for a client certificate x what was received. */
  private static List<Supplier<HandshakeBuilder>> failures() {
    List<Supplier<HandshakeBuilder>> all = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      for (Ending ending : Ending.values()) {
        switch (ending) {
          case COMPLETED -> {}
          case ALERTED -> {
            for (int alert : ALERTS) {
              all.add(() -> handshake().alerted(stage, alert));
              all.add(() -> handshake().asksForCertificate().alerted(stage, alert));
              all.add(() -> handshake().alerted(stage, 1, alert));
            }
          }
          case REJECTED -> {
            all.add(() -> handshake().ended(stage, Ending.REJECTED));
            for (int alert : ALERTS) {
              all.add(() -> handshake().rejected(stage, alert));
              all.add(() -> handshake().chain(List.of()).rejected(stage, alert));
              all.add(() -> handshake().rejected(stage, alert).received("220 hello"));
            }
          }
          default -> {
            all.add(() -> handshake().ended(stage, ending));
            all.add(() -> handshake().chain(List.of()).ended(stage, ending));
            all.add(() -> handshake().asksForCertificate().ended(stage, ending));
            all.add(() -> handshake().asksForCertificate().certificateSent().ended(stage, ending));
            all.add(() -> handshake().ended(stage, ending).received("HTTP/1.1 400 Bad\r\n"));
            all.add(() -> handshake().ended(stage, ending).received(new byte[] {0x16}));
            all.add(() -> handshake().ended(stage, ending).received(new byte[] {1, 2, 3}));
          }
        }
      }
    }
    return all;
  }

  private static List<Verdict> verdicts(EndpointView endpoint) {
    List<Verdict> all = new ArrayList<>();
    Stream.of(ConnectionCases.checks(), HandshakeCases.checks())
        .flatMap(List::stream)
        .forEach(
            check ->
                outcomes(check, endpoint)
                    .forEach(outcome -> all.addAll(Verdict.of(check, outcome))));
    return all;
  }

  private static List<CheckOutcome> outcomes(Check check, EndpointView endpoint) {
    if (check instanceof EndpointCheck whole) {
      return List.of(whole.check(endpoint));
    }
    AddressCheck one = (AddressCheck) check;
    return endpoint.addresses().stream().map(one::check).toList();
  }

  private static String describe(HandshakeBuilder handshake) {
    return handshake.build().toString();
  }

  private record Verdict(String check, Severity severity, boolean inconclusive) {
    static List<Verdict> of(Check check, CheckOutcome outcome) {
      String id = check.info().id().text();
      if (outcome instanceof Found found) {
        return found.faults().stream()
            .map(f -> new Verdict(id, f.severity().orElse(check.info().severity()), false))
            .toList();
      }
      return outcome instanceof Inconclusive unknown
          ? List.of(new Verdict(id, unknown.atWorst(), true))
          : List.of();
    }
  }
}
