package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.EveryOffer;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In TLS 1.2 a cipher suite names the type of the certificate's key: "the certificate type MUST
 * allow … the key exchange" (RFC 5246 7.4.2, RFC 8422 2). A server whose list has suites for RSA
 * only, and whose key is an EC one, has nothing to offer, though both are good by themselves. Found
 * by comparison: it refuses every suite, and knows the version. A server without any certificate
 * shows the same in TLS 1.2. In TLS 1.3 suites are free of the key, so a server that speaks both
 * refuses only clients of TLS 1.2; that is looked for when asked to be thorough.
 */
public final class KeyTypeCipherMismatch implements AddressCheck {
  private static final Set<Integer> REFUSALS = Set.of(40, 71);
  private static final CheckInfo INFO =
      CheckInfo.of(
              "handshake.key-type-cipher-mismatch",
              "the cipher suites do not go with the type of the server's key")
          .severity(Severity.ERROR)
          .rank(237)
          .source("RFC 5246 7.4.2, RFC 8422 2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    HandshakeFacts first = address.facts().primary();
    if (first.completed()) {
      return olderClients(address, first);
    }
    return FailureCause.KEY_TYPE.judge(address, failed -> Fault.of(refusal(address)));
  }

  private static Evidence refusal(AddressView address) {
    Optional<HandshakeFacts> taken = EveryOffer.answered(address.facts());
    return new NothingFits(
        Progress.of(address),
        taken.isPresent(),
        taken.flatMap(HandshakeFacts::leaf).map(leaf -> leaf.publicKey().description()).orElse(""));
  }

  private static CheckOutcome olderClients(AddressView address, HandshakeFacts first) {
    Optional<HandshakeFacts> older = address.facts().as(ClientKind.TLS_1_2_ONLY);
    boolean tls13 =
        first.negotiated().filter(n -> n.version().equals(TlsVersion.TLS_1_3)).isPresent();
    if (older.isEmpty() || !tls13) {
      return CheckOutcome.notApplicable("TLS 1.2 alone was not offered");
    }
    return older
        .filter(h -> !h.reached(Stage.SERVER_HELLO))
        .flatMap(HandshakeFacts::alertReceived)
        .filter(alert -> REFUSALS.contains(alert.code()))
        .map(
            alert ->
                CheckOutcome.found(
                    Fault.of(
                            new OlderClients(
                                Progress.of(address, older.get()), alert, first.leaf()))
                        .severity(Severity.WARNING)))
        .orElseGet(CheckOutcome::passed);
  }

  /** Every suite was refused, or only those that go with the keys of today. */
  record NothingFits(Progress progress, boolean answersEverything, String key) implements Evidence {
    @Override
    public String sentence() {
      if (answersEverything) {
        return ("%s refuses what today's clients offer, and answers when every signature algorithm is"
                + " offered: they cannot verify a signature by its key%s.")
            .formatted(progress.subject(), key.isEmpty() ? "" : " (" + key + ")");
      }
      return ("%s speaks TLS 1.2 and refuses every cipher suite, weak ones included: its suites do"
              + " not go with the type of its certificate's key (an EC key behind a list for RSA, or"
              + " the reverse), or it has no certificate at all.")
          .formatted(progress.subject());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("answersEverything", answersEverything, "key", key);
    }
  }

  /** Clients of TLS 1.2 are refused, and those of TLS 1.3 are not. */
  record OlderClients(Progress progress, Alert alert, Optional<Certificate> leaf)
      implements Evidence {
    @Override
    public String sentence() {
      return ("%s refuses clients of TLS 1.2 with the alert %s, though it does not say that it does"
              + " not speak it, and serves those of TLS 1.3: its suites for TLS 1.2 do not go with"
              + " its key (%s), or are all outdated.")
          .formatted(progress.subject(), alert, key());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("alert", alert.code(), "alertName", alert.name(), "key", key());
    }

    private String key() {
      return leaf.map(l -> l.publicKey().description()).orElse("unknown");
    }
  }
}
