package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An X.509 certificate as presented, decoded and not judged. Immutable, thread-safe, equal by its
 * bytes. Names in it come from the network and are not safe to print as they are.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5280#section-4">RFC 5280 section 4</a>
 */
public final class Certificate implements PresentedCertificate {
  private final CertificateFields fields;

  Certificate(CertificateFields fields) {
    this.fields = fields;
  }

  /**
   * Decodes one certificate. Never throws, whatever the bytes are: what cannot be read comes back
   * as a {@link MalformedCertificate}.
   */
  public static PresentedCertificate parse(byte[] der) {
    return CertificateParser.parse(der);
  }

  @Override
  public Bytes der() {
    return fields.der();
  }

  @Override
  public String sha256() {
    return fields.sha256();
  }

  /** Returns the version as people count it: 1, 2 or 3. */
  public int version() {
    return fields.version();
  }

  /** Returns the serial number; RFC 5280 wants it positive and at most 20 octets long. */
  public BigInteger serialNumber() {
    return fields.serialNumber();
  }

  /** Returns the issuer's name. */
  public DistinguishedName issuer() {
    return fields.issuer();
  }

  /** Returns the subject's name. */
  public DistinguishedName subject() {
    return fields.subject();
  }

  /** Returns the first second of validity. */
  public Instant notBefore() {
    return fields.notBefore();
  }

  /** Returns the last second of validity, which still counts. */
  public Instant notAfter() {
    return fields.notAfter();
  }

  /** Returns how long it is valid, both ends included (Baseline Requirements section 6.3.2). */
  public Duration lifetime() {
    return Duration.between(notBefore(), notAfter()).plusSeconds(1);
  }

  /** Returns the subject's public key. */
  public PublicKeyFacts publicKey() {
    return fields.publicKey();
  }

  /** Returns the signature algorithm as people call it, as in {@code SHA256withRSA}. */
  public String signatureAlgorithm() {
    return fields.signatureAlgorithm();
  }

  /** Returns the DER of the outer signatureAlgorithm (an AlgorithmIdentifier). */
  public Bytes signatureAlgorithmIdentifier() {
    return fields.outerAlgorithm();
  }

  /** Returns how people call the algorithm that the signed part names. */
  public String signedSignatureAlgorithm() {
    try {
      return AlgorithmName.of(DerReader.single(innerSignatureAlgorithmIdentifier().toByteArray()));
    } catch (DerException e) {
      return "an unreadable algorithm";
    }
  }

  /** Returns the DER of the signature field inside the signed part; it must equal the outer one. */
  public Bytes innerSignatureAlgorithmIdentifier() {
    return fields.innerAlgorithm();
  }

  /** Returns the signed part, as presented. */
  public Bytes toBeSigned() {
    return fields.toBeSigned();
  }

  /** Returns the signature's bytes. */
  public Bytes signature() {
    return fields.signature();
  }

  /** Returns the extensions in their order, repeated ones included. */
  public List<Extension> extensions() {
    return fields.extensions();
  }

  /** Returns the first extension with that object identifier. */
  public Optional<Extension> extension(String oid) {
    for (Extension extension : extensions()) {
      if (extension.oid().equals(oid)) {
        return Optional.of(extension);
      }
    }
    return Optional.empty();
  }

  /** Returns the object identifiers of known extensions that cannot be decoded, with the reason. */
  public Map<String, String> malformedExtensions() {
    return fields.malformedExtensions();
  }

  /** Returns the subject alternative names, in their order. */
  public List<GeneralName> subjectAlternativeNames() {
    return fields.subjectAlternativeNames();
  }

  /** Returns the DNS names and IP addresses that the certificate is for, as text. */
  public List<String> serverNames() {
    return subjectAlternativeNames().stream()
        .filter(n -> n.kind() == GeneralName.Kind.DNS || n.kind() == GeneralName.Kind.IP)
        .map(GeneralName::value)
        .toList();
  }

  /** Returns the basic constraints, if present and readable. */
  public Optional<BasicConstraints> basicConstraints() {
    return fields.basicConstraints();
  }

  /** Returns the key usage, if present and readable. */
  public Optional<Set<KeyUsage>> keyUsage() {
    return fields.keyUsage();
  }

  /** Returns the object identifiers of the extended key usage, if present and readable. */
  public Optional<List<String>> extendedKeyUsage() {
    return fields.extendedKeyUsage();
  }

  /** Returns the name constraints, if present and readable. */
  public Optional<NameConstraints> nameConstraints() {
    return fields.nameConstraints();
  }

  /** Returns what it says about certificate policies, as far as that is present and readable. */
  public CertificatePolicies policies() {
    return fields.policies();
  }

  /** Returns the subject key identifier, if present and readable. */
  public Optional<Bytes> subjectKeyIdentifier() {
    return fields.subjectKeyIdentifier();
  }

  /** Returns the key identifier of the authority key identifier, if present and readable. */
  public Optional<Bytes> authorityKeyIdentifier() {
    return fields.authorityKeyIdentifier();
  }

  /** Returns the URLs of the issuer's certificate (authority information access). */
  public List<String> issuerUrls() {
    return fields.issuerUrls();
  }

  /** Returns the URLs of the OCSP responders. */
  public List<String> ocspUrls() {
    return fields.ocspUrls();
  }

  /**
   * Returns encodings that the standard forbids and most readers tolerate, each as a noun phrase of
   * ours; empty for a certificate that is encoded as RFC 5280 and X.690 ask for.
   */
  public List<String> irregularities() {
    return fields.irregularities();
  }

  /** Returns whether issuer and subject are the same name. */
  public boolean selfIssued() {
    return issuer().encoded().equals(subject().encoded());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Certificate that && der().equals(that.der());
  }

  @Override
  public int hashCode() {
    return der().hashCode();
  }

  /** Returns the fingerprint only: names from the network do not slip into a log this way. */
  @Override
  public String toString() {
    return "Certificate[sha256=" + sha256() + "]";
  }
}
