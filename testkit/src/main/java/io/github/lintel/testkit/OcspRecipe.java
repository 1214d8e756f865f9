package io.github.lintel.testkit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.jspecify.annotations.Nullable;

/**
 * What an OCSP response shall say. It begins as: good, since an hour ago, for a week, signed by the
 * issuer. Only for the call that hands it out; not thread-safe.
 */
public final class OcspRecipe {
  private static final String SHA1 = "1.3.14.3.2.26";
  private static final String SHA256 = "2.16.840.1.101.3.4.2.1";

  private BigInteger serial;
  private Instant thisUpdate;
  private Instant nextUpdate;
  private boolean hasNextUpdate = true;
  private boolean corrupt;
  private boolean byKey;
  private String hash = SHA1;
  private CertificateAuthority responder;
  private @Nullable Credential delegate;
  private @Nullable CertificateStatus status = CertificateStatus.GOOD;

  OcspRecipe(BigInteger serial, CertificateAuthority issuer) {
    this.serial = serial;
    this.responder = issuer;
    this.thisUpdate = issuer.now().minus(Duration.ofHours(1));
    this.nextUpdate = issuer.now().plus(Duration.ofDays(7));
  }

  /** Revoked then, because the key was compromised. */
  public OcspRecipe revoked(Instant at) {
    status = new RevokedStatus(Date.from(at), CRLReason.keyCompromise);
    return this;
  }

  /** Revoked for a reason by its number (RFC 5280, section 5.3.1). */
  public OcspRecipe revoked(Instant at, int reason) {
    status = new RevokedStatus(Date.from(at), reason);
    return this;
  }

  /** The responder does not know the certificate. */
  public OcspRecipe unknown() {
    status = new UnknownStatus();
    return this;
  }

  /** Issued and to be updated at these moments. */
  public OcspRecipe validity(Instant from, Instant to) {
    thisUpdate = from;
    nextUpdate = to;
    hasNextUpdate = true;
    return this;
  }

  /** Says not when there will be newer information. */
  public OcspRecipe withoutNextUpdate() {
    hasNextUpdate = false;
    return this;
  }

  /** About the certificate with this serial number instead. */
  public OcspRecipe serial(BigInteger other) {
    serial = other;
    return this;
  }

  /** Named and signed by another authority, which nobody made a responder for this one. */
  public OcspRecipe signedBy(CertificateAuthority other) {
    responder = other;
    return this;
  }

  /**
   * Named after, signed by and sent with this credential, which somebody may have made a responder:
   * {@link ExtendedKeyUse#OCSP_SIGNING}.
   */
  public OcspRecipe delegatedTo(Credential other) {
    delegate = other;
    return this;
  }

  /** The responder is known by the hash of its key instead of its name. */
  public OcspRecipe responderByKey() {
    byKey = true;
    return this;
  }

  /** Issuer's name and key are hashed with SHA-256 instead of SHA-1. */
  public OcspRecipe sha256() {
    hash = SHA256;
    return this;
  }

  /** One bit of the signature is flipped. */
  public OcspRecipe corruptSignature() {
    corrupt = true;
    return this;
  }

  BigInteger serial() {
    return serial;
  }

  Date thisUpdate() {
    return Date.from(thisUpdate);
  }

  @Nullable Date nextUpdate() {
    return hasNextUpdate ? Date.from(nextUpdate) : null;
  }

  boolean corrupt() {
    return corrupt;
  }

  CertificateAuthority responder() {
    return responder;
  }

  boolean byKey() {
    return byKey;
  }

  String hash() {
    return hash;
  }

  @Nullable Credential delegate() {
    return delegate;
  }

  @Nullable CertificateStatus status() {
    return status;
  }
}
