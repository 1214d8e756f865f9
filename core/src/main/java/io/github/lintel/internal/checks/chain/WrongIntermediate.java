package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "Each following certificate SHOULD directly certify the one immediately preceding it" (RFC 8446
 * 4.4.2; MUST in RFC 5246 7.4.2). Authorities were sent, but none of them issued the certificate,
 * or one has the issuer's name and another key. Typical after a renewal, when the authority has
 * changed its intermediate and the server still has the old file.
 */
public final class WrongIntermediate implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of(
              "chain.wrong-intermediate",
              "the intermediate is not the one that issued the certificate")
          .rank(422)
          .source("RFC 8446 4.4.2")
          .explains("chain.superfluous", "chain.expired-unneeded");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, WrongIntermediate::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate certificate = fault.certificate();
    List<String> sent = fault.strangers().stream().map(Words::certificate).distinct().toList();
    return new Wrong(
        Words.certificate(certificate),
        Words.name(certificate.issuer()),
        sent,
        !fault.nearMisses().isEmpty(),
        certificate.authorityKeyIdentifier().map(Bytes::hex).orElse("none"),
        certificate.issuerUrls(),
        PublishedIssuer.of(fault));
  }

  record Wrong(
      String certificate,
      String issuer,
      List<String> sent,
      boolean otherKey,
      String issuerKeyIdentifier,
      List<String> urls,
      Optional<PublishedIssuer> published)
      implements Evidence {
    @Override
    public String sentence() {
      String found = published.map(PublishedIssuer::found).orElse("");
      if (otherKey) {
        return "A certificate of %s was sent, but with another key than the one that signed %s."
                .formatted(issuer, certificate)
            + found;
      }
      return "The certificate of %s was issued by %s, but the server sends %s, which did not issue it."
              .formatted(certificate, issuer, Words.list(sent))
          + found;
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values =
          new LinkedHashMap<>(
              Evidence.values(
                  "certificate", certificate,
                  "required", issuer,
                  "requiredKeyIdentifier", issuerKeyIdentifier,
                  "sent", Words.values(sent),
                  "rightNameOtherKey", otherKey,
                  "issuerUrls", Words.values(urls),
                  "issuerFile", published.flatMap(PublishedIssuer::file).orElse("")));
      published.map(PublishedIssuer::values).ifPresent(values::putAll);
      return values;
    }

    @Override
    public Optional<String> remedy() {
      String from = published.map(PublishedIssuer::where).orElse("");
      return Optional.of(
          "Replace the intermediate in the file that the server serves by the certificate of %s%s"
                  .formatted(issuer, from)
              + " that came with this certificate, and reload the server."
              + published.map(PublishedIssuer::howTo).orElse(""));
    }
  }
}
