package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.GeneralName;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Only subject alternative names count; "the client MUST NOT" fall back to the common name (RFC
 * 9525 2 and 6.3). The certificate has none at all.
 */
public final class NoSubjectAlternativeName implements HandshakeCheck {
  private static final String EXTENSION = "2.5.29.17";

  private static final CheckInfo INFO =
      CheckInfo.of(
              "certificate.no-subject-alternative-name",
              "the certificate has no subject alternative names")
          .rank(409)
          .source("RFC 9525 6.3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    Optional<Certificate> leaf = handshake.leaf();
    if (leaf.isEmpty()) {
      return CheckOutcome.notApplicable("no certificate that can be read was presented");
    }
    if (!lacks(leaf.get())) {
      return CheckOutcome.passed();
    }
    List<String> asked = handshake.endpoint().names().stream().map(ServerName::text).toList();
    Evidence evidence =
        new CommonNameOnly(
            asked, Words.name(leaf.get().subject()), leaf.get().subjectAlternativeNames());
    return CheckOutcome.found(List.of(Fault.of(evidence).about(0, leaf.get())));
  }

  /** Clients make no difference between no such names and none that a server could have. */
  static boolean lacks(Certificate leaf) {
    boolean forOthers = !leaf.subjectAlternativeNames().isEmpty() && leaf.serverNames().isEmpty();
    return leaf.extension(EXTENSION).isEmpty() || forOthers;
  }

  record CommonNameOnly(List<String> asked, String subject, List<GeneralName> others)
      implements Evidence {
    @Override
    public String sentence() {
      return "The certificate has %s, so it is for no name at all. Its subject is %s, where clients no longer look; it should name %s."
          .formatted(lack(), subject, Words.list(asked));
    }

    private String lack() {
      return others.isEmpty()
          ? "no subject alternative names"
          : "neither a DNS name nor an IP address among its subject alternative names (%s)"
              .formatted(Words.names(others.stream().map(GeneralName::value).toList()));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("subject", subject, "required", Words.values(asked));
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          "Have the certificate issued again, with subject alternative names: %s."
              .formatted(Words.list(asked)));
    }
  }
}
