package io.github.lintel.endpoint;

import io.github.lintel.internal.x509.FileBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/**
 * Certificate chain and private key as they lie on disk: read, not yet parsed, so that unusable
 * content becomes a finding and not an exception. Immutable.
 */
public final class CertificateBundle {
  private static final Base64.Encoder LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

  private final String source;
  private final byte[] chain;
  private final String keySource;
  private final byte[] key;

  CertificateBundle(String source, byte[] chain, String keySource, byte[] key) {
    this.source = source;
    this.chain = chain.clone();
    this.keySource = keySource;
    this.key = key.clone();
  }

  /**
   * Reads the bytes of two files: the chain, leaf first, and the private key (PKCS#8, PKCS#1 or SEC
   * 1).
   *
   * @throws java.io.UncheckedIOException if one cannot be read; the message is one line that names
   *     file and reason
   */
  public static CertificateBundle pem(Path chain, Path key) {
    return new CertificateBundle(
        chain.toString(), FileBytes.read(chain), key.toString(), FileBytes.read(key));
  }

  /**
   * Reads the bytes of one file that holds chain and private key, as HAProxy wants it.
   *
   * @throws java.io.UncheckedIOException as {@link #pem(Path, Path)}
   */
  public static CertificateBundle pem(Path combined) {
    byte[] bytes = FileBytes.read(combined);
    return new CertificateBundle(combined.toString(), bytes, combined.toString(), bytes);
  }

  /**
   * Takes what was read already.
   *
   * @param source what to call it in reports
   * @param chain PEM, leaf first, or one certificate in DER
   * @param key the private key, in PEM or DER
   */
  public static CertificateBundle of(String source, byte[] chain, byte[] key) {
    return new CertificateBundle(source, chain, source, key);
  }

  /**
   * Takes certificates, leaf first, and a private key of the JDK's types.
   *
   * @throws IllegalArgumentException if one of them has no encoded form, as a key in a hardware
   *     module
   */
  public static CertificateBundle of(List<X509Certificate> chain, PrivateKey key) {
    ByteArrayOutputStream pem = new ByteArrayOutputStream();
    for (int i = 0; i < chain.size(); i++) {
      pem.writeBytes(block("CERTIFICATE", GivenCertificates.encoded(chain.get(i), i + 1)));
    }
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"PKCS#8".equals(key.getFormat())) {
      throw new IllegalArgumentException("the private key has no encoded form");
    }
    return new CertificateBundle(
        "certificates given", pem.toByteArray(), "key given", block("PRIVATE KEY", encoded));
  }

  /** Returns where the chain comes from, as a file's name. */
  public String source() {
    return source;
  }

  /** Returns where the key comes from, as a file's name. */
  public String keySource() {
    return keySource;
  }

  /** Returns the bytes that hold the chain. */
  public byte[] chainBytes() {
    return chain.clone();
  }

  /** Returns the bytes that hold the private key. Do not log them. */
  public byte[] keyBytes() {
    return key.clone();
  }

  private static byte[] block(String label, byte[] der) {
    String text =
        "-----BEGIN "
            + label
            + "-----\n"
            + LINES.encodeToString(der)
            + "\n-----END "
            + label
            + "-----\n";
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the sources only. */
  @Override
  public String toString() {
    return "CertificateBundle[" + source + ", " + keySource + "]";
  }
}
