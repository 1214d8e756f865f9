package io.github.lintel.internal.probe;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.math.ec.rfc7748.X25519;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsECDomain;
import org.bouncycastle.tls.crypto.impl.bc.BcX25519;
import org.jspecify.annotations.Nullable;

/**
 * Ephemeral keys for key agreement that serve many handshakes of one verifier. Whoever learnt one
 * could decrypt what those connections carry: certificates that the server shows to everybody, and
 * not one byte of an application. So nothing is protected by them, and a fresh one for each of
 * thousands of handshakes would only cost time. They never leave the memory of this process.
 * Thread-safe.
 */
final class KeyShares {
  /** Some seconds of work at the fastest. */
  private static final int USES = 4096;

  private final AtomicReference<@Nullable Share<byte[][]>> x25519 = new AtomicReference<>();
  private final AtomicReference<@Nullable Share<AsymmetricCipherKeyPair>> p256 =
      new AtomicReference<>();

  /** X25519 with a key that is in use already, or a new one. */
  TlsAgreement x25519(BcTlsCrypto crypto) {
    return new BcX25519(crypto) {
      @Override
      public byte[] generateEphemeral() {
        byte[][] keys = take(x25519, () -> x25519Keys(crypto.getSecureRandom()));
        System.arraycopy(keys[0], 0, privateKey, 0, privateKey.length);
        return keys[1].clone();
      }
    };
  }

  /** The same for the curve P-256. */
  BcTlsECDomain p256(BcTlsCrypto crypto, TlsECConfig config) {
    return new BcTlsECDomain(crypto, config) {
      @Override
      public AsymmetricCipherKeyPair generateKeyPair() {
        return take(p256, super::generateKeyPair);
      }
    };
  }

  private static byte[][] x25519Keys(SecureRandom random) {
    byte[] privateKey = new byte[X25519.SCALAR_SIZE];
    byte[] publicKey = new byte[X25519.POINT_SIZE];
    X25519.generatePrivateKey(random, privateKey);
    X25519.generatePublicKey(privateKey, 0, publicKey, 0);
    return new byte[][] {privateKey, publicKey};
  }

  private static <T> T take(AtomicReference<@Nullable Share<T>> current, Supplier<T> fresh) {
    Share<T> share = current.get();
    if (share != null && share.uses().incrementAndGet() <= USES) {
      return share.keys();
    }
    T keys = fresh.get();
    current.set(new Share<>(keys, new AtomicInteger(1)));
    return keys;
  }

  private record Share<T>(T keys, AtomicInteger uses) {}
}
