package io.github.lintel.internal.transparency;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ExtensionOid;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** What a log signs (RFC 6962 section 3.2). */
final class LogEntry {
  private static final int EXTENSIONS = DerTag.contextConstructed(3);

  private LogEntry() {}

  /** The entry for a certificate as it is. */
  static byte[] of(Certificate certificate) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(0);
    vector24(out, certificate.der().toByteArray());
    return out.toByteArray();
  }

  /**
   * The entry that was made before the certificate: the hash of the issuer's key, and the signed
   * part without the timestamps.
   */
  static byte[] before(Certificate certificate, Certificate issuer) throws DerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0);
    out.write(1);
    out.writeBytes(HexFormat.of().parseHex(issuer.publicKey().sha256()));
    vector24(out, withoutTimestamps(certificate.toBeSigned().toByteArray()));
    return out.toByteArray();
  }

  /** Everything else stays byte by byte as it was signed. */
  private static byte[] withoutTimestamps(byte[] toBeSigned) throws DerException {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    DerReader in = DerReader.single(toBeSigned).reader();
    while (!in.isEmpty()) {
      DerValue field = in.next();
      if (!field.is(EXTENSIONS)) {
        fields.writeBytes(field.encoded());
        continue;
      }
      byte[] kept = otherExtensions(field.reader().next(DerTag.SEQUENCE, "the extensions"));
      if (kept.length > 0) {
        fields.writeBytes(encode(EXTENSIONS, encode(DerTag.SEQUENCE, kept)));
      }
    }
    return encode(DerTag.SEQUENCE, fields.toByteArray());
  }

  private static byte[] otherExtensions(DerValue list) throws DerException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    DerReader in = list.reader();
    while (!in.isEmpty()) {
      DerValue extension = in.next(DerTag.SEQUENCE, "an extension");
      String oid = extension.reader().next(DerTag.OID, "its identifier").asOid();
      if (!oid.equals(ExtensionOid.SIGNED_CERTIFICATE_TIMESTAMPS)) {
        kept.writeBytes(extension.encoded());
      }
    }
    return kept.toByteArray();
  }

  private static byte[] encode(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int octets = (39 - Integer.numberOfLeadingZeros(content.length)) / 8;
      out.write(0x80 | octets);
      for (int i = octets - 1; i >= 0; i--) {
        out.write(content.length >> 8 * i);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static void vector24(ByteArrayOutputStream out, byte[] content) {
    out.write(content.length >> 16);
    out.write(content.length >> 8);
    out.write(content.length);
    out.writeBytes(content);
  }
}
