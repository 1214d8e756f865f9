package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.util.Arrays;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.DataLengthException;

/**
 * Tells a wrong password from a broken file where nothing but the content can tell: what is
 * encrypted is a DER SEQUENCE, and only the right password makes a first block that begins like
 * one. When it does and the rest does not fit, the file is damaged.
 */
final class EncryptedContent {
  private EncryptedContent() {}

  /** Decrypts a SEQUENCE and takes its padding away. */
  static byte[] sequence(PasswordCipher cipher, byte[] encrypted)
      throws DerException, WrongPasswordException {
    if (encrypted.length == 0 || encrypted.length % cipher.blockSize() != 0) {
      throw new DerException("what is encrypted in it is cut off");
    }
    byte[] plain;
    try {
      plain = cipher.decrypt(encrypted);
    } catch (CryptoException | DataLengthException e) {
      throw new DerException("what is encrypted in it is cut off");
    }
    if (!beginsWell(plain, cipher.blockSize())) {
      throw new WrongPasswordException();
    }
    int padding = cipher.blockSize() == 1 ? 0 : plain[plain.length - 1] & 0xff;
    if (padding > cipher.blockSize() || cipher.blockSize() > 1 && padding == 0) {
      throw damaged();
    }
    for (int i = plain.length - padding; i < plain.length; i++) {
      if ((plain[i] & 0xff) != padding) {
        throw damaged();
      }
    }
    return Arrays.copyOf(plain, plain.length - padding);
  }

  static DerException damaged() {
    return new DerException("the password is right, but what it opens is damaged");
  }

  /** A SEQUENCE of about the right length that begins with an INTEGER or another SEQUENCE. */
  private static boolean beginsWell(byte[] plain, int blockSize) {
    if (plain.length < 4 || plain[0] != 0x30) {
      return false;
    }
    int octets = (plain[1] & 0x80) == 0 ? 0 : plain[1] & 0x7f;
    if (octets > 4 || plain.length < 3 + octets) {
      return false;
    }
    boolean indefinite = (plain[1] & 0xff) == 0x80; // BER, as some stores have it
    long length = octets == 0 ? plain[1] & 0x7f : 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | plain[2 + i] & 0xff;
    }
    long rest = plain.length - 2L - octets - length;
    int first = plain[2 + octets];
    return (indefinite || rest >= 0 && rest <= blockSize) && (first == 0x02 || first == 0x30);
  }
}
