package io.github.lintel.internal.checks.handshake;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Fault;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.checks.FailureCause;
import io.github.lintel.internal.checks.Progress;
import io.github.lintel.internal.checks.Words;
import java.util.Map;
import java.util.Optional;

/**
 * "The receiver of a CertificateVerify message MUST verify the signature field" with the key of the
 * end-entity certificate; "if the verification fails, the receiver MUST terminate the handshake
 * with a decrypt_error alert" (RFC 8446 4.4.3; for the ServerKeyExchange of TLS 1.2 see RFC 5246
 * 7.4.3). A server that uses RSA key exchange signs nothing; there a wrong key shows as another
 * failure.
 */
public final class KeyMismatch implements AddressCheck {
  private static final CheckInfo INFO =
      CheckInfo.of("handshake.key-mismatch", "the private key does not belong to the certificate")
          .severity(Severity.ERROR)
          .rank(210)
          .source("RFC 8446 4.4.3");

  @Override
  public CheckInfo info() {
    return INFO;
  }

  @Override
  public CheckOutcome check(AddressView address) {
    return FailureCause.KEY_MISMATCH.judge(
        address, first -> Fault.of(new WrongKey(Progress.of(address), first.leaf())));
  }

  /** A signature that the key of the presented leaf does not verify. */
  record WrongKey(Progress progress, Optional<Certificate> leaf) implements Evidence {
    @Override
    public String sentence() {
      return ("%s signed the handshake with a key that does not belong to the certificate it"
              + " sent%s: every client refuses it.")
          .formatted(
              progress.subject(),
              leaf.map(
                      l ->
                          " (%s, serial %s)"
                              .formatted(l.publicKey().description(), Words.serial(l)))
                  .orElse(""));
    }

    @Override
    public Map<String, Object> values() {
      return progress.values(
          "certificateKey", leaf.map(l -> l.publicKey().description()).orElse(""),
          "certificateKeySha256", leaf.map(l -> l.publicKey().sha256()).orElse(""),
          "serial", leaf.map(Words::serial).orElse(""));
    }
  }
}
