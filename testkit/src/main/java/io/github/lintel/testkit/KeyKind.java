package io.github.lintel.testkit;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The kinds of key a certificate can be minted for. */
public enum KeyKind {
  RSA_1024("RSA", 1024),
  RSA_2048("RSA", 2048),
  RSA_3072("RSA", 3072),
  RSA_4096("RSA", 4096),
  EC_P256("secp256r1", 256),
  EC_P384("secp384r1", 384),
  EC_P521("secp521r1", 521),
  ED25519("Ed25519", 255);

  // RSA keys take long to make, so each label's key is made once in a JVM.
  private static final Map<String, Slot> MADE = new ConcurrentHashMap<>();

  private final String algorithm;
  private final int bits;

  KeyKind(String algorithm, int bits) {
    this.algorithm = algorithm;
    this.bits = bits;
  }

  /** The key with this label: always the same one in this JVM, another one for another label. */
  public KeyPair key(String label) {
    return MADE.computeIfAbsent(name() + '/' + label, ignored -> new Slot()).key(this);
  }

  /** A key that nobody has seen before. An RSA key takes tens of milliseconds to seconds. */
  public KeyPair freshKey() {
    try {
      return generator().generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK makes no " + this + " keys", e);
    }
  }

  private KeyPairGenerator generator() throws GeneralSecurityException {
    if (this == ED25519) {
      return KeyPairGenerator.getInstance(algorithm);
    }
    boolean rsa = algorithm.equals("RSA");
    KeyPairGenerator generator = KeyPairGenerator.getInstance(rsa ? "RSA" : "EC");
    if (rsa) {
      generator.initialize(bits);
    } else {
      generator.initialize(new ECGenParameterSpec(algorithm));
    }
    return generator;
  }

  // Whoever comes while it is made waits for it; other keys are not held up.
  private static final class Slot {
    private @Nullable KeyPair key;

    synchronized KeyPair key(KeyKind kind) {
      if (key == null) {
        key = kind.freshKey();
      }
      return key;
    }
  }
}
