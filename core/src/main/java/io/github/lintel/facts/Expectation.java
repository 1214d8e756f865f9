package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import java.security.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What every node must serve after a renewal. Of several that name a certificate or a key one must
 * be met, for each key type on its own; a moment of issue must be met by every leaf.
 */
public sealed interface Expectation {

  /** Returns whether a leaf is what is expected. */
  boolean metBy(Certificate leaf);

  /**
   * Returns the algorithm of the key of the leaves of which it speaks, as in {@code RSA}; empty if
   * it speaks of all of them.
   */
  Optional<String> keyType();

  /** Returns it as the end of a sentence, as in {@code a certificate issued after …}. */
  String description();

  /** Returns whether a leaf is what several of them together ask for. */
  static boolean allMet(List<Expectation> expectations, Certificate leaf) {
    boolean named = false;
    boolean one = false;
    for (Expectation expectation : expectations) {
      boolean met = expectation.metBy(leaf);
      if (expectation.keyType().isPresent()) {
        named = true;
        one |= met;
      } else if (!met) {
        return false;
      }
    }
    return one || !named;
  }

  /** This very certificate, by all its bytes. */
  static Expectation certificate(Certificate leaf) {
    return new OfCertificate(leaf);
  }

  /**
   * Any certificate for this key: for those who know the key before the authority has signed it, or
   * who pin it.
   *
   * @throws IllegalArgumentException if the key has no encoded form
   */
  static Expectation publicKey(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"X.509".equals(key.getFormat())) {
      throw new IllegalArgumentException("the public key has no encoded form");
    }
    return publicKey(encoded);
  }

  /**
   * Any certificate for this key.
   *
   * @param subjectPublicKeyInfo the key in DER (RFC 5280 section 4.1.2.7)
   * @throws IllegalArgumentException if it is not that
   */
  static Expectation publicKey(byte[] subjectPublicKeyInfo) {
    try {
      return new OfPublicKey(
          KeyDecoder.decode(DerReader.single(subjectPublicKeyInfo), new ArrayList<>()));
    } catch (DerException e) {
      throw new IllegalArgumentException("not a public key: " + e.reason());
    }
  }

  /**
   * Any certificate whose validity begins at that moment or later. Authorities set that beginning
   * back, most by an hour: give a moment between the two renewals, not the one of the last.
   */
  static Expectation issuedAfter(Instant moment) {
    return new IssuedAfter(moment);
  }

  /**
   * This very certificate.
   *
   * @param leaf the certificate
   */
  record OfCertificate(Certificate leaf) implements Expectation {
    @Override
    public boolean metBy(Certificate other) {
      return leaf.equals(other);
    }

    @Override
    public Optional<String> keyType() {
      return Optional.of(leaf.publicKey().algorithm());
    }

    @Override
    public String description() {
      return "the certificate with serial " + leaf.serialNumber().toString(16);
    }
  }

  /**
   * A certificate for this key.
   *
   * @param key the key
   */
  record OfPublicKey(PublicKeyFacts key) implements Expectation {
    private static final int SHOWN = 16;

    @Override
    public boolean metBy(Certificate leaf) {
      return leaf.publicKey().sha256().equals(key.sha256());
    }

    @Override
    public Optional<String> keyType() {
      return Optional.of(key.algorithm());
    }

    @Override
    public String description() {
      return "a certificate for the %s key with SHA-256 %s…"
          .formatted(key.description(), key.sha256().substring(0, SHOWN));
    }
  }

  /**
   * A certificate whose validity begins then or later.
   *
   * @param moment the earliest beginning
   */
  record IssuedAfter(Instant moment) implements Expectation {
    @Override
    public boolean metBy(Certificate leaf) {
      return !leaf.notBefore().isBefore(moment);
    }

    @Override
    public Optional<String> keyType() {
      return Optional.empty();
    }

    @Override
    public String description() {
      return "a certificate issued after " + moment;
    }
  }
}
