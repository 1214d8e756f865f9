package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.FileBytes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Certificates that somebody knows: the chain that every node is expected to serve. Immutable.
 *
 * @param source where it comes from, as a file's name
 * @param certificates leaf first; never empty
 */
public record CertificateChain(String source, List<Certificate> certificates) {

  /**
   * Copies the list.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public CertificateChain {
    certificates = List.copyOf(certificates);
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(source + ": no certificate in it");
    }
  }

  /**
   * Reads a file: PEM, leaf first, or one certificate in DER. Private keys in it are skipped
   * unread.
   *
   * @throws java.io.UncheckedIOException if it cannot be read
   * @throws IllegalArgumentException if it holds no certificate, or something unusable in the place
   *     of one; the message is one line that names file, block and reason
   */
  public static CertificateChain pem(Path file) {
    String source = file.toString();
    return new CertificateChain(source, CertificateFile.require(source, FileBytes.read(file)));
  }

  /**
   * Reads PEM from a text, leaf first.
   *
   * @throws IllegalArgumentException as {@link #pem(Path)}
   */
  public static CertificateChain pemText(String pem) {
    String source = "PEM text";
    return new CertificateChain(
        source, CertificateFile.require(source, pem.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Takes certificates that were read already, leaf first.
   *
   * @throws IllegalArgumentException if there is none, or one cannot be read back
   */
  public static CertificateChain of(X509Certificate... certificates) {
    return of(List.of(certificates));
  }

  /**
   * Takes certificates that were read already, leaf first.
   *
   * @throws IllegalArgumentException if there is none, or one cannot be read back
   */
  public static CertificateChain of(List<X509Certificate> certificates) {
    return new CertificateChain("certificates given", GivenCertificates.read(certificates));
  }

  /** Returns the first certificate. */
  public Certificate leaf() {
    return certificates.get(0);
  }
}
