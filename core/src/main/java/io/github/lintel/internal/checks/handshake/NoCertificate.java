package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.Stage;
import io.github.lintel.internal.checks.EveryOffer;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Map;
import java.util.Optional;

/**
 * "The server's certificate_list MUST always be non-empty" (RFC 8446 4.4.2; RFC 5246 7.4.2 for TLS
 * 1.2). Most servers without a certificate do not get so far: they refuse every offer. In TLS 1.3
 * only a certificate can be missing then; so can it where nothing but suites without a certificate
 * is taken, where all is agreed on and the handshake ends where the certificate is due, and where
 * TLS 1.3 is known and not taken (RFC 7507 tells that it is known).
 */
public final class NoCertificate implements AddressCheck {
  private static final int INAPPROPRIATE_FALLBACK = 86;
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.no-certificate", "the server sends no certificate")
          .severity(Severity.ERROR)
          .rank(215)
          .source("RFC 8446 4.4.2");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.NO_CERTIFICATE.judge(address, first -> Fault.of(evidence(address, first)));
  }

  private static Evidence evidence(AddressView address, HandshakeFacts first) {
    Progress progress = Progress.of(address);
    if (first.reached(Stage.CERTIFICATE)) {
      return new EmptyList(progress);
    }
    if (first.reached(Stage.SERVER_HELLO)) {
      return new NoneChosen(progress, first.alertReceived());
    }
    return address
        .facts()
        .as(ClientKind.TLS_1_2_FALLBACK)
        .flatMap(HandshakeFacts::alertReceived)
        .filter(alert -> alert.code() == INAPPROPRIATE_FALLBACK)
        .<Evidence>map(alert -> new GivesUp(progress, first.alertReceived(), alert))
        .orElseGet(() -> new NothingToShow(progress, first.alertReceived(), anonymous(address)));
  }

  private static Optional<String> anonymous(AddressView address) {
    return EveryOffer.taken(address.facts())
        .or(() -> address.facts().as(ClientKind.OLD_VERSIONS).flatMap(HandshakeFacts::negotiated))
        .map(Negotiated::cipherSuite);
  }

  /** Nothing was agreed on, though all that can be was offered. */
  record NothingToShow(Progress progress, Optional<Alert> alert, Optional<String> anonymous)
      implements Evidence {
    @Override
    public String sentence() {
      return anonymous
          .map(
              suite ->
                  "%s has no certificate: of all cipher suites it takes only %s, which needs none."
                      .formatted(progress.subject(), suite))
          .orElseGet(
              () ->
                  ("%s has no certificate that it could use: it refuses every suite, group and"
                          + " signature algorithm%s. It does so with TLS 1.3 alone, too, once the"
                          + " group is chosen, and nothing but a certificate is left to choose"
                          + " then. It has none for this name, or cannot use its key.")
                      .formatted(
                          progress.subject(), alert.map(a -> " with the alert " + a).orElse("")));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "certificates", 0, "certificatesExpected", 1, "anonymousSuite", anonymous.orElse(""));
    }
  }

  /** It knows TLS 1.3 and does not take it, for want of a certificate. */
  record GivesUp(Progress progress, Optional<Alert> alert, Alert toFallback) implements Evidence {
    @Override
    public String sentence() {
      return ("%s has no certificate that it could use: it refuses every suite, group and signature"
              + " algorithm%s. It takes no TLS 1.3 either, though it knows it: it calls an offer of"
              + " TLS 1.2 a step back (%s).")
          .formatted(
              progress.subject(), alert.map(a -> " with the alert " + a).orElse(""), toFallback);
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("certificates", 0, "certificatesExpected", 1);
    }
  }

  /** All was agreed on, and then there was no certificate that goes with it. */
  record NoneChosen(Progress progress, Optional<Alert> alert) implements Evidence {
    @Override
    public String sentence() {
      return ("%s has no certificate that it could use: it agreed on version, suite and group, and"
              + " ended the handshake %s %s, where its certificate was due. It has none for this"
              + " name, or cannot use its key.")
          .formatted(
              progress.subject(),
              progress.moment(),
              alert.map(a -> "with the alert " + a).orElse("without an alert"));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("certificates", 0, "certificatesExpected", 1);
    }
  }

  /** An empty certificate list. */
  record EmptyList(Progress progress) implements Evidence {
    @Override
    public String sentence() {
      return "%s sent an empty list of certificates; it must hold at least its own."
          .formatted(progress.subject());
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("certificates", 0, "certificatesExpected", 1);
    }
  }
}
