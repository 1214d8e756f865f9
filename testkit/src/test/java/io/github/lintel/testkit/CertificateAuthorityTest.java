package io.github.lintel.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SignatureException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.SingleResp;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CertificateAuthorityTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Lintel Test Root", NOW);
  private static final CertificateAuthority AUTHORITY = ROOT.intermediate("Lintel Test CA 1");

  @Test
  void aLeafIsWhatPublicAuthoritiesIssue() throws Exception {
    Credential credential = AUTHORITY.issue("shop.example.com", "192.0.2.7", "2001:db8::7");
    X509Certificate leaf = credential.certificate();

    assertThat(leaf.getSubjectX500Principal().getName()).isEqualTo("CN=shop.example.com");
    assertThat(leaf.getIssuerX500Principal().getName()).isEqualTo("CN=Lintel Test CA 1");
    assertThat(leaf.getSubjectAlternativeNames())
        .containsExactly(
            List.of(2, "shop.example.com"),
            List.of(7, "192.0.2.7"),
            List.of(7, "2001:db8:0:0:0:0:0:7"));
    assertThat(leaf.getExtendedKeyUsage()).containsExactly(ExtendedKeyUse.SERVER_AUTH);
    assertThat(leaf.getKeyUsage()).startsWith(true, false);
    assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
    assertThat(leaf.getCriticalExtensionOIDs())
        .containsExactlyInAnyOrder(
            CertificateExtension.KEY_USAGE, CertificateExtension.BASIC_CONSTRAINTS);
    assertThat(Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant()))
        .isEqualTo(Duration.ofDays(90).minusSeconds(1));
    assertThat(leaf.getSerialNumber()).isPositive();
    assertThat(credential.chain()).containsExactly(credential.leaf(), AUTHORITY.der());
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void theJdkValidatesPathsOfEveryKindOfKey(KeyKind kind) throws Exception {
    KeyPair key = kind.key("of an authority and a leaf, as large ones take long to make");
    CertificateAuthority authority =
        ROOT.intermediate(recipe -> recipe.subject("CA with " + kind).key(key));
    validate(authority.issue(recipe -> recipe.names("shop.example.com").key(key)), ROOT);
  }

  @ParameterizedTest
  @EnumSource(SignatureKind.class)
  void anySignatureAlgorithmVerifies(SignatureKind kind) throws Exception {
    KeyKind key =
        kind == SignatureKind.ED25519
            ? KeyKind.ED25519
            : kind.name().contains("RSA") ? KeyKind.RSA_2048 : KeyKind.EC_P256;
    CertificateAuthority authority =
        CertificateAuthority.root(
            NOW, recipe -> recipe.subject("Root " + kind).key(key.key("root")));
    X509Certificate leaf =
        authority.issue(recipe -> recipe.names("a.example").signature(kind)).certificate();

    leaf.verify(authority.certificate().getPublicKey());
    assertThat(new X509CertificateHolder(leaf.getEncoded()).getSignatureAlgorithm())
        .isEqualTo(kind.identifier());
  }

  @Test
  void validityAndSerialAreAsAsked() {
    Instant from = Instant.parse("1999-01-02T03:04:05Z");
    Instant to = Instant.parse("2051-01-01T00:00:00Z");
    X509Certificate leaf =
        AUTHORITY
            .issue(
                recipe ->
                    recipe.names("a.example").validity(from, to).serial(BigInteger.valueOf(-5)))
            .certificate();

    assertThat(leaf.getNotBefore().toInstant()).isEqualTo(from);
    assertThat(leaf.getNotAfter().toInstant()).isEqualTo(to);
    assertThat(leaf.getSerialNumber()).isEqualTo(-5);
  }

  @Test
  void validityMayBeRelative() {
    X509Certificate expired =
        AUTHORITY
            .issue(
                recipe ->
                    recipe.names("a.example").validity(Duration.ofDays(91), Duration.ofDays(-1)))
            .certificate();

    assertThat(expired.getNotAfter().toInstant()).isEqualTo(NOW.minus(1, ChronoUnit.DAYS));
  }

  @Test
  void aForeignOrBrokenSignatureDoesNotVerify() {
    KeyPair foreign = KeyKind.EC_P256.key("foreign");
    X509Certificate wrong =
        AUTHORITY.issue(recipe -> recipe.names("a.example").signedBy(foreign)).certificate();
    X509Certificate broken =
        AUTHORITY.issue(recipe -> recipe.names("a.example").corruptSignature()).certificate();

    assertThatThrownBy(() -> wrong.verify(AUTHORITY.key().getPublic()))
        .isInstanceOf(SignatureException.class);
    assertThatThrownBy(() -> broken.verify(AUTHORITY.key().getPublic()))
        .isInstanceOf(SignatureException.class);
  }

  @Test
  void extensionsAreReplacedAddedAndTakenAway() throws Exception {
    X509Certificate leaf =
        AUTHORITY
            .issue(
                recipe ->
                    recipe
                        .names("a.example")
                        .without(CertificateExtension.EXTENDED_KEY_USAGE)
                        .extension(CertificateExtension.authority(0))
                        .extension(CertificateExtension.mustStaple())
                        .extension(CertificateExtension.raw("1.2.3.4", true, new byte[] {4, 1, 9})))
            .certificate();

    assertThat(leaf.getExtendedKeyUsage()).isNull();
    assertThat(leaf.getBasicConstraints()).isZero();
    assertThat(leaf.getExtensionValue("1.2.3.4")).containsExactly(4, 3, 4, 1, 9);
    assertThat(leaf.getExtensionValue(CertificateExtension.TLS_FEATURE))
        .containsExactly(4, 5, 0x30, 3, 2, 1, 5);
    assertThat(leaf.getCriticalExtensionOIDs()).contains("1.2.3.4");
  }

  @Test
  void nameConstraintsAreAsAsked() throws Exception {
    CertificateAuthority constrained =
        ROOT.intermediate(
            recipe ->
                recipe
                    .subject("Constrained CA")
                    .extension(
                        CertificateExtension.nameConstraints(
                            List.of(
                                AlternativeName.dns("example.com"),
                                AlternativeName.ipRange("192.0.2.0/24")),
                            List.of(AlternativeName.dns("bad.example.com")))));

    validate(constrained.issue("shop.example.com", "192.0.2.7"), ROOT);
    for (String outside : List.of("shop.example.net", "192.0.3.7", "x.bad.example.com")) {
      assertThatThrownBy(() -> validate(constrained.issue(outside), ROOT))
          .as(outside)
          .hasMessageContaining("constraints");
    }
  }

  @Test
  void everyExtensionIsWellFormed() throws Exception {
    Credential credential =
        AUTHORITY.issue(
            recipe ->
                recipe
                    .names("a.example")
                    .extension(
                        CertificateExtension.alternativeNames(
                            AlternativeName.dns("a.example"),
                            AlternativeName.mail("a@a.example"),
                            AlternativeName.uri("https://a.example/"),
                            AlternativeName.directory(DistinguishedName.parse("CN=a,O=b"))))
                    .extension(
                        CertificateExtension.authorityInformationAccess(
                            List.of("http://ocsp.example/"), List.of("http://ca.example/ca.der")))
                    .extension(
                        CertificateExtension.crlDistributionPoint("http://crl.example/ca.crl"))
                    .extension(
                        CertificateExtension.signedCertificateTimestamps(new byte[] {1, 2})));
    X509CertificateHolder holder = new X509CertificateHolder(credential.leaf());

    assertThat(credential.certificate().getSubjectAlternativeNames()).hasSize(4);
    assertThat(
            AuthorityInformationAccess.fromExtensions(holder.getExtensions())
                .getAccessDescriptions())
        .hasSize(2);
    assertThat(
            CRLDistPoint.getInstance(
                    holder.getExtension(Extension.cRLDistributionPoints).getParsedValue())
                .getDistributionPoints()[0]
                .getDistributionPoint()
                .getName())
        .hasToString(new GeneralNames(new GeneralName(6, "http://crl.example/ca.crl")).toString());
    assertThat(
            holder
                .getExtension(
                    new ASN1ObjectIdentifier(CertificateExtension.SIGNED_CERTIFICATE_TIMESTAMPS))
                .getParsedValue()
                .toASN1Primitive()
                .getEncoded())
        .containsExactly(4, 6, 0, 4, 0, 2, 1, 2);
  }

  @Test
  void hostileTextStaysAsItIs() throws Exception {
    String hostile = "\u001b[31m\u202e<script>\u0000\n";
    Credential credential =
        AUTHORITY.issue(
            recipe ->
                recipe
                    .names(hostile)
                    .subject(DistinguishedName.commonName(hostile).and("2.5.4.10", hostile)));

    assertThat(credential.leaf()).containsSequence(hostile.getBytes(StandardCharsets.UTF_8));
    assertThat(new X509CertificateHolder(credential.leaf()).getSubject().getRDNs()).hasSize(2);
  }

  @Test
  void version1HasNoExtensions() {
    X509Certificate leaf =
        AUTHORITY.issue(recipe -> recipe.names("a.example").version(1)).certificate();

    assertThat(leaf.getVersion()).isEqualTo(1);
    assertThat(leaf.getCriticalExtensionOIDs()).isNull();
  }

  @Test
  void theBodyCanBeEdited() {
    byte[] leaf =
        AUTHORITY
            .issue(recipe -> recipe.names("a.example").editBody(body -> Arrays.copyOf(body, 50)))
            .leaf();

    assertThat(leaf).hasSizeLessThan(150).startsWith(0x30);
  }

  @Test
  void aCrossSignLeadsToTheOtherRoot() throws Exception {
    CertificateAuthority other = CertificateAuthority.root("Other Root", NOW);
    CertificateAuthority crossed = AUTHORITY.crossSignedBy(other);
    Credential credential = crossed.issue("shop.example.com");

    validate(credential, other);
    validate(credential.withChain(List.of(credential.leaf(), AUTHORITY.der())), ROOT);
    assertThat(crossed.name()).isEqualTo(AUTHORITY.name());
  }

  @Test
  void aSelfSignedLeafVouchesForItself() throws Exception {
    X509Certificate leaf =
        CertificateAuthority.selfSigned(NOW, recipe -> recipe.names("a.example")).certificate();

    leaf.verify(leaf.getPublicKey());
    assertThat(leaf.getIssuerX500Principal()).isEqualTo(leaf.getSubjectX500Principal());
  }

  @Test
  void aNameHasItsKeyUnlessAskedForAFreshOne() {
    X509Certificate first = AUTHORITY.issue("a.example").certificate();

    assertThat(AUTHORITY.issue("a.example").certificate().getPublicKey())
        .isEqualTo(first.getPublicKey());
    assertThat(AUTHORITY.issue("b.example").certificate().getPublicKey())
        .isNotEqualTo(first.getPublicKey());
    assertThat(
            AUTHORITY
                .issue(recipe -> recipe.names("a.example").freshKey())
                .certificate()
                .getPublicKey())
        .isNotEqualTo(first.getPublicKey());
  }

  @Test
  void ocspResponsesSayWhatTheyAreTold() throws Exception {
    Credential credential = AUTHORITY.issue("a.example");
    SingleResp good = status(AUTHORITY.ocspResponse(credential));
    SingleResp revoked = status(AUTHORITY.ocspResponse(credential, recipe -> recipe.revoked(NOW)));
    SingleResp old =
        status(
            AUTHORITY.ocspResponse(
                credential,
                recipe ->
                    recipe
                        .serial(BigInteger.TEN)
                        .validity(NOW.minusSeconds(9), NOW.minusSeconds(5))));

    assertThat(good.getCertStatus()).isNull();
    assertThat(good.getCertID().getSerialNumber())
        .isEqualTo(credential.certificate().getSerialNumber());
    assertThat(((RevokedStatus) revoked.getCertStatus()).getRevocationTime()).isEqualTo(NOW);
    assertThat(old.getNextUpdate()).isEqualTo(NOW.minusSeconds(5));
    assertThat(old.getCertID().getSerialNumber()).isEqualTo(10);
  }

  @Test
  void revocationListsSayWhatTheyAreTold() throws Exception {
    Credential credential = AUTHORITY.issue("a.example");
    byte[] der = AUTHORITY.revocationList(recipe -> recipe.revoke(credential, NOW));
    X509CRL list =
        (X509CRL)
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));

    list.verify(AUTHORITY.key().getPublic());
    assertThat(list.isRevoked(credential.certificate())).isTrue();
    assertThat(list.getNextUpdate()).isEqualTo(NOW.plus(7, ChronoUnit.DAYS));
  }

  private static SingleResp status(byte[] response) throws Exception {
    BasicOCSPResp basic = (BasicOCSPResp) new OCSPResp(response).getResponseObject();
    assertThat(
            basic.isSignatureValid(
                new JcaContentVerifierProviderBuilder().build(AUTHORITY.key().getPublic())))
        .isTrue();
    return basic.getResponses()[0];
  }

  private static void validate(Credential credential, CertificateAuthority root) throws Exception {
    List<X509Certificate> chain = credential.chain().stream().map(Jdk::certificate).toList();
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    PKIXParameters parameters =
        new PKIXParameters(Set.of(new TrustAnchor(root.certificate(), null)));
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(NOW));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
