package io.github.lintel.testkit;

import java.math.BigInteger;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.CRLReason;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate revocation list shall say. It begins empty, an hour old and good for a week.
 * Only for the call that hands it out; not thread-safe.
 */
public final class RevocationListRecipe {
  private static final String DELTA_INDICATOR = "2.5.29.27";
  private static final String ISSUING_POINT = "2.5.29.28";
  private static final int ONLY_USERS = 1;
  private static final int ONLY_AUTHORITIES = 2;
  private static final int INDIRECT = 4;

  private final List<Entry> entries = new ArrayList<>();
  private final List<CertificateExtension> extensions = new ArrayList<>();
  private Instant thisUpdate;
  private Instant nextUpdate;
  private BigInteger number = BigInteger.ONE;
  private boolean hasNumber = true;
  private boolean corrupt;
  private @Nullable KeyPair signer;

  RevocationListRecipe(Instant now) {
    thisUpdate = now.minus(Duration.ofHours(1));
    nextUpdate = now.plus(Duration.ofDays(7));
  }

  /** Revoked then, because the key was compromised. */
  public RevocationListRecipe revoke(Credential credential, Instant at) {
    return revoke(credential.certificate().getSerialNumber(), at);
  }

  /** Revoked then, because the key was compromised. */
  public RevocationListRecipe revoke(BigInteger serial, Instant at) {
    return revoke(serial, at, CRLReason.keyCompromise);
  }

  /** For a reason by its number (RFC 5280, section 5.3.1); 8 takes the entry back in a delta. */
  public RevocationListRecipe revoke(BigInteger serial, Instant at, int reason) {
    entries.add(new Entry(serial, at, reason, null));
    return this;
  }

  /** The certificate of another issuer, for a list that {@link #indirect} says so. */
  public RevocationListRecipe revokeOf(DistinguishedName issuer, BigInteger serial, Instant at) {
    entries.add(new Entry(serial, at, CRLReason.keyCompromise, issuer));
    return this;
  }

  /** Issued and to be updated at these moments. */
  public RevocationListRecipe validity(Instant from, Instant to) {
    thisUpdate = from;
    nextUpdate = to;
    return this;
  }

  /** The number of the list. */
  public RevocationListRecipe number(BigInteger crlNumber) {
    number = crlNumber;
    return this;
  }

  /** What {@link #number} says goes into an extension like this one instead. */
  public RevocationListRecipe withoutNumber() {
    hasNumber = false;
    return this;
  }

  /** Only the changes since the complete list of that number. */
  public RevocationListRecipe deltaTo(BigInteger base) {
    return extension(
        CertificateExtension.raw(DELTA_INDICATOR, true, Der.encode(new ASN1Integer(base))));
  }

  /** It has certificates of other issuers too. */
  public RevocationListRecipe indirect() {
    return issuingPoint(INDIRECT);
  }

  /** It has no certificates of authorities. */
  public RevocationListRecipe onlyUsers() {
    return issuingPoint(ONLY_USERS);
  }

  /** It has certificates of authorities only. */
  public RevocationListRecipe onlyAuthorities() {
    return issuingPoint(ONLY_AUTHORITIES);
  }

  /** Any extension, right or wrong. */
  public RevocationListRecipe extension(CertificateExtension extension) {
    extensions.add(extension);
    return this;
  }

  /** Signed by this key instead of the issuer's. */
  public RevocationListRecipe signedBy(KeyPair other) {
    signer = other;
    return this;
  }

  /** One bit of the signature is flipped. */
  public RevocationListRecipe corruptSignature() {
    corrupt = true;
    return this;
  }

  private RevocationListRecipe issuingPoint(int flag) {
    ASN1EncodableVector fields = new ASN1EncodableVector();
    fields.add(new DERTaggedObject(false, flag, ASN1Boolean.TRUE));
    return extension(
        CertificateExtension.raw(ISSUING_POINT, true, Der.encode(new DERSequence(fields))));
  }

  /** One revoked certificate; the issuer is the one of the entry before if it is not said. */
  record Entry(BigInteger serial, Instant at, int reason, @Nullable DistinguishedName issuer) {}

  List<Entry> entries() {
    return entries;
  }

  List<CertificateExtension> extensions() {
    return extensions;
  }

  Instant thisUpdate() {
    return thisUpdate;
  }

  Instant nextUpdate() {
    return nextUpdate;
  }

  BigInteger number() {
    return number;
  }

  boolean hasNumber() {
    return hasNumber;
  }

  boolean corrupt() {
    return corrupt;
  }

  KeyPair signer(CertificateAuthority issuer) {
    return signer == null ? issuer.key() : signer;
  }
}
