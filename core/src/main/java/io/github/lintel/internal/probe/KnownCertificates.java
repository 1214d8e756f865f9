package io.github.lintel.internal.probe;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.x509.PublicKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Certificates that were seen before, decoded, and their keys. Thousands of front doors share a few
 * intermediates, and a front door shows the same leaf every time. The keys are worth keeping:
 * Bouncy Castle remembers multiples of an elliptic curve's point, and then a signature takes a
 * third of the time to verify. Thread-safe.
 */
final class KnownCertificates {
  /** With all they hold some 40 KiB each at most, so 10 MiB. */
  private static final int MAX_ENTRIES = 256;

  /** What is larger is not kept. */
  private static final int MAX_SIZE = 8 << 10;

  private final Map<Bytes, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Known> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /**
   * A certificate, and its key.
   *
   * @param certificate as decoded
   * @param keyInfo its key's encoding, decoded; empty if the certificate cannot be read
   * @param key its key, if it is a sound one of a known kind
   */
  record Known(
      PresentedCertificate certificate,
      Optional<SubjectPublicKeyInfo> keyInfo,
      Optional<AsymmetricKeyParameter> key) {}

  Known decode(byte[] der) {
    if (der.length > MAX_SIZE) {
      return decoded(der);
    }
    Bytes bytes = Bytes.of(der);
    synchronized (known) {
      Known seen = known.get(bytes);
      if (seen != null) {
        return seen;
      }
    }
    Known fresh = decoded(der);
    synchronized (known) {
      known.put(fresh.certificate().der(), fresh);
    }
    return fresh;
  }

  private static Known decoded(byte[] der) {
    PresentedCertificate presented = Certificate.parse(der);
    if (!(presented instanceof Certificate certificate)) {
      return new Known(presented, Optional.empty(), Optional.empty());
    }
    byte[] key = certificate.publicKey().encoded().toByteArray();
    try {
      return new Known(
          presented, Optional.of(SubjectPublicKeyInfo.getInstance(key)), PublicKeys.read(key));
    } catch (RuntimeException e) { // how Bouncy Castle tells what it cannot read
      return new Known(presented, Optional.empty(), Optional.empty());
    }
  }
}
