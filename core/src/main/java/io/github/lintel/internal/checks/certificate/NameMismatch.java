package io.github.lintel.internal.checks.certificate;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "The client MUST use the subjectAltName" and one of its names must match the name that was asked
 * for (RFC 9525 2 and 6.3). Never the common name. A certificate without alternative names is
 * {@code certificate.no-subject-alternative-name}.
 */
public final class NameMismatch implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("certificate.name-mismatch", "the certificate is for other names")
          .rank(410)
          .source("RFC 9525 6.3")
          .explains("handshake.unrecognized-name-warning"); // it says of the name what we see

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
    if (NoSubjectAlternativeName.lacks(leaf.get())) {
      return CheckOutcome.notApplicable("it has no subject alternative names");
    }
    List<Fault> faults =
        handshake.endpoint().names().stream()
            .filter(name -> !name.matchedBy(leaf.get()))
            .map(name -> fault(name, leaf.get()))
            .toList();
    return CheckOutcome.found(faults);
  }

  private static Fault fault(ServerName name, Certificate leaf) {
    Evidence evidence = new OtherNames(name.text(), leaf.serverNames(), NearName.of(name, leaf));
    return Fault.of(evidence).about(0, leaf);
  }

  record OtherNames(String asked, List<String> names, Optional<NearName> near) implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "The certificate is not for %s. It is for %s.".formatted(asked, Words.names(names));
      return near.map(n -> sentence + " " + n.explanation()).orElse(sentence);
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "asked", asked,
          "names", Words.values(names),
          "nameCount", names.size(),
          "near", near.map(NearName::id).orElse("none"));
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          "Serve a certificate whose subject alternative names include "
              + asked
              + ": either this one is not the one configured for that name, or it has to be issued"
              + " again with the name added.");
    }
  }
}
