package io.github.lintel.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.BasicConstraints;

/** One extension of a certificate: what it is, whether it is critical, and its bytes. Immutable. */
public final class CertificateExtension {
  public static final String SUBJECT_KEY_IDENTIFIER = "2.5.29.14";
  public static final String KEY_USAGE = "2.5.29.15";
  public static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";
  public static final String BASIC_CONSTRAINTS = "2.5.29.19";
  public static final String NAME_CONSTRAINTS = "2.5.29.30";
  public static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  public static final String POLICIES = "2.5.29.32";
  public static final String AUTHORITY_KEY_IDENTIFIER = "2.5.29.35";
  public static final String EXTENDED_KEY_USAGE = "2.5.29.37";
  public static final String AUTHORITY_INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";
  public static final String TLS_FEATURE = "1.3.6.1.5.5.7.1.24";
  public static final String SIGNED_CERTIFICATE_TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.2";

  private static final String OCSP = "1.3.6.1.5.5.7.48.1";
  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";
  private static final int STATUS_REQUEST = 5;

  private final String oid;
  private final boolean critical;
  private final byte[] value;

  private CertificateExtension(String oid, boolean critical, byte[] value) {
    this.oid = oid;
    this.critical = critical;
    this.value = value.clone();
  }

  /** Any extension with any bytes in it; they need not be DER. */
  public static CertificateExtension raw(String oid, boolean critical, byte[] value) {
    return new CertificateExtension(oid, critical, value);
  }

  /** A critical extension that no client knows. */
  public static CertificateExtension unknownCritical() {
    return of("1.3.6.1.4.1.32473.1", new DEROctetString(new byte[] {1})).asCritical();
  }

  /** Alternative names of any kind. */
  public static CertificateExtension alternativeNames(AlternativeName... names) {
    return of(SUBJECT_ALTERNATIVE_NAME, generalNames(List.of(names)));
  }

  /** A DNS name or IP address each. */
  public static CertificateExtension alternativeNames(String... names) {
    return alternativeNames(
        Stream.of(names).map(AlternativeName::of).toArray(AlternativeName[]::new));
  }

  /** An authority with no limit on the length of the path below it. Critical. */
  public static CertificateExtension authority() {
    return of(BASIC_CONSTRAINTS, new DERSequence(ASN1Boolean.TRUE)).asCritical();
  }

  /** An authority with so many intermediate certificates below it at most. Critical. */
  public static CertificateExtension authority(int pathLength) {
    return of(
            BASIC_CONSTRAINTS,
            new DERSequence(new ASN1Encodable[] {ASN1Boolean.TRUE, new ASN1Integer(pathLength)}))
        .asCritical();
  }

  /** Not an authority. Critical. */
  public static CertificateExtension notAnAuthority() {
    return of(BASIC_CONSTRAINTS, new BasicConstraints(false)).asCritical();
  }

  /** Critical, as RFC 5280 asks for. */
  public static CertificateExtension keyUsage(KeyUse... uses) {
    int bits = 0;
    for (KeyUse use : uses) {
      bits |= use.bit();
    }
    return of(KEY_USAGE, new org.bouncycastle.asn1.x509.KeyUsage(bits)).asCritical();
  }

  /** The purposes by their object identifiers; {@link ExtendedKeyUse} has the usual ones. */
  public static CertificateExtension extendedKeyUsage(String... purposeOids) {
    return of(EXTENDED_KEY_USAGE, oids(purposeOids));
  }

  /** Critical, as RFC 5280 asks for. An empty list leaves its half out. */
  public static CertificateExtension nameConstraints(
      List<AlternativeName> permitted, List<AlternativeName> excluded) {
    ASN1EncodableVector halves = new ASN1EncodableVector();
    addSubtrees(halves, 0, permitted);
    addSubtrees(halves, 1, excluded);
    return of(NAME_CONSTRAINTS, new DERSequence(halves)).asCritical();
  }

  /** The identifier of the key in the certificate. Not critical. */
  public static CertificateExtension subjectKeyIdentifier(byte[] identifier) {
    return of(SUBJECT_KEY_IDENTIFIER, new DEROctetString(identifier));
  }

  /** The identifier of the issuer's key. Not critical. */
  public static CertificateExtension authorityKeyIdentifier(byte[] identifier) {
    DERTaggedObject keyIdentifier = new DERTaggedObject(false, 0, new DEROctetString(identifier));
    return of(AUTHORITY_KEY_IDENTIFIER, new DERSequence(keyIdentifier));
  }

