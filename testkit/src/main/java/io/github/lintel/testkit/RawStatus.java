package io.github.lintel.testkit;

import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ocsp.OCSPResponse;
import org.bouncycastle.asn1.ocsp.OCSPResponseStatus;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.CertificateStatusType;

/** A CertificateStatus message with any content, which need not be an OCSP response. */
final class RawStatus extends CertificateStatus {
  private static final OCSPResponse PLACEHOLDER =
      new OCSPResponse(
          OCSPResponseStatus.getInstance(new ASN1Enumerated(OCSPResponseStatus.TRY_LATER)), null);

  private final byte[] encoded;

  RawStatus(byte[] encoded) {
    super(CertificateStatusType.ocsp, PLACEHOLDER);
    this.encoded = encoded;
  }

  @Override
  public void encode(OutputStream output) throws IOException {
    output.write(encoded);
  }
}
