package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerTime;
import io.github.lintel.internal.der.DerValue;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decodes DER into {@link CertificateFields}, by RFC 5280 section 4.1. What cannot be told apart
 * safely is malformed; what is forbidden and still clear is read and noted as an irregularity.
 */
final class CertificateParser {
  /** TLS 1.3 allows 16 MiB; the largest certificates in use have some 20 KiB. */
  static final int MAX_SIZE = 1 << 20;

  private final Set<String> irregularities = new LinkedHashSet<>();

  private CertificateParser() {}

  static PresentedCertificate parse(byte[] input) {
    byte[] der = input.clone();
    String sha256 = sha256(der);
    if (der.length > MAX_SIZE) {
      return new MalformedCertificate(Bytes.owned(der), sha256, "it is larger than 1 MiB");
    }
    try {
      return new Certificate(new CertificateParser().read(der, sha256));
    } catch (DerException e) {
      return new MalformedCertificate(Bytes.owned(der), sha256, e.reason());
    }
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private CertificateFields read(byte[] der, String sha256) throws DerException {
    DerValue whole = single(der);
    DerReader outer = whole.reader();
    DerValue toBeSigned = outer.next(DerTag.SEQUENCE, "the signed part");
    DerValue outerAlgorithm = outer.next(DerTag.SEQUENCE, "the signature algorithm");
    DerValue signature = outer.next(DerTag.BIT_STRING, "the signature");
    outer.end("something follows the signature");

    DerReader in = toBeSigned.reader();
    int version = version(in);
    BigInteger serial = in.next(DerTag.INTEGER, "the serial number").asInteger();
    DerValue innerAlgorithm = in.next(DerTag.SEQUENCE, "the signed signature algorithm");
    DistinguishedName issuer =
        NameDecoder.name(in.next(DerTag.SEQUENCE, "the issuer"), irregularities);
    DerReader validity = in.next(DerTag.SEQUENCE, "the validity").reader();
    Instant notBefore = time(validity, "notBefore");
    Instant notAfter = time(validity, "notAfter");
    validity.end("something follows notAfter");
    DistinguishedName subject =
        NameDecoder.name(in.next(DerTag.SEQUENCE, "the subject"), irregularities);
    PublicKeyFacts key =
        KeyDecoder.decode(in.next(DerTag.SEQUENCE, "the public key"), irregularities);
    if (AlgorithmName.lacksNull(outerAlgorithm)) {
      irregularities.add("an RSA signature algorithm without the NULL behind it");
    }
    uniqueIdentifier(in, version, 1);
    uniqueIdentifier(in, version, 2);
    List<Extension> extensions = extensions(in, version);
    in.end("something follows the extensions");

    ExtensionDecoder known = new ExtensionDecoder(irregularities);
    extensions.forEach(known::decode);
    return new CertificateFields(
        Bytes.owned(der),
        sha256,
        version,
        serial,
        issuer,
        subject,
        notBefore,
        notAfter,
        key,
        AlgorithmName.of(outerAlgorithm),
        Bytes.owned(outerAlgorithm.encoded()),
        Bytes.owned(innerAlgorithm.encoded()),
        Bytes.owned(toBeSigned.encoded()),
        Bytes.owned(signature.asOctetsOfBits()),
        List.copyOf(extensions),
        known.malformed(),
        known.subjectAlternativeNames(),
        known.basicConstraints(),
        known.keyUsage(),
        known.extendedKeyUsage(),
        known.nameConstraints(),
        known.policies(),
        known.subjectKeyIdentifier(),
        known.authorityKeyIdentifier(),
        known.issuerUrls(),
        known.ocspUrls(),
        List.copyOf(irregularities));
  }

  private static DerValue single(byte[] der) throws DerException {
    if (der.length == 0) {
      throw new DerException("it is empty");
    }
    if ((der[0] & 0xff) != DerTag.SEQUENCE) {
      throw new DerException("it does not begin like a certificate");
    }
    return DerReader.single(der);
  }

  private int version(DerReader in) throws DerException {
    Optional<DerValue> tagged = in.nextIf(DerTag.contextConstructed(0));
    if (tagged.isEmpty()) {
      return 1;
    }
    DerReader inside = tagged.get().reader();
    BigInteger number = inside.next(DerTag.INTEGER, "the version").asInteger();
    inside.end("something follows the version");
    if (number.signum() < 0 || number.compareTo(BigInteger.TWO) > 0) {
      throw new DerException("a version other than 1, 2 and 3");
    }
    if (number.signum() == 0) {
      irregularities.add("a version 1 that is written out");
    }
    return number.intValue() + 1;
  }

  private void uniqueIdentifier(DerReader in, int version, int number) throws DerException {
    Optional<DerValue> identifier = in.nextIf(DerTag.context(number));
    if (identifier.isEmpty()) {
      return;
    }
    if (version == 1) {
      throw new DerException("a unique identifier in a version 1 certificate");
    }
    if (identifier.get().length() == 0 || identifier.get().at(0) > 7) {
      throw new DerException("a unique identifier that is no BIT STRING");
    }
    irregularities.add("a unique identifier, which no authority may give");
  }

  private List<Extension> extensions(DerReader in, int version) throws DerException {
    Optional<DerValue> tagged = in.nextIf(DerTag.contextConstructed(3));
    if (tagged.isEmpty()) {
      return List.of();
    }
    if (version != 3) {
      throw new DerException("extensions in a version " + version + " certificate");
    }
    DerReader inside = tagged.get().reader();
    DerReader list = inside.next(DerTag.SEQUENCE, "the list of extensions").reader();
    inside.end("something follows the list of extensions");
    if (list.isEmpty()) {
      throw new DerException("the list of extensions is empty");
    }
    List<Extension> extensions = new ArrayList<>();
    while (!list.isEmpty()) {
      extensions.add(extension(list.next(DerTag.SEQUENCE, "an extension").reader()));
    }
    return extensions;
  }

  private Extension extension(DerReader in) throws DerException {
    String oid = in.next(DerTag.OID, "an extension's identifier").asOid();
    Optional<DerValue> flag = in.nextIf(DerTag.BOOLEAN);
    boolean critical = flag.isPresent() && flag.get().asBoolean();
    if (flag.isPresent() && !critical) {
      irregularities.add("an extension whose \"not critical\" is written out");
    }
    DerValue value = in.next(DerTag.OCTET_STRING, "an extension's value");
    in.end("something follows an extension's value");
    return new Extension(oid, critical, Bytes.owned(value.content()));
  }

  private Instant time(DerReader in, String what) throws DerException {
    return DerTime.read(in.next(), what, irregularities);
  }
}