  /** Where the OCSP responder answers and where the issuer's certificate is; both may be empty. */
  public static CertificateExtension authorityInformationAccess(
      List<String> ocspUrls, List<String> issuerUrls) {
    ASN1EncodableVector accesses = new ASN1EncodableVector();
    ocspUrls.forEach(url -> accesses.add(access(OCSP, url)));
    issuerUrls.forEach(url -> accesses.add(access(CA_ISSUERS, url)));
    return of(AUTHORITY_INFORMATION_ACCESS, new DERSequence(accesses));
  }

  /** Where the revocation list is published. */
  public static CertificateExtension crlDistributionPoint(String url) {
    DERSequence fullName = new DERSequence(AlternativeName.uri(url).toAsn1());
    DERTaggedObject name = new DERTaggedObject(true, 0, new DERTaggedObject(false, 0, fullName));
    return of(CRL_DISTRIBUTION_POINTS, new DERSequence(new DERSequence(name)));
  }

  /** Somebody else signs the lists: {@link RevocationListRecipe#indirect}. */
  public static CertificateExtension crlIssuer(DistinguishedName signer) {
    DERSequence names = new DERSequence(AlternativeName.directory(signer).toAsn1());
    DERTaggedObject issuer = new DERTaggedObject(false, 2, names);
    return of(CRL_DISTRIBUTION_POINTS, new DERSequence(new DERSequence(issuer)));
  }

  /** Certificate policies by their object identifiers, without qualifiers. */
  public static CertificateExtension policies(String... policyOids) {
    ASN1EncodableVector policies = new ASN1EncodableVector();
    for (String policy : policyOids) {
      policies.add(new DERSequence(new ASN1ObjectIdentifier(policy)));
    }
    return of(POLICIES, new DERSequence(policies));
  }

  /** The server must staple an OCSP response (RFC 7633). */
  public static CertificateExtension mustStaple() {
    return of(TLS_FEATURE, new DERSequence(new ASN1Integer(STATUS_REQUEST)));
  }

  /** Certificate transparency (RFC 6962): the serialized timestamps, right or wrong. */
  public static CertificateExtension signedCertificateTimestamps(byte[]... timestamps) {
    return of(
        SIGNED_CERTIFICATE_TIMESTAMPS,
        new DEROctetString(TimestampList.serialize(List.of(timestamps))));
  }

  /** What makes a certificate one that only logs of transparency may see (RFC 6962). Critical. */
  public static CertificateExtension poison() {
    return of("1.3.6.1.4.1.11129.2.4.3", DERNull.INSTANCE).asCritical();
  }

  /** The object identifier, as in {@code 2.5.29.17}. */
  public String oid() {
    return oid;
  }

  /** Whether who does not know it must refuse the certificate. */
  public boolean critical() {
    return critical;
  }

  /** The DER inside of the octet string. */
  public byte[] value() {
    return value.clone();
  }

  /** The same, critical. */
  public CertificateExtension asCritical() {
    return new CertificateExtension(oid, true, value);
  }

  /** The same, not critical. */
  public CertificateExtension asNotCritical() {
    return new CertificateExtension(oid, false, value);
  }

  ASN1Encodable toAsn1() {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new ASN1ObjectIdentifier(oid));
    if (critical) {
      fields.add(ASN1Boolean.TRUE);
    }
    fields.add(new DEROctetString(value));
    return new DERSequence(fields);
  }

  private static CertificateExtension of(String oid, ASN1Encodable value) {
    return new CertificateExtension(oid, false, Der.encode(value));
  }

  private static DERSequence generalNames(List<AlternativeName> names) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    names.forEach(name -> all.add(name.toAsn1()));
    return new DERSequence(all);
  }

  private static DERSequence oids(String... oids) {
    ASN1EncodableVector all = new ASN1EncodableVector();
    for (String oid : oids) {
      all.add(new ASN1ObjectIdentifier(oid));
    }
    return new DERSequence(all);
  }

  private static void addSubtrees(
      ASN1EncodableVector halves, int tag, List<AlternativeName> names) {
    if (names.isEmpty()) {
      return;
    }
    ASN1EncodableVector subtrees = new ASN1EncodableVector();
    names.forEach(name -> subtrees.add(new DERSequence(name.toAsn1())));
    halves.add(new DERTaggedObject(false, tag, new DERSequence(subtrees)));
  }

  private static DERSequence access(String method, String url) {
    return new DERSequence(
        new ASN1Encodable[] {new ASN1ObjectIdentifier(method), AlternativeName.uri(url).toAsn1()});
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CertificateExtension that
        && oid.equals(that.oid)
        && critical == that.critical
        && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return 31 * oid.hashCode() + Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return oid + (critical ? " critical " : " ") + Der.hex(value);
  }
}
