package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "If the server understood the ClientHello extension but does not recognize the server name, the
 * server SHOULD take one of two actions: either abort the handshake by sending a fatal-level
 * unrecognized_name(112) alert or continue the handshake" (RFC 6066 3). A server that aborts in
 * another way is found by comparison: without a server name the same node answers. A filter on the
 * way that blocks the name looks the same.
 */
public final class UnrecognizedName implements AddressCheck {
  private static final int UNRECOGNIZED_NAME = 112;
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.unrecognized-name", "the server does not know the name")
          .severity(Severity.ERROR)
          .rank(225)
          .source("RFC 6066 3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.UNRECOGNIZED_NAME.judge(
        address,
        first ->
            Fault.of(
                new Unknown(
                    Progress.of(address),
                    address.endpoint().serverNameSent(),
                    first.ending() == Ending.TIMED_OUT,
                    first.alertReceived().or(() -> first.warningsReceived().stream().findFirst()),
                    address
                        .facts()
                        .as(ClientKind.WITHOUT_SERVER_NAME)
                        .filter(HandshakeFacts::completed),
                    refusesEverybody(address.facts()))));
  }

  /** A server that knows no name at all says the same to those who ask for none. */
  private static boolean refusesEverybody(AddressFacts address) {
    return Stream.of(ClientKind.WITHOUT_SERVER_NAME, ClientKind.RANDOM_SERVER_NAME)
        .allMatch(
            kind ->
                address
                    .as(kind)
                    .flatMap(HandshakeFacts::alertReceived)
                    .filter(alert -> alert.code() == UNRECOGNIZED_NAME)
                    .isPresent());
  }

  /** The name that was asked for, and what the server answers when none is asked for. */
  record Unknown(
      Progress progress,
      Optional<String> asked,
      boolean silent,
      Optional<Alert> alert,
      Optional<HandshakeFacts> withoutName,
      boolean refusesEverybody)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s %s: it %s %s%s.%s"
          .formatted(
              progress.subject(),
              asked.map(name -> "does not know the name " + name).orElse("wants a server name"),
              silent ? "said nothing more" : "ended the handshake",
              silent ? progress.reached().description() : progress.moment(),
              alert.map(a -> how() + a).orElse(silent ? "" : " without an alert"),
              withoutName
                  .map(h -> " Without a server name it answers with a certificate for %s.")
                  .map(text -> text.formatted(Words.names(namesWithout())))
                  .orElse(
                      refusesEverybody
                          ? " It says the same without a server name and to a random one: it serves"
                              + " other names only, or has no certificate at all."
                          : ""));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "serverName", asked.orElse(""),
          "alert", alert.map(Alert::code).orElse(-1),
          "alertName", alert.map(Alert::name).orElse(""),
          "answersWithoutServerName", withoutName.isPresent(),
          "namesWithoutServerName", Words.values(namesWithout()));
    }

    private String how() {
      if (silent) {
        return ", but the warning ";
      }
      return alert.filter(a -> !a.fatal()).isPresent() ? " after the warning " : " with the alert ";
    }

    private List<String> namesWithout() {
      return withoutName
          .flatMap(HandshakeFacts::leaf)
          .map(Certificate::serverNames)
          .orElse(List.of());
    }
  }
}
