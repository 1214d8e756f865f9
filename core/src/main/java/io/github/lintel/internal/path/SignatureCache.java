package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what became of signatures, by the issuer's key and the certificate. Both are known by
 * their SHA-256, which covers everything that the answer depends on. One for all searches of a
 * verifier. Thread-safe.
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
