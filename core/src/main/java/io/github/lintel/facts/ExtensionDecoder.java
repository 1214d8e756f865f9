package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads the extensions that a TLS client acts on. One that cannot be read counts as absent and is
 * listed in {@link #malformed()}; of one that stands twice the first counts.
 */
final class ExtensionDecoder {
  private static final String OCSP = "1.3.6.1.5.5.7.48.1";
  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

  private final Collection<String> irregularities;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, String> malformed = new LinkedHashMap<>();
  private final List<String> issuerUrls = new ArrayList<>();
  private final PolicyDecoder policies = new PolicyDecoder();
  private final List<String> ocspUrls = new ArrayList<>();
  private List<GeneralName> subjectAlternativeNames = List.of();
  private Optional<BasicConstraints> basicConstraints = Optional.empty();
  private Optional<Set<KeyUsage>> keyUsage = Optional.empty();
  private Optional<List<String>> extendedKeyUsage = Optional.empty();
  private Optional<NameConstraints> nameConstraints = Optional.empty();
  private Optional<Bytes> subjectKeyIdentifier = Optional.empty();
  private Optional<Bytes> authorityKeyIdentifier = Optional.empty();

  ExtensionDecoder(Collection<String> irregularities) {
    this.irregularities = irregularities;
  }

  void decode(Extension extension) {
    if (!seen.add(extension.oid())) {
      return;
    }
    try {
      decode(extension.oid(), extension.value().toByteArray());
    } catch (DerException e) {
      malformed.put(extension.oid(), e.reason());
    }
  }

  private void decode(String oid, byte[] value) throws DerException {
    switch (oid) {
      case ExtensionOid.SUBJECT_ALTERNATIVE_NAME ->
          subjectAlternativeNames = GeneralNameDecoder.names(sequence(value), irregularities);
      case ExtensionOid.ISSUER_ALTERNATIVE_NAME ->
          GeneralNameDecoder.names(sequence(value), irregularities);
      case ExtensionOid.BASIC_CONSTRAINTS ->
          basicConstraints = Optional.of(readBasicConstraints(value));
      case ExtensionOid.KEY_USAGE -> keyUsage = Optional.of(readKeyUsage(value));
      case ExtensionOid.EXTENDED_KEY_USAGE -> extendedKeyUsage = Optional.of(readPurposes(value));
      case ExtensionOid.NAME_CONSTRAINTS ->
          nameConstraints = Optional.of(readNameConstraints(value));
      case ExtensionOid.CERTIFICATE_POLICIES -> policies.readPolicies(sequence(value));
      case ExtensionOid.POLICY_MAPPINGS -> policies.readMappings(sequence(value));
      case ExtensionOid.POLICY_CONSTRAINTS -> policies.readConstraints(sequence(value));
      case ExtensionOid.INHIBIT_ANY_POLICY ->
          policies.readInhibitAnyPolicy(DerReader.single(value));
      case ExtensionOid.SUBJECT_KEY_IDENTIFIER ->
          subjectKeyIdentifier = Optional.of(readSubjectKeyIdentifier(value));
      case ExtensionOid.AUTHORITY_KEY_IDENTIFIER ->
          authorityKeyIdentifier = readAuthorityKeyIdentifier(value);
      case ExtensionOid.AUTHORITY_INFORMATION_ACCESS -> readInformationAccess(value);
      default -> ExtensionShape.verify(oid, value, irregularities);
    }
  }

  private BasicConstraints readBasicConstraints(byte[] value) throws DerException {
    DerReader in = sequence(value).reader();
    Optional<DerValue> flag = in.nextIf(DerTag.BOOLEAN);
    boolean authority = flag.isPresent() && flag.get().asBoolean();
    if (flag.isPresent() && !authority) {
      irregularities.add("basic constraints whose \"no authority\" is written out");
    }
    Optional<DerValue> length = in.nextIf(DerTag.INTEGER);
    OptionalInt pathLength = OptionalInt.empty();
    if (length.isPresent()) {
      BigInteger number = length.get().asInteger();
      if (number.signum() < 0) {
        throw new DerException("a negative path length");
      }
      // No path is that long, so a larger number means the same.
      pathLength = OptionalInt.of(number.min(BigInteger.valueOf(Integer.MAX_VALUE)).intValue());
    }
    in.end("something follows the path length");
    return new BasicConstraints(authority, pathLength);
  }

  private Set<KeyUsage> readKeyUsage(byte[] value) throws DerException {
    DerValue bits = DerReader.single(value);
    if (!bits.is(DerTag.BIT_STRING) || bits.length() == 0) {
      throw new DerException("it is no BIT STRING");
    }
    int unused = bits.at(0);
    int count = 8 * (bits.length() - 1) - unused;
    if (unused > 7 || count < 0) {
      throw new DerException("a BIT STRING with too many unused bits");
    }
    if (unused > 0 && (bits.at(bits.length() - 1) & (1 << unused) - 1) != 0) {
      throw new DerException("a BIT STRING with unused bits that are set");
    }
    Set<KeyUsage> usages = EnumSet.noneOf(KeyUsage.class);
    for (KeyUsage usage : KeyUsage.values()) {
      int i = usage.ordinal();
      if (i < count && (bits.at(1 + i / 8) >> (7 - i % 8) & 1) != 0) {
        usages.add(usage);
      }
    }
    if (usages.isEmpty()) {
      irregularities.add("a key usage without any use");
    } else if ((bits.at(bits.length() - 1) >> unused & 1) == 0) {
      irregularities.add("a key usage with trailing zero bits");
    }
    return Collections.unmodifiableSet(usages);
  }

  private static List<String> readPurposes(byte[] value) throws DerException {
    DerReader in = sequence(value).reader();
    if (in.isEmpty()) {
      throw new DerException("there is no purpose in it");
    }
    List<String> purposes = new ArrayList<>();
    while (!in.isEmpty()) {
      purposes.add(in.next(DerTag.OID, "a purpose").asOid());
    }
    return List.copyOf(purposes);
  }

  private NameConstraints readNameConstraints(byte[] value) throws DerException {
    DerReader in = sequence(value).reader();
    Optional<DerValue> permitted = in.nextIf(DerTag.contextConstructed(0));
    Optional<DerValue> excluded = in.nextIf(DerTag.contextConstructed(1));
    in.end("something follows the excluded names");
    if (permitted.isEmpty() && excluded.isEmpty()) {
      throw new DerException("it neither permits nor excludes anything");
    }
    return new NameConstraints(subtrees(permitted), subtrees(excluded));
  }

  private List<GeneralName> subtrees(Optional<DerValue> list) throws DerException {
    if (list.isEmpty()) {
      return List.of();
    }
    DerReader in = list.get().reader();
    if (in.isEmpty()) {
      throw new DerException("a list of names without a name");
    }
    List<GeneralName> names = new ArrayList<>();
    while (!in.isEmpty()) {
      DerReader subtree = in.next(DerTag.SEQUENCE, "a constraint").reader();
      names.add(GeneralNameDecoder.name(subtree.next(), true, irregularities));
      subtree.end("a constraint with a minimum or a maximum");
    }
    return names;
  }

  private static Bytes readSubjectKeyIdentifier(byte[] value) throws DerException {
    DerValue octets = DerReader.single(value);
    if (!octets.is(DerTag.OCTET_STRING)) {
      throw new DerException("it is no OCTET STRING");
    }
    return Bytes.owned(octets.content());
  }

  private Optional<Bytes> readAuthorityKeyIdentifier(byte[] value) throws DerException {
    DerReader in = sequence(value).reader();
    Optional<DerValue> key = in.nextIf(DerTag.context(0));
    Optional<DerValue> issuer = in.nextIf(DerTag.contextConstructed(1));
    Optional<DerValue> serial = in.nextIf(DerTag.context(2));
    in.end("something follows the serial number");
    if (issuer.isPresent()) {
      GeneralNameDecoder.names(issuer.get(), irregularities);
    }
    if (serial.isPresent()) {
      serial.get().asInteger();
    }
    if (issuer.isPresent() != serial.isPresent()) {
      irregularities.add("an authority key identifier with one half of issuer and serial number");
    }
    return key.map(octets -> Bytes.owned(octets.content()));
  }

  private void readInformationAccess(byte[] value) throws DerException {
    DerReader in = sequence(value).reader();
    if (in.isEmpty()) {
      throw new DerException("there is no access in it");
    }
    while (!in.isEmpty()) {
      DerReader access = in.next(DerTag.SEQUENCE, "an access").reader();
      String method = access.next(DerTag.OID, "the method of an access").asOid();
      GeneralName location = GeneralNameDecoder.name(access.next(), false, irregularities);
      access.end("something follows the location of an access");
      if (location.kind() == GeneralName.Kind.URI && method.equals(OCSP)) {
        ocspUrls.add(location.value());
      } else if (location.kind() == GeneralName.Kind.URI && method.equals(CA_ISSUERS)) {
        issuerUrls.add(location.value());
      }
    }
  }

  private static DerValue sequence(byte[] value) throws DerException {
    DerValue sequence = DerReader.single(value);
    if (!sequence.is(DerTag.SEQUENCE)) {
      throw new DerException("it is no SEQUENCE");
    }
    return sequence;
  }

  Map<String, String> malformed() {
    return Collections.unmodifiableMap(malformed);
  }

  List<GeneralName> subjectAlternativeNames() {
    return subjectAlternativeNames;
  }

  Optional<BasicConstraints> basicConstraints() {
    return basicConstraints;
  }

  Optional<Set<KeyUsage>> keyUsage() {
    return keyUsage;
  }

  Optional<List<String>> extendedKeyUsage() {
    return extendedKeyUsage;
  }

  Optional<NameConstraints> nameConstraints() {
    return nameConstraints;
  }

  CertificatePolicies policies() {
    return policies.policies();
  }

  Optional<Bytes> subjectKeyIdentifier() {
    return subjectKeyIdentifier;
  }

  Optional<Bytes> authorityKeyIdentifier() {
    return authorityKeyIdentifier;
  }

  List<String> issuerUrls() {
    return List.copyOf(issuerUrls);
  }

  List<String> ocspUrls() {
    return List.copyOf(ocspUrls);
  }
}
