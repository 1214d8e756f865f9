package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The server sent something with which no client can go on; a client has to end the connection with
 * the alert that stands for it (RFC 8446 6.2). Whether the server or something on the way is at
 * fault cannot be told from one side. Also where a failure ends that no other check knows.
 */
public final class Corrupted implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.corrupted", "what the server sends breaks the TLS protocol")
          .severity(Severity.ERROR)
          .rank(255)
          .source("RFC 8446 6.2");

  /**
   * bad_certificate, unsupported_certificate, certificate_unknown; and internal_error, for bytes
   * that are nothing at all.
   */
  private static final Set<Integer> REFUSALS = Set.of(42, 43, 46, 80);

  private static final Set<PathRule> UNUSABLE =
      EnumSet.of(PathRule.DUPLICATE_EXTENSION, PathRule.INVALID_KEY);
  private static final Set<PathRule> UNSIGNED =
      EnumSet.of(PathRule.BAD_SIGNATURE, PathRule.UNSUPPORTED_ALGORITHM, PathRule.NO_ISSUER);

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    if (certificateIsToBlame(address.primary())) {
      return CheckOutcome.notApplicable("it is the certificate that no client can use");
    }
    return FailureCause.CORRUPTED.judge(
        address,
        first ->
            Fault.of(
                first.alertReceived().isPresent()
                    ? new Unreadable(Progress.of(address), first.alertReceived().get())
                    : new Nonsense(Progress.of(address), first.alertSent())));
  }

  /** Our own bytes, which the server could not read. */
  record Unreadable(Progress progress, Alert alert) implements Evidence {
    @Override
    public String sentence() {
      return ("%s ended the handshake %s with the alert %s: it could not read what we sent, or the two"
              + " sides did not see the same messages. Something on the way, or in the server, changes"
              + " bytes.")
          .formatted(progress.subject(), progress.moment(), alert);
    }

    @Override
    public Map<String, Object> values() {
      return progress.values("alertReceived", alert.code(), "alertReceivedName", alert.name());
    }
  }

  /**
   * Signed as it came, or encrypted as TLS 1.3 does, it was not changed on the way, and
   * "certificate.malformed" tells of it, or "chain.malformed".
   */
  private static boolean certificateIsToBlame(HandshakeView handshake) {
    HandshakeFacts facts = handshake.facts();
    boolean refused = facts.alertSent().filter(a -> REFUSALS.contains(a.code())).isPresent();
    if (refused
        && facts.presentedChain().stream().anyMatch(MalformedCertificate.class::isInstance)) {
      return facts.negotiated().filter(n -> n.version().equals(TlsVersion.TLS_1_3)).isPresent();
    }
    List<PathRule> rules =
        handshake.paths().best().stream()
            .flatMap(path -> path.problems().stream())
            .filter(problem -> problem.depth() == 0)
            .map(PathProblem::rule)
            .toList();
    return !Collections.disjoint(rules, UNUSABLE) && Collections.disjoint(rules, UNSIGNED);
  }

  /** A message that cannot be, and the alert with which a client answers it. */
  record Nonsense(Progress progress, Optional<Alert> answer) implements Evidence {
    @Override
    public String sentence() {
      return "%s broke the protocol %s: %s%s."
          .formatted(
              progress.subject(),
              progress.moment(),
              answer.map(a -> reason(a.code())).orElseGet(this::withoutAnswer),
              answer.map(a -> "; the answer to that is the alert " + a).orElse(""));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "alertSent", answer.map(Alert::code).orElse(-1),
          "alertSentName", answer.map(Alert::name).orElse(""));
    }

    private String withoutAnswer() {
      return progress.bytesReceived() > 1 << 20
          ? "it sent more than 1 MiB without coming to an end"
          : "a client cannot go on";
    }

    private static String reason(int code) {
      return switch (code) {
        case 10 -> "it sent a message that does not belong there";
        case 20, 21 -> "what it sent cannot be decrypted";
        case 22 -> "it sent a record that is too long";
        case 40 -> "it chose parameters that cannot be used";
        case 42, 43, 46 -> "it sent a certificate that cannot be used";
        case 47 -> "it sent a value that was not offered or is out of range";
        case 50 -> "it sent a message that cannot be decoded";
        case 51 -> "a signature or its Finished message does not verify";
        case 71 -> "it chose parameters that are too weak";
        case 109 -> "it left out an extension that must be there";
        case 110 -> "it sent an extension that nobody asked for";
        default -> "a client cannot go on with what it sent";
      };
    }
  }
}
