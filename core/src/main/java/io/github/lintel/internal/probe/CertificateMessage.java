package io.github.lintel.internal.probe;

import io.github.lintel.facts.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Certificate message as it came (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2).
 *
 * @param certificates the entries in wire order, whatever bytes they hold
 * @param staple the OCSP response of the first entry (TLS 1.3)
 * @param timestamps the signed certificate timestamps of the first entry (TLS 1.3)
 */
record CertificateMessage(
    List<byte[]> certificates, Optional<Bytes> staple, Optional<Bytes> timestamps) {
  private static final int STATUS_REQUEST = 5;
  private static final int SIGNED_CERTIFICATE_TIMESTAMP = 18;
  static final int MAX_CERTIFICATES = 100;

  /**
   * Reads as many entries as are there: the good ones before a broken end are kept. A list that is
   * broken before the first is not an empty one.
   */
  static CertificateMessage read(byte[] body, boolean tls13) throws WireReader.Truncated {
    List<byte[]> certificates = new ArrayList<>();
    Optional<Bytes> staple = Optional.empty();
    Optional<Bytes> timestamps = Optional.empty();
    WireReader reader = new WireReader(body);
    try {
      if (tls13) {
        reader.vector(1); // certificate_request_context
      }
      WireReader list = reader.vector(3);
      while (list.hasMore() && certificates.size() < MAX_CERTIFICATES) {
        certificates.add(list.vector(3).rest());
        Map<Integer, byte[]> extensions = tls13 ? list.extensions() : Map.of();
        if (certificates.size() == 1) {
          staple =
              Optional.ofNullable(extensions.get(STATUS_REQUEST))
                  .flatMap(CertificateMessage::status);
          timestamps =
              Optional.ofNullable(extensions.get(SIGNED_CERTIFICATE_TIMESTAMP)).map(Bytes::of);
        }
      }
    } catch (WireReader.Truncated e) {
      if (certificates.isEmpty()) {
        throw e;
      }
      return new CertificateMessage(certificates, staple, timestamps);
    }
    return new CertificateMessage(certificates, staple, timestamps);
  }

  /** Reads a CertificateStatus (RFC 6066 section 8): type 1 is OCSP. */
  static Optional<Bytes> status(byte[] body) {
    try {
      WireReader reader = new WireReader(body);
      return reader.number(1) == 1
          ? Optional.of(Bytes.of(reader.vector(3).rest()))
          : Optional.empty();
    } catch (WireReader.Truncated e) {
      return Optional.empty();
    }
  }
}
