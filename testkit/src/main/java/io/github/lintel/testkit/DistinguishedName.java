package io.github.lintel.testkit;

import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;

/** A subject or issuer, as the bytes it is encoded to. Immutable. */
public final class DistinguishedName {
  private static final String COMMON_NAME = "2.5.4.3";

  private final byte[] der;

  private DistinguishedName(byte[] der) {
    this.der = der.clone();
  }

  /** One common name with exactly this text: control, ESC or HTML characters stay as they are. */
  public static DistinguishedName commonName(String text) {
    return empty().and(COMMON_NAME, text);
  }

  /** A name in the notation of RFC 4514, such as {@code CN=Example CA 1,O=Example}. */
  public static DistinguishedName parse(String rfc4514) {
    return new DistinguishedName(Der.encode(new X500Name(rfc4514)));
  }

  /** The name without any part, as a certificate has it that is only for its alternative names. */
  public static DistinguishedName empty() {
    return new DistinguishedName(Der.encode(new DERSequence()));
  }

  /**
   * Any DER value in the place of the name; it need not be a name.
   *
   * @throws IllegalArgumentException when the bytes are not DER at all
   */
  public static DistinguishedName ofDer(byte[] der) {
    Der.decode(der);
    return new DistinguishedName(der);
  }

  /** This name with one more attribute after its last, as an UTF8String with exactly this text. */
  public DistinguishedName and(String attributeOid, String text) {
    DERSequence attribute =
        new DERSequence(
            new ASN1Encodable[] {new ASN1ObjectIdentifier(attributeOid), new DERUTF8String(text)});
    ASN1EncodableVector parts = new ASN1EncodableVector();
    for (ASN1Encodable part : ASN1Sequence.getInstance(der)) {
      parts.add(part);
    }
    parts.add(new DERSet(attribute));
    return new DistinguishedName(Der.encode(new DERSequence(parts)));
  }

  /** The Name in DER. */
  public byte[] der() {
    return der.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DistinguishedName that && Arrays.equals(der, that.der);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(der);
  }

  @Override
  public String toString() {
    return Der.hex(der);
  }
}
