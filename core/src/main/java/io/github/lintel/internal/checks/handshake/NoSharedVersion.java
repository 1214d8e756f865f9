package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.internal.checks.EveryOffer;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * "protocol_version: The protocol version the peer has attempted to negotiate is recognized but not
 * supported" (RFC 8446 6.2), or a server that answers only when an older version is offered. TLS
 * 1.0 and 1.1 "MUST NOT be used" (RFC 8996); browsers, OpenSSL's default, the JDK and Go offer 1.2
 * and 1.3 only.
 */
public final class NoSharedVersion implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.no-shared-version", "the server speaks no TLS version of today")
          .severity(Severity.ERROR)
          .rank(230)
          .source("RFC 8446 6.2, RFC 8996");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.NO_SHARED_VERSION.judge(
        address, first -> Fault.of(new Old(Progress.of(address), spoken(address.facts()))));
  }

  /** What the node answered when older versions were offered, or in spite of what was offered. */
  private static Optional<TlsVersion> spoken(AddressFacts address) {
    return Stream.of(
            Optional.of(address.primary()),
            address.as(ClientKind.TLS_1_2_ONLY),
            address.as(ClientKind.OLD_VERSIONS),
            EveryOffer.answered(address),
            address.as(ClientKind.SSL_3))
        .flatMap(Optional::stream)
        .map(HandshakeFacts::negotiated)
        .flatMap(Optional::stream)
        .map(Negotiated::version)
        .findFirst();
  }

  /** The versions that were offered, and the one that the server speaks. */
  record Old(Progress progress, Optional<TlsVersion> spoken) implements Evidence {
    @Override
    public String sentence() {
      return "%s speaks neither TLS 1.2 nor TLS 1.3%s."
          .formatted(
              progress.subject(),
              spoken.map(Old::instead).orElse(": it ended the handshake " + progress.moment()));
    }

    private static String instead(TlsVersion version) {
      boolean exists =
          version.compareTo(TlsVersion.SSL_3) >= 0 && version.compareTo(TlsVersion.TLS_1_3) <= 0;
      return exists
          ? "; it speaks " + version + ", which today's clients do not offer"
          : ": it answers with " + version + ", which does not exist";
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "offered",
          List.of("TLS 1.3", "TLS 1.2"),
          "spoken",
          spoken.map(TlsVersion::text).orElse(""));
    }
  }
}
