package io.github.lintel.internal.checks.chain;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.HandshakeCheck;
import io.github.lintel.check.HandshakeView;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.PathFault;
import io.github.lintel.internal.checks.PathFaults;
import io.github.lintel.internal.checks.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server sends "the sender's certificate chain"; only "a certificate that specifies a trust
 * anchor MAY be omitted" (RFC 8446 4.4.2, RFC 5246 7.4.2). The path ends below an authority that is
 * neither sent nor trusted. Clients that fetch it themselves or have met it elsewhere do not
 * notice.
 *
 * <p>It cannot be told for sure from a root that is not trusted; a missing issuer that calls itself
 * a root is told by {@code chain.untrusted-root}.
 */
public final class MissingIntermediate implements HandshakeCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("chain.missing-intermediate", "an intermediate certificate is missing")
          .rank(424)
          .source("RFC 8446 4.4.2")
          .explains("chain.superfluous");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(HandshakeView handshake) {
    return PathFaults.tell(handshake, INFO, MissingIntermediate::evidence);
  }

  private static Evidence evidence(PathFault fault) {
    Certificate last = fault.certificate();
    return new Missing(
        Words.name(last.issuer()),
        Words.certificate(last),
        fault.view().facts().presentedChain().size(),
        last.issuerUrls(),
        PublishedIssuer.of(fault));
  }

  record Missing(
      String issuer,
      String certificate,
      int presented,
      List<String> urls,
      Optional<PublishedIssuer> published)
      implements Evidence {
    @Override
    public String sentence() {
      return "The server sends %s, but not that of %s, which issued %s and is not trusted as a root;"
              .formatted(Words.count(presented, "certificate"), issuer, certificate)
          + " it should send that too."
          + published.map(PublishedIssuer::found).orElse("");
    }

    @Override
    public Map<String, Object> values() {
      Map<String, Object> values =
          new LinkedHashMap<>(
              Evidence.values(
                  "missing", issuer,
                  "issued", certificate,
                  "presented", presented,
                  "issuerUrls", Words.values(urls),
                  "issuerFile", published.flatMap(PublishedIssuer::file).orElse("")));
      published.map(PublishedIssuer::values).ifPresent(values::putAll);
      return values;
    }

    @Override
    public Optional<String> remedy() {
      String from = published.map(PublishedIssuer::where).orElse("");
      return Optional.of(
          "Append the certificate of %s%s to the file that the server serves, after that of %s, and"
                  .formatted(issuer, from, certificate)
              + " reload the server."
              + published.map(PublishedIssuer::howTo).orElse("")
              + " If it is a private root, have the clients trust it instead.");
    }
  }
}
