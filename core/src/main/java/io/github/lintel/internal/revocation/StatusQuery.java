package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Certificate;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** Where the status of a certificate can be asked for, and how (RFC 6960 section 4.1). */
public final class StatusQuery {
  /** The media type of a request (RFC 6960 appendix A.1). */
  public static final String REQUEST_TYPE = "application/ocsp-request";

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;

  /** AlgorithmIdentifier of SHA-1: the one that every responder knows; nothing rests on it. */
  private static final byte[] SHA1 = {0x30, 9, 6, 5, 0x2b, 0x0e, 3, 2, 0x1a, 5, 0};

  private StatusQuery() {}

  /** Returns the URLs at which the certificate's issuer publishes its lists. */
  public static List<String> listUrls(Certificate certificate) {
    return DistributionPoint.named(certificate).stream()
        .flatMap(point -> point.urls().stream())
        .distinct()
        .toList();
  }

  /** Returns an OCSP request for one certificate, without a nonce, so that caches may answer. */
  public static byte[] request(Certificate certificate, Certificate issuer) {
    byte[] id =
        value(
            SEQUENCE,
            SHA1,
            value(OCTETS, Digests.of("SHA-1", certificate.issuer().encoded().toByteArray())),
            value(OCTETS, CertificateId.keyHash(issuer).toByteArray()),
            value(INTEGER, certificate.serialNumber().toByteArray()));
    return value(SEQUENCE, value(SEQUENCE, value(SEQUENCE, value(SEQUENCE, id))));
  }

  /** DER of a value that is shorter than 64 KiB. */
  private static byte[] value(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(tag);
    int length = content.size();
    if (length > 0xff) {
      all.write(0x82);
      all.write(length >> 8);
    } else if (length > 0x7f) {
      all.write(0x81);
    }
    all.write(length);
    all.writeBytes(content.toByteArray());
    return all.toByteArray();
  }
}
