package io.github.lintel.internal.x509;

import io.github.lintel.internal.der.DerException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SignedData;

/** The certificates of a PKCS#7 SignedData (RFC 2315): a set, so that they have no order. */
final class Pkcs7File {
  private static final byte[] SIGNED_DATA = {
    6, 9, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 7, 2
  };
  private static final int MAX_CERTIFICATES = 1000;

  private Pkcs7File() {}

  static boolean mayBe(byte[] bytes) {
    return FileKind.contentStartsWith(bytes, SIGNED_DATA);
  }

  static List<byte[]> read(byte[] bytes) throws DerException {
    List<byte[]> certificates = new ArrayList<>();
    try {
      ContentInfo info = ContentInfo.getInstance(ASN1Primitive.fromByteArray(bytes));
      if (!info.getContentType().equals(PKCSObjectIdentifiers.signedData)) {
        throw new DerException("it is PKCS#7 of another kind than certificates are kept in");
      }
      ASN1Set set = SignedData.getInstance(info.getContent()).getCertificates();
      for (ASN1Encodable each : set == null ? new ASN1Encodable[0] : set.toArray()) {
        if (certificates.size() == MAX_CERTIFICATES) {
          throw new DerException("it holds more than " + MAX_CERTIFICATES + " certificates");
        }
        certificates.add(ASN1Sequence.getInstance(each).getEncoded());
      }
      return certificates;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new DerException("it begins like PKCS#7 and is damaged");
    }
  }
}
