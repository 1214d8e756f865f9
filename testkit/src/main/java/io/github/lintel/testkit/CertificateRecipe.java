package io.github.lintel.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate shall look like. It begins as a sound certificate of its kind; every call
 * changes one thing, to something right or wrong. Later calls win over earlier ones. A recipe is
 * only for the call that hands it out and is not thread-safe.
 *
 * <p>Unless told otherwise a leaf is what a public authority issues: EC P-256, from an hour ago for
 * 90 days, with alternative names, server purpose, policy, and key identifiers. A certificate gets
 * the key that goes with its first name in this JVM, so issuing for a name twice gives two
 * certificates with one key; {@link #freshKey()} gives another.
 */
public final class CertificateRecipe {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Profile profile;
  private final Instant now;
  private final List<CertificateExtension> extensions = new ArrayList<>();
  private final Set<String> withoutDefaults = new HashSet<>();

  private int version = 3;
  private BigInteger serial = new BigInteger(120, RANDOM).setBit(120);
  private Instant notBefore;
  private Instant notAfter;
  private KeyKind keyKind = KeyKind.EC_P256;
  private boolean defaultExtensions = true;
  private boolean fresh;
  private boolean corrupt;
  private List<String> names = List.of();
  private UnaryOperator<byte[]> bodyEdit = body -> body;
  private @Nullable KeyPair keyPair;
  private @Nullable KeyPair signer;
  private @Nullable SignatureKind signature;
  private @Nullable SignatureKind claimedSignature;
  private @Nullable DistinguishedName subject;
  private @Nullable DistinguishedName issuer;

  CertificateRecipe(Profile profile, Instant now) {
    this.profile = profile;
    this.now = now;
    this.notBefore = now.minus(profile.age());
    this.notAfter = notBefore.plus(profile.lifetime()).minusSeconds(1);
  }

  /** The DNS names and IP addresses it is for; the first is also the common name. */
  public CertificateRecipe names(String... dnsNamesOrAddresses) {
    names = List.of(dnsNamesOrAddresses);
    return extension(CertificateExtension.alternativeNames(dnsNamesOrAddresses));
  }

  /** A subject instead of the usual one. */
  public CertificateRecipe subject(DistinguishedName name) {
    subject = name;
    return this;
  }

  /** A subject that consists of this common name. */
  public CertificateRecipe subject(String commonName) {
    return subject(DistinguishedName.commonName(commonName));
  }

  /** The issuer it names, which need not be the one that signs. */
  public CertificateRecipe issuer(DistinguishedName name) {
    issuer = name;
    return this;
  }

  /** A serial number instead of a random one. */
  public CertificateRecipe serial(BigInteger number) {
    serial = number;
    return this;
  }

  /** Valid in these whole seconds, both included. */
  public CertificateRecipe validity(Instant from, Instant to) {
    notBefore = from;
    notAfter = to;
    return this;
  }

  /** Valid from this long ago until then; both may be negative. */
  public CertificateRecipe validity(Duration ago, Duration left) {
    return validity(now.minus(ago), now.plus(left));
  }

  /** A key of this kind. */
  public CertificateRecipe key(KeyKind kind) {
    keyKind = kind;
    keyPair = null;
    return this;
  }

  /** This very key. */
  public CertificateRecipe key(KeyPair pair) {
    keyPair = pair;
    return this;
  }

  /** A key that no other certificate has. */
  public CertificateRecipe freshKey() {
    fresh = true;
    keyPair = null;
    return this;
  }

  /** A signature of this kind, which has to go with the issuer's key. */
  public CertificateRecipe signature(SignatureKind kind) {
    signature = kind;
    return this;
  }

  /**
   * The algorithm that the signed part claims, when it shall differ from the one beside the
   * signature.
   */
  public CertificateRecipe claimedSignature(SignatureKind kind) {
    claimedSignature = kind;
    return this;
  }

  /** Signed by this key instead of the issuer's. */
  public CertificateRecipe signedBy(KeyPair other) {
    signer = other;
    return this;
  }

  /** One bit of the signature is flipped. */
  public CertificateRecipe corruptSignature() {
    corrupt = true;
    return this;
  }

  /** In the place of the extension with the same identifier, or one more. */
  public CertificateRecipe extension(CertificateExtension extension) {
    without(extension.oid());
    return extraExtension(extension);
  }

  /** One more, though there may be one with the same identifier. */
  public CertificateRecipe extraExtension(CertificateExtension extension) {
    extensions.add(extension);
    return this;
  }

  /** Without the extension of this object identifier. */
  public CertificateRecipe without(String extensionOid) {
    withoutDefaults.add(extensionOid);
    extensions.removeIf(extension -> extension.oid().equals(extensionOid));
    return this;
  }

  /** None but those added by later calls. */
  public CertificateRecipe noExtensions() {
    defaultExtensions = false;
    extensions.clear();
    return this;
  }

  /** 3 unless told otherwise. Version 1 and 2 know no extensions, so they go. */
  public CertificateRecipe version(int number) {
    version = number;
    return number < 3 ? noExtensions() : this;
  }

  /** Last, the signed part as DER may be changed at will; the signature is over what comes back. */
  public CertificateRecipe editBody(UnaryOperator<byte[]> edit) {
    bodyEdit = edit;
    return this;
  }

  Profile profile() {
    return profile;
  }

  int version() {
    return version;
  }

  BigInteger serial() {
    return serial;
  }

  Instant notBefore() {
    return notBefore;
  }

  Instant notAfter() {
    return notAfter;
  }

  boolean corrupt() {
    return corrupt;
  }

  KeyPair keyPair() {
    if (keyPair == null) {
      keyPair = fresh ? keyKind.freshKey() : keyKind.key(profile + "/" + label());
    }
    return keyPair;
  }

  DistinguishedName subject() {
    if (subject != null) {
      return subject;
    }
    return names.isEmpty() ? DistinguishedName.empty() : DistinguishedName.commonName(names.get(0));
  }

  Optional<DistinguishedName> issuer() {
    return Optional.ofNullable(issuer);
  }

  Optional<KeyPair> signer() {
    return Optional.ofNullable(signer);
  }

  Optional<SignatureKind> signature() {
    return Optional.ofNullable(signature);
  }

  Optional<SignatureKind> claimedSignature() {
    return Optional.ofNullable(claimedSignature);
  }

  byte[] edited(byte[] body) {
    return bodyEdit.apply(body);
  }

  /**
   * The usual extensions that were not replaced or taken away, then the ones that were asked for.
   */
  List<CertificateExtension> extensions(List<CertificateExtension> usual) {
    Stream<CertificateExtension> kept =
        defaultExtensions
            ? usual.stream().filter(extension -> !withoutDefaults.contains(extension.oid()))
            : Stream.empty();
    return Stream.concat(kept, extensions.stream()).toList();
  }

  private String label() {
    return names.isEmpty() ? subject().toString() : names.get(0);
  }
}
