package io.github.lintel.facts;

import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What {@link CertificateParser} read; {@link Certificate} shows it. */
record CertificateFields(
    Bytes der,
    String sha256,
    int version,
    BigInteger serialNumber,
    DistinguishedName issuer,
    DistinguishedName subject,
    Instant notBefore,
    Instant notAfter,
    PublicKeyFacts publicKey,
    String signatureAlgorithm,
    Bytes outerAlgorithm,
    Bytes innerAlgorithm,
    Bytes toBeSigned,
    Bytes signature,
    List<Extension> extensions,
    Map<String, String> malformedExtensions,
    List<GeneralName> subjectAlternativeNames,
    Optional<BasicConstraints> basicConstraints,
    Optional<Set<KeyUsage>> keyUsage,
    Optional<List<String>> extendedKeyUsage,
    Optional<NameConstraints> nameConstraints,
    CertificatePolicies policies,
    Optional<Bytes> subjectKeyIdentifier,
    Optional<Bytes> authorityKeyIdentifier,
    List<String> issuerUrls,
    List<String> ocspUrls,
    List<String> irregularities) {}
