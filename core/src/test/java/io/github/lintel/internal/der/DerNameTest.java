package io.github.lintel.internal.der;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which names are the same (RFC 5280 section 7.1, RFC 4518). */
class DerNameTest {

  @ParameterizedTest
  @CsvSource({
    "Example CA, example ca, true",
    "Example CA, '  Example   CA ', true",
    "Example CA, 'Example\u00a0CA', true",
    "Example CA, 'Exam\u00adple\u200b CA', true",
    "Example CA, 'Exam\u0000ple CA', true",
    "Example CA, ExampleCA, false",
    "Example CA, 'Example\u0009CA', true",
    "Stra\u00dfe, STRASSE, true",
    "\u00c9cole, e\u0301cole, true",
    "\uff21bc, abc, true",
    "\u2167, viii, true",
    "\ufb01x, FIX, true",
    "\u0130, i\u0307, true",
    "abc, abd, false",
    "'', ' ', true"
  })
  void sameText(String one, String other, boolean same) throws Exception {
    assertThat(key(new DERUTF8String(one)).equals(key(new DERUTF8String(other)))).isEqualTo(same);
  }

  @Test
  void theTypeOfStringDoesNotCount() throws Exception {
    assertThat(key(new DERPrintableString("Example")))
        .isEqualTo(key(new DERUTF8String("EXAMPLE")))
        .isEqualTo(key(new DERBMPString("example")));
  }

  @Test
  void aTextThatLooksLikeBytesIsNotThem() throws Exception {
    byte[] bytes = "x".getBytes(StandardCharsets.UTF_8);
    assertThat(key(new DERUTF8String("#040178"))).isNotEqualTo(key(new DEROctetString(bytes)));
  }

  private static String key(ASN1Encodable value) throws Exception {
    DERSequence attribute =
        new DERSequence(new ASN1Encodable[] {new ASN1ObjectIdentifier("2.5.4.10"), value});
    return DerName.key(new DERSequence(new DERSet(attribute)).getEncoded());
  }
}
