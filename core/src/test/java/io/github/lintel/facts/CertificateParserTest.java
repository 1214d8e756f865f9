package io.github.lintel.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.DistinguishedName;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.SignatureKind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateParserTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority CA = CertificateAuthority.root("Test Root", NOW);
  private static final byte[] GOOD =
      CA.issue(
              r ->
                  r.names("www.example.com", "*.example.com", "192.0.2.1", "2001:db8::1")
                      .extension(CertificateExtension.mustStaple()))
          .leaf();

  @Test
  void agreesWithTheJdk() {
    X509Certificate expected =
        CA.issue(r -> r.names("www.example.com").subject(DistinguishedName.parse("CN=a,O=b,C=DE")))
            .certificate();
    Certificate actual = parsed(der(expected));

    assertThat(actual.version()).isEqualTo(expected.getVersion());
    assertThat(actual.serialNumber()).isEqualTo(expected.getSerialNumber());
    assertThat(actual.notBefore()).isEqualTo(expected.getNotBefore().toInstant());
    assertThat(actual.notAfter()).isEqualTo(expected.getNotAfter().toInstant());
    assertThat(actual.subject().text())
        .isEqualTo(expected.getSubjectX500Principal().getName(X500Principal.RFC2253));
    assertThat(actual.issuer().encoded().toByteArray())
        .isEqualTo(expected.getIssuerX500Principal().getEncoded());
    assertThat(actual.publicKey().encoded().toByteArray())
        .isEqualTo(expected.getPublicKey().getEncoded());
    assertThat(actual.signature().toByteArray()).isEqualTo(expected.getSignature());
    assertThat(actual.signatureAlgorithm()).isEqualTo(expected.getSigAlgName());
    assertThat(actual.irregularities()).isEmpty();
    assertThat(actual.malformedExtensions()).isEmpty();
  }

  @Test
  void readsExtensions() {
    Certificate leaf = parsed(GOOD);
    assertThat(leaf.serverNames())
        .containsExactly("www.example.com", "*.example.com", "192.0.2.1", "2001:db8::1");
    assertThat(leaf.basicConstraints()).contains(new BasicConstraints(false, OptionalInt.empty()));
    assertThat(leaf.keyUsage().orElseThrow()).containsExactly(KeyUsage.DIGITAL_SIGNATURE);
    assertThat(leaf.extendedKeyUsage()).contains(List.of("1.3.6.1.5.5.7.3.1"));
    assertThat(leaf.authorityKeyIdentifier())
        .isEqualTo(parsed(CA.der()).subjectKeyIdentifier())
        .isPresent();
    assertThat(leaf.extension("1.3.6.1.5.5.7.1.24")).isPresent();
    assertThat(leaf.publicKey().description()).isEqualTo("EC secp256r1");
  }

  @Test
  void readsWhatAnAuthoritySays() {
    Certificate ca =
        parsed(
            CA.intermediate(
                    r ->
                        r.subject("Limited")
                            .extension(CertificateExtension.authority(3))
                            .extension(
                                CertificateExtension.raw(
                                    "2.5.29.15", true, new byte[] {3, 3, 7, 4, (byte) 0x80}))
                            .extension(
                                CertificateExtension.nameConstraints(
                                    List.of(
                                        AlternativeName.dns("example.com"),
                                        AlternativeName.ipRange("10.0.0.0/8")),
                                    List.of(AlternativeName.ipRange("2001:db8::/32"))))
                            .extension(
                                CertificateExtension.authorityInformationAccess(
                                    List.of("http://ocsp.example"),
                                    List.of("http://ca.example/ca.der"))))
                .der());
    assertThat(ca.basicConstraints()).contains(new BasicConstraints(true, OptionalInt.of(3)));
    assertThat(ca.keyUsage().orElseThrow())
        .containsExactly(KeyUsage.KEY_CERT_SIGN, KeyUsage.DECIPHER_ONLY);
    NameConstraints constraints = ca.nameConstraints().orElseThrow();
    assertThat(constraints.permitted())
        .extracting(GeneralName::value)
        .containsExactly("example.com", "10.0.0.0/255.0.0.0");
    assertThat(constraints.excluded())
        .extracting(GeneralName::value)
        .containsExactly("2001:db8::/ffff:ffff::");
    assertThat(ca.ocspUrls()).containsExactly("http://ocsp.example");
    assertThat(ca.issuerUrls()).containsExactly("http://ca.example/ca.der");
  }

  @ParameterizedTest
  @CsvSource({
    "RSA_2048, SHA256_WITH_RSA, SHA256withRSA",
    "RSA_2048, SHA384_WITH_RSA_PSS, SHA384withRSASSA-PSS",
    "RSA_2048, MD5_WITH_RSA, MD5withRSA",
    "EC_P384, SHA384_WITH_ECDSA, SHA384withECDSA",
    "ED25519, ED25519, Ed25519"
  })
  void namesAlgorithms(KeyKind key, SignatureKind signature, String name) {
    byte[] der =
        CertificateAuthority.root(NOW, r -> r.subject("Root").key(key).signature(signature)).der();
    assertThat(parsed(der).signatureAlgorithm()).isEqualTo(name);
  }

  @Test
  void writesNamesAsRfc4514() {
    assertThat(subject(DistinguishedName.commonName(" a,b+c;\"# ").and("2.5.4.10", "#x<y>\\")))
        .isEqualTo("O=\\#x\\<y\\>\\\\,CN=\\ a\\,b\\+c\\;\\\"#\\ ");
    assertThat(subject(DistinguishedName.commonName("x").and("1.3.6.1.4.1.32473.7", "y")))
        .contains("1.3.6.1.4.1.32473.7=#");
    assertThat(subject(DistinguishedName.commonName("naïve \u202e"))).isEqualTo("CN=naïve \u202e");
  }

  @Test
  void matchesNamesAsRfc5280() {
    Certificate one = parsed(named("Shop   Root "));
    Certificate other = parsed(named(" shop root"));
    assertThat(one.subject().matches(other.subject())).isTrue();
    assertThat(one.subject().matches(parsed(named("shoproot")).subject())).isFalse();
  }

  @Test
  void keepsTheRestWhenAnExtensionIsMalformed() {
    Certificate leaf =
        parsed(
            leaf(
                r ->
                    r.names("a.example")
                        .extension(
                            CertificateExtension.raw("2.5.29.15", true, new byte[] {5, 0}))));
    assertThat(leaf.malformedExtensions()).containsOnlyKeys("2.5.29.15");
    assertThat(leaf.keyUsage()).isEmpty();
    assertThat(leaf.serverNames()).containsExactly("a.example");
  }

  @ParameterizedTest
  @CsvSource({
    "2.5.29.17, 3000", // no name
    "2.5.29.17, 30068704c0000201ff", // something follows
    "2.5.29.17, 3006820461e9622e", // not ASCII
    "2.5.29.17, 30078705c000020100", // five octets of address
    "2.5.29.17, 3003820161ff",
    "2.5.29.19, 30060101ff020180", // negative path length
    "2.5.29.19, 3003010142", // neither TRUE nor FALSE
    "2.5.29.15, 03020181", // an unused bit is set
    "2.5.29.37, 3000", // no purpose
    "2.5.29.30, 3000", // no constraint
    "2.5.29.30, 300ea00c300a87080a000000ff00ff00", // a mask with holes
    "2.5.29.32, 3000", // no policy
    "2.5.29.32, 300a300306012a300306012a", // the same policy twice
    "2.5.29.32, 3007300506012a3000", // no qualifier
    "2.5.29.33, 300d300b0604551d2000060355040a", // maps anyPolicy
    "2.5.29.36, 3000", // no constraint
    "2.5.29.36, 30038001ff", // a negative number
    "2.5.29.54, 040100",
    "2.5.29.14, 040100ff",
    "2.5.29.35, 300180"
  })
  void tellsAMalformedExtension(String oid, String hex) {
    byte[] value = java.util.HexFormat.of().parseHex(hex);
    Certificate leaf = parsed(leaf(r -> r.extension(CertificateExtension.raw(oid, false, value))));
    assertThat(leaf.malformedExtensions()).containsOnlyKeys(oid);
  }

  @Test
  void readsPolicies() {
    CertificatePolicies policies =
        parsed(
                leaf(
                    r ->
                        r.extension(CertificateExtension.policies("1.2.3", "2.5.29.32.0"))
                            .extension(raw("2.5.29.33", "300a300806022a0306022a04"))
                            .extension(raw("2.5.29.36", "3006800101810102"))
                            .extension(raw("2.5.29.54", "020103"))))
            .policies();
    assertThat(policies)
        .isEqualTo(
            new CertificatePolicies(
                List.of("1.2.3", CertificatePolicies.ANY_POLICY),
                List.of(new CertificatePolicies.Mapping("1.2.3", "1.2.4")),
                OptionalInt.of(1),
                OptionalInt.of(2),
                OptionalInt.of(3)));
  }

  @Test
  void refusesWhatIsNoCertificate() {
    assertThat(reason(new byte[0])).isEqualTo("it is empty");
    assertThat(reason("hello".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo("it does not begin like a certificate");
    assertThat(reason(new byte[CertificateParser.MAX_SIZE + 1])).contains("larger");
    byte[] longer = java.util.Arrays.copyOf(GOOD, GOOD.length + 1);
    assertThat(reason(longer)).contains("bytes follow");
  }

  @Test
  void readsDeepNestingInNoTime() {
    byte[] nested = new byte[200_000];
    for (int i = 0; i < nested.length; i += 2) {
      nested[i] = 0x30;
      nested[i + 1] = (byte) 0x80;
    }
    assertThat(Certificate.parse(nested)).isInstanceOf(MalformedCertificate.class);
  }

  @Property(tries = 300)
  void anyBytesAreACertificateOrMalformed(@ForAll byte[] bytes) {
    assertThat(Certificate.parse(bytes).der().toByteArray()).isEqualTo(bytes);
  }

  @Property(tries = 200)
  void anyTruncationIsMalformed(@ForAll @IntRange(max = 2000) int length) {
    byte[] cut = java.util.Arrays.copyOf(GOOD, length % GOOD.length);
    assertThat(Certificate.parse(cut)).isInstanceOf(MalformedCertificate.class);
  }

  @Property(tries = 3000)
  void anyBitFlipIsReadOrMalformed(@ForAll @IntRange(min = 0, max = 16000) int bit) {
    byte[] flipped = GOOD.clone();
    int at = bit / 8 % flipped.length;
    flipped[at] ^= (byte) (1 << bit % 8);
    PresentedCertificate read = Certificate.parse(flipped);
    if (read instanceof Certificate certificate) {
      assertThat(certificate).isNotEqualTo(Certificate.parse(GOOD));
      assertThat(certificate.subject().comparable()).isNotNull();
    }
  }

  private static String subject(DistinguishedName name) {
    return parsed(leaf(r -> r.subject(name))).subject().text();
  }

  private static CertificateExtension raw(String oid, String hex) {
    return CertificateExtension.raw(oid, true, java.util.HexFormat.of().parseHex(hex));
  }

  private static byte[] named(String name) {
    return leaf(r -> r.subject(name));
  }

  private static byte[] leaf(Consumer<CertificateRecipe> change) {
    return CA.issue(change).leaf();
  }

  private static Certificate parsed(byte[] der) {
    return (Certificate) Certificate.parse(der);
  }

  private static String reason(byte[] bytes) {
    return ((MalformedCertificate) Certificate.parse(bytes)).reason();
  }

  private static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
