package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import io.github.lintel.internal.x509.PublicKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;

/**
 * Remembers keys, and what became of signatures by the issuer's key and the certificate. Both are
 * known by their SHA-256, which covers everything that the answer depends on. One for all searches
 * of a verifier. Thread-safe.
 */
public final class SignatureCache {
  /** Some hundred bytes each, so below 1 MiB; a large fleet shares far fewer intermediates. */
  private static final int MAX_ENTRIES = 4096;

  private final Map<Key, SignatureVerdict> verdicts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SignatureVerdict> eldest) {
          return size() > MAX_ENTRIES;
        }
      };

  /** With their multiples some 40 KiB each at most, so 10 MiB. */
  private static final int MAX_KEYS = 256;

  private final Map<String, Optional<AsymmetricKeyParameter>> keys =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(
            Map.Entry<String, Optional<AsymmetricKeyParameter>> eldest) {
          return size() > MAX_KEYS;
        }
      };

  /**
   * Returns a key ready for use. The same object again for the same key: Bouncy Castle keeps
   * multiples of an elliptic curve's point with it, which takes two thirds off each signature.
   */
  Optional<AsymmetricKeyParameter> key(PublicKeyFacts key) {
    synchronized (keys) {
      Optional<AsymmetricKeyParameter> known = keys.get(key.sha256());
      if (known != null) {
        return known;
      }
    }
    Optional<AsymmetricKeyParameter> read = PublicKeys.read(key.encoded().toByteArray());
    synchronized (keys) {
      keys.put(key.sha256(), read);
    }
    return read;
  }

  Optional<SignatureVerdict> get(Certificate certificate, PublicKeyFacts issuerKey) {
    return get(certificate.sha256(), issuerKey);
  }

  void put(Certificate certificate, PublicKeyFacts issuerKey, SignatureVerdict verdict) {
    put(certificate.sha256(), issuerKey, verdict);
  }

  /** Returns what became of the signature of whatever has that SHA-256. */
  Optional<SignatureVerdict> get(String signed, PublicKeyFacts issuerKey) {
    synchronized (verdicts) {
      return Optional.ofNullable(verdicts.get(new Key(issuerKey.sha256(), signed)));
    }
  }

  void put(String signed, PublicKeyFacts issuerKey, SignatureVerdict verdict) {
    synchronized (verdicts) {
      verdicts.put(new Key(issuerKey.sha256(), signed), verdict);
    }
  }

  private record Key(String issuerKey, String signed) {}
}
