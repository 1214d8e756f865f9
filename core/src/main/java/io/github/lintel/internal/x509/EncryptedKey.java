package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/** A private key that a password opens: that of PKCS#8 (RFC 5958), and OpenSSL's older own form. */
final class EncryptedKey {
  private final Opener opener;
  private final byte[] encrypted;

  private EncryptedKey(Opener opener, byte[] encrypted) {
    this.opener = opener;
    this.encrypted = encrypted;
  }

  private interface Opener {
    PasswordCipher with(char[] password) throws DerException;
  }

  /** Returns whether DER is one: nothing but an EncryptedPrivateKeyInfo begins like that. */
  static boolean mayBe(byte[] der) {
    try {
      DerReader in = DerReader.single(der).reader();
      return in.nextIf(DerTag.SEQUENCE).isPresent() && in.nextIs(DerTag.OCTET_STRING);
    } catch (DerException e) {
      return false;
    }
  }

  static EncryptedKey pkcs8(byte[] der) throws DerException {
    DerReader in = DerReader.single(der).reader();
    byte[] scheme = in.next(DerTag.SEQUENCE, "the description of its encryption").encoded();
    byte[] content = in.next(DerTag.OCTET_STRING, "what is encrypted in it").content();
    in.end("something follows what is encrypted in it");
    AlgorithmIdentifier algorithm = algorithm(scheme);
    return new EncryptedKey(password -> PasswordSchemes.of(algorithm, password, false), content);
  }

  static EncryptedKey traditional(PemBlock block) throws DerException {
    String header =
        block.encryption().orElseThrow(() -> new DerException("its header DEK-Info is missing"));
    return new EncryptedKey(password -> PasswordCipher.ofHeader(header, password), block.content());
  }

  byte[] open(char[] password) throws DerException, WrongPasswordException {
    return EncryptedContent.sequence(opener.with(password), encrypted);
  }

  private static AlgorithmIdentifier algorithm(byte[] der) throws DerException {
    try {
      return AlgorithmIdentifier.getInstance(der);
    } catch (IllegalArgumentException e) {
      throw new DerException("the description of its encryption is damaged");
    }
  }
}
