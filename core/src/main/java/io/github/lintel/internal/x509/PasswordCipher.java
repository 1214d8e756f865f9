package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.crypto.BlockCipher;
import org.bouncycastle.crypto.BufferedBlockCipher;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.DefaultBufferedBlockCipher;
import org.bouncycastle.crypto.PBEParametersGenerator;
import org.bouncycastle.crypto.StreamCipher;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.DESedeEngine;
import org.bouncycastle.crypto.generators.OpenSSLPBEParametersGenerator;
import org.bouncycastle.crypto.modes.CBCBlockCipher;
import org.bouncycastle.crypto.params.ParametersWithIV;

/** A cipher of Bouncy Castle whose key was derived from a password. Used once. */
final class PasswordCipher {
  private static final Map<String, Integer> AES_BITS =
      Map.of("AES-128-CBC", 128, "AES-192-CBC", 192, "AES-256-CBC", 256);

  private final Optional<BufferedBlockCipher> block;
  private final Optional<StreamCipher> stream;

  private PasswordCipher(Optional<BufferedBlockCipher> block, Optional<StreamCipher> stream) {
    this.block = block;
    this.stream = stream;
  }

  static PasswordCipher cbc(BlockCipher engine, CipherParameters keyAndVector) {
    BufferedBlockCipher cipher = new DefaultBufferedBlockCipher(CBCBlockCipher.newInstance(engine));
    cipher.init(false, keyAndVector);
    return new PasswordCipher(Optional.of(cipher), Optional.empty());
  }

  static PasswordCipher stream(StreamCipher cipher, CipherParameters key) {
    cipher.init(false, key);
    return new PasswordCipher(Optional.empty(), Optional.of(cipher));
  }

  /**
   * The encryption of OpenSSL's own PEM keys, as its header DEK-Info tells it: {@code
   * AES-256-CBC,1F2E…}.
   *
   * @throws DerException if it is not one that is known
   */
  static PasswordCipher ofHeader(String dekInfo, char[] password) throws DerException {
    String[] parts = dekInfo.strip().split(",", 2);
    String name = parts[0].strip().toUpperCase(Locale.ROOT);
    byte[] vector = vector(parts.length < 2 ? "" : parts[1].strip());
    Optional<BlockCipher> engine = engine(name);
    if (engine.isEmpty()) {
      throw new DerException("it is encrypted in a way that is not supported");
    }
    if (vector.length != engine.get().getBlockSize()) {
      throw new DerException("its header DEK-Info is damaged");
    }
    byte[] salt = Arrays.copyOf(vector, 8);
    OpenSSLPBEParametersGenerator generator = new OpenSSLPBEParametersGenerator();
    generator.init(PBEParametersGenerator.PKCS5PasswordToUTF8Bytes(password), salt);
    int bits = AES_BITS.getOrDefault(name, name.equals("DES-CBC") ? 64 : 192);
    CipherParameters key = generator.generateDerivedParameters(bits);
    return cbc(engine.get(), new ParametersWithIV(key, vector));
  }

  private static Optional<BlockCipher> engine(String name) {
    if (AES_BITS.containsKey(name)) {
      return Optional.of(AESEngine.newInstance());
    }
    return switch (name) {
      case "DES-EDE3-CBC" -> Optional.of(new DESedeEngine());
      case "DES-CBC" -> Optional.of(new DESEngine());
      default -> Optional.empty();
    };
  }

  private static byte[] vector(String hex) throws DerException {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new DerException("its header DEK-Info is damaged");
    }
  }

  /** Returns the size in bytes of what it decrypts at once. */
  int blockSize() {
    return block.map(BufferedBlockCipher::getBlockSize).orElse(1);
  }

  /** Decrypts and leaves the padding. */
  byte[] decrypt(byte[] encrypted) throws CryptoException {
    byte[] plain = new byte[encrypted.length];
    if (stream.isPresent()) {
      stream.get().processBytes(encrypted, 0, encrypted.length, plain, 0);
      return plain;
    }
    BufferedBlockCipher cipher = block.orElseThrow();
    int done = cipher.processBytes(encrypted, 0, encrypted.length, plain, 0);
    cipher.doFinal(plain, done);
    return plain;
  }
}
