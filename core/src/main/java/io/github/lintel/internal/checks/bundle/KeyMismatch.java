package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.BasicConstraints;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "The sender's certificate MUST come in the first CertificateEntry in the list" (RFC 8446 4.4.2)
 * and the private key be the one of that certificate: a signature by the key verifies under it.
 * Here it does not, so no handshake would succeed, and most servers do not start.
 */
public final class KeyMismatch implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.key-mismatch", "the private key does not belong to the certificate")
          .rank(160)
          .source("RFC 8446 4.4.3")
          .explains(
              "handshake.alert",
              "handshake.closed",
              "handshake.internal-error",
              "handshake.key-mismatch");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(EndpointView endpoint) {
    Optional<BundleFacts> bundle = endpoint.facts().bundle();
    if (bundle.isEmpty()) {
      return CheckOutcome.notApplicable("the endpoint is live, not a bundle");
    }
    return switch (bundle.get().keyMatch()) {
      case MATCHES -> CheckOutcome.passed();
      case NOT_TRIED -> CheckOutcome.notApplicable("there is no usable key, or no certificate");
      case DIFFERS -> CheckOutcome.found(List.of(fault(bundle.get())));
    };
  }

  private static Fault fault(BundleFacts bundle) {
    Optional<Certificate> first =
        bundle.chain().stream()
            .limit(1)
            .filter(Certificate.class::isInstance)
            .map(Certificate.class::cast)
            .findFirst();
    boolean perhapsOrder = bundle.chain().size() > 1;
    Fault fault =
        Fault.of(
                new Strange(
                    bundle.keySource(),
                    bundle.source(),
                    first.map(Words::certificate).orElse("(not readable)"),
                    first.map(c -> c.publicKey().description()).orElse("unknown"),
                    perhapsOrder && first.filter(KeyMismatch::authority).isPresent()))
            .at(NodeAddress.inMemory());
    return first.map(certificate -> fault.about(0, certificate)).orElse(fault);
  }

  private static boolean authority(Certificate certificate) {
    return certificate
        .basicConstraints()
        .filter(BasicConstraints::certificateAuthority)
        .isPresent();
  }

  record Strange(
      String keyFile, String file, String certificate, String key, boolean authorityFirst)
      implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "The private key in %s does not belong to the first certificate in %s, %s; it should be the"
                  .formatted(keyFile, file, certificate)
              + " key of that certificate (%s).".formatted(key);
      return authorityFirst
          ? sentence + " The first certificate is that of an authority: the order may be wrong."
          : sentence;
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "keyFile", keyFile,
          "file", file,
          "certificate", certificate,
          "certificateKey", key,
          "match", "differs",
          "authorityFirst", authorityFirst);
    }

    @Override
    public Optional<String> remedy() {
      return authorityFirst
          ? Optional.of("Put the server's own certificate first in %s.".formatted(file))
          : Optional.empty();
    }
  }
}
