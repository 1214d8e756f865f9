package io.github.lintel.endpoint;

import io.github.lintel.internal.x509.FileBytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

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
  private final Optional<String> exposure;
  private final Optional<KeyPassword> password;

  CertificateBundle(String source, byte[] chain, String keySource, byte[] key) {
    this(source, chain.clone(), keySource, key.clone(), Optional.empty(), Optional.empty());
  }

  private CertificateBundle(
      String source,
      byte[] chain,
      String keySource,
      byte[] key,
      Optional<String> exposure,
      Optional<KeyPassword> password) {
    this.source = source;
    this.chain = chain;
    this.keySource = keySource;
    this.key = key;
    this.exposure = exposure;
    this.password = password;
  }

  /**
   * Reads the bytes of two files. The chain, leaf first, may be PEM with anything around it, DER,
   * PKCS#7 or a key store; the private key PKCS#8, PKCS#1 or SEC 1, in PEM or DER, or a key store.
   * A key or a store that is encrypted needs {@link #withPassword}.
   *
   * @throws java.io.UncheckedIOException if one cannot be read; the message is one line that names
   *     file and reason
   */
  public static CertificateBundle pem(Path chain, Path key) {
    return new CertificateBundle(
        chain.toString(),
        FileBytes.read(chain),
        key.toString(),
        FileBytes.read(key),
        KeyExposure.of(key),
        Optional.empty());
  }

  /**
   * Reads the bytes of one file that holds chain and private key, in any order: PEM as HAProxy
   * wants it, or a key store (PKCS#12, JKS) with one private key.
   *
   * @throws java.io.UncheckedIOException as {@link #pem(Path, Path)}
   */
  public static CertificateBundle pem(Path combined) {
    return pem(combined, combined);
  }

  /**
   * Takes what was read already.
   *
   * @param source what to call it in reports
   * @param chain in any of the forms of {@link #pem(Path, Path)}
   * @param key the private key, likewise
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

  /** Returns a copy whose private key, or whose key store, that password opens. */
  public CertificateBundle withPassword(KeyPassword value) {
    return new CertificateBundle(source, chain, keySource, key, exposure, Optional.of(value));
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

  /** Returns who knows the password. */
  public Optional<KeyPassword> password() {
    return password;
  }

  /**
   * Returns the permissions of the key's file, as in {@code rw-r--r--}, if everybody on this
   * machine could read it when it was read. Empty where files have no such permissions.
   */
  public Optional<String> keyExposure() {
    return exposure;
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
