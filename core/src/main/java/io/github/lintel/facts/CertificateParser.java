package io.github.lintel.facts;

/** Decodes DER into {@link CertificateFields}. */
final class CertificateParser {
  private CertificateParser() {}

  static PresentedCertificate parse(byte[] der) {
    return new MalformedCertificate(Bytes.of(der), "", "not implemented yet");
  }
}
