package io.github.lintel.internal.checks.bundle;

import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.EndpointCheck;
import io.github.lintel.check.EndpointView;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.internal.checks.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * "The sender's certificate MUST come in the first CertificateEntry in the list" (RFC 8446 4.4.2)
 * and the private key be the one of that certificate: a signature by the key verifies under it.
 * Here it does not, so no handshake would succeed. Servers compare the public halves at most: they
 * do not start when these differ (Apache does not even survive a graceful restart), and start with
 * a key whose private half is damaged.
 */
public final class KeyMismatch implements EndpointCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("bundle.key-mismatch", "the private key does not belong to the certificate")
          .rank(160)
          .source("RFC 8446 4.4.3")
          .explains(
              // Of a file that begins with an authority: the order is the cause of these.
              "certificate.is-ca",
              "certificate.no-subject-alternative-name",
              "chain.superfluous",
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
    return Bundles.each(endpoint, KeyMismatch::faults);
  }

  private static List<Fault> faults(BundleFacts bundle) {
    return switch (bundle.keyMatch()) {
      case MATCHES, NOT_TRIED -> List.of();
      case DIFFERS -> List.of(about(bundle, Fault.of(strange(bundle))));
      case DAMAGED ->
          List.of(about(bundle, Fault.of(new Damaged(bundle.keySource(), name(bundle)))));
    };
  }

  private static Fault about(BundleFacts bundle, Fault fault) {
    return bundle.leaf().map(certificate -> fault.about(0, certificate)).orElse(fault);
  }

  private static Strange strange(BundleFacts bundle) {
    return new Strange(
        bundle.keySource(),
        bundle.source(),
        name(bundle),
        bundle.leaf().map(c -> c.publicKey().description()).orElse("unknown"),
        bundle.keyedCertificate().isPresent() ? bundle.keyedCertificate().getAsInt() + 1 : 0);
  }

  private static String name(BundleFacts bundle) {
    return bundle.leaf().map(Words::certificate).orElse("(not readable)");
  }

  /** {@code belongsTo} counts from 1; 0 stands for none. */
  record Strange(String keyFile, String file, String certificate, String key, int belongsTo)
      implements Evidence {
    @Override
    public String sentence() {
      String sentence =
          "The private key in %s does not belong to the first certificate in %s, %s; it should be the"
                  .formatted(keyFile, file, certificate)
              + " key of that certificate (%s).".formatted(key);
      return belongsTo == 0
          ? sentence
          : sentence
              + " It belongs to the %s certificate there: the order is wrong."
                  .formatted(Words.ordinal(belongsTo - 1));
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "keyFile", keyFile,
          "file", file,
          "certificate", certificate,
          "certificateKey", key,
          "match", "differs",
          "belongsTo", belongsTo);
    }

    @Override
    public Optional<String> remedy() {
      return belongsTo == 0
          ? Optional.empty()
          : Optional.of(
              "Put the %s certificate of %s first.".formatted(Words.ordinal(belongsTo - 1), file));
    }
  }

  record Damaged(String keyFile, String certificate) implements Evidence {
    @Override
    public String sentence() {
      return "The private key in %s has the public half of %s, and its private half is damaged: a"
              .formatted(keyFile, certificate)
          + " signature by it does not verify. Servers start with it, and every handshake fails.";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "keyFile", keyFile, "certificate", certificate, "match", "public half only");
    }

    @Override
    public Optional<String> remedy() {
      return Optional.of(
          "Take an intact copy of %s; if there is none, have the certificate issued for a new key."
              .formatted(keyFile));
    }
  }
}
