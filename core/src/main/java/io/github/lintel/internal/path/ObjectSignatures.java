package io.github.lintel.internal.path;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PublicKeyFacts;
import java.util.List;
import java.util.Optional;

/**
 * Verifies signatures on things that are no certificates, and remembers them beside those on
 * certificates. Thread-safe.
 */
public final class ObjectSignatures {
  private final SignatureCache cache;

  ObjectSignatures(SignatureCache cache) {
    this.cache = cache;
  }

  /**
   * Returns whether the first certificate's key verifies the signature.
   *
   * @param signers who is said to have signed it, then the certificates above it in its path: a DSA
   *     key may take its parameters from those
   */
  public boolean verify(SignedObject signed, List<Certificate> signers) {
    PublicKeyFacts key = signers.get(0).publicKey();
    Optional<PublicKeyFacts> parameters = InheritedParameters.of(signers);
    if (parameters.isPresent()) { // other parameters, another answer: not to be remembered
      return SignatureVerifier.verify(signed, key, parameters.get()) == SignatureVerdict.VALID;
    }
    Optional<SignatureVerdict> known = cache.get(signed.sha256(), key);
    if (known.isPresent()) {
      return known.get() == SignatureVerdict.VALID;
    }
    SignatureVerdict verdict = SignatureVerifier.verify(signed, key);
    cache.put(signed.sha256(), key, verdict);
    return verdict == SignatureVerdict.VALID;
  }
}
