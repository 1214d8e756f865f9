package io.github.lintel.internal.checks.connection;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.Chance;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Neighbours;
import io.github.lintel.internal.checks.PlaintextProtocol;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Handshakes made alike, one after the other, with one node: one was completed, another was not.
 * Part of its clients are refused. A few tries show that it happens, not how often.
 */
public final class Intermittent implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("connection.intermittent", "the node answers only sometimes")
          .severity(Severity.ERROR)
          .rank(145)
          .explains(FailureCause.checkIds());

  private static final Set<ClientKind> ALIKE = EnumSet.of(ClientKind.MODERN, ClientKind.AGAIN);

  /** Where what is different about them has been shown not to count. */
  private static final Set<ClientKind> NEARLY_ALIKE =
      EnumSet.of(
          ClientKind.MODERN,
          ClientKind.AGAIN,
          ClientKind.EVERYTHING,
          ClientKind.TLS_1_2_ONLY,
          ClientKind.WITHOUT_SERVER_NAME);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    List<HandshakeFacts> known =
        address.facts().handshakes().stream().filter(h -> !ownSide(h.ending())).toList();
    if (known.size() < 2 || ownSide(address.facts().primary().ending())) {
      return CheckOutcome.notApplicable("there was no second try");
    }
    if (isRefusedAfterFinished(address.facts().primary())) {
      return CheckOutcome.notApplicable("such a refusal may come too late to be seen every time");
    }
    Set<ClientKind> alike = Chance.isContradictory(address.facts()) ? NEARLY_ALIKE : ALIKE;
    Stream<Set<ClientKind>> others =
        Stream.of(ClientKind.values()).filter(kind -> !ALIKE.contains(kind)).map(EnumSet::of);
    return Stream.concat(Stream.of(alike), others)
        .map(kinds -> known.stream().filter(h -> kinds.contains(h.client())).toList())
        .map(tries -> difference(address, tries))
        .flatMap(Optional::stream)
        .findFirst()
        .map(CheckOutcome::found)
        .orElseGet(CheckOutcome::passed);
  }

  /** Of tries made alike one was answered, and another was not. */
  private static Optional<Fault> difference(AddressView address, List<HandshakeFacts> tries) {
    boolean real = !tries.isEmpty() && ALIKE.contains(tries.get(0).client());
    Optional<HandshakeFacts> failed =
        tries.stream().filter(h -> real ? !h.completed() : lost(h)).findFirst();
    boolean answered = tries.stream().anyMatch(h -> real ? h.completed() : !lost(h));
    return failed.isPresent() && answered
        ? Optional.of(
            Fault.of(
                    new Sometimes(
                        Progress.of(address, failed.get()),
                        failed.get().ending(),
                        failed.get().alertReceived().or(failed.get()::alertSent),
                        tries.stream().filter(h -> real ? h.completed() : !lost(h)).count(),
                        tries.size(),
                        tries.indexOf(failed.get()),
                        real))
                .severity(severity(address)))
        : Optional.empty();
  }

  /** Who does not have that type of key refuses with an alert, not in another protocol. */
  private static boolean lost(HandshakeFacts handshake) {
    return handshake.bytesReceived() == 0
        || PlaintextProtocol.of(handshake.firstBytes()).isPresent();
  }

  private static Severity severity(AddressView address) {
    return FailureCause.of(address).beforeConnection()
        ? Neighbours.severityOfNoConnection(address)
        : Severity.ERROR;
  }

  /** For want of a client certificate: completed without one means that nothing was heard. */
  private static boolean isRefusedAfterFinished(HandshakeFacts first) {
    return !first.completed()
        && first.reached(Stage.FINISHED)
        && first.clientCertificateRequest().isPresent();
  }

  private static boolean ownSide(Ending ending) {
    return ending == Ending.CANCELLED || ending == Ending.NO_ROUTE;
  }

  /**
   * One handshake that failed beside others, made alike, that did not: they were completed, or, for
   * a key type that the node does not have, answered with a refusal.
   */
  record Sometimes(
      Progress failed,
      Ending ending,
      Optional<Alert> alert,
      long answered,
      int tries,
      int which,
      boolean completed)
      implements Evidence {
    @Override
    public String sentence() {
      return "%s %s %d of %d handshakes made alike; the %s ended %s, %s."
          .formatted(
              failed.subject(),
              completed ? "completed" : "answered",
              answered,
              tries,
              Words.ordinal(which),
              failed.moment(),
              alert.map(a -> "with the alert " + a).orElse(text()));
    }

    @Override
    public Map<String, Object> values() {
      return failed.values(
          "ending",
          text(),
          "alert",
          alert.map(Alert::toString).orElse(""),
          completed ? "completed" : "answered",
          answered,
          "tries",
          tries);
    }

    private String text() {
      return ending.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
