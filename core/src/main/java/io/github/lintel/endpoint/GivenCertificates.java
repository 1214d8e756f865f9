package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.MalformedCertificate;
import io.github.lintel.facts.PresentedCertificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Takes over certificates of the JDK's type. */
final class GivenCertificates {
  private GivenCertificates() {}

  static List<Certificate> read(Collection<X509Certificate> given) {
    List<Certificate> certificates = new ArrayList<>();
    for (X509Certificate each : given) {
      PresentedCertificate read = Certificate.parse(encoded(each, certificates.size() + 1));
      if (read instanceof MalformedCertificate malformed) {
        throw bad(certificates.size() + 1, malformed.reason());
      }
      certificates.add((Certificate) read);
    }
    return certificates;
  }

  static byte[] encoded(X509Certificate certificate, int number) {
    try {
      return certificate.getEncoded();
    } catch (CertificateEncodingException e) {
      throw bad(number, "it has no encoded form");
    }
  }

  private static IllegalArgumentException bad(int number, String reason) {
    return new IllegalArgumentException("certificate " + number + " cannot be used: " + reason);
  }
}
