package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.RevocationDocument;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.path.SignedObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate revocation list (RFC 5280 section 5), decoded and not judged. Immutable and
 * thread-safe.
 */
public final class RevocationList implements RevocationDocument {
  /** What is fetched has this limit; there are larger ones, which nobody should have to fetch. */
  public static final int MAX_SIZE = 10 << 20;

  private final Fields fields;

  RevocationList(Fields fields) {
    this.fields = fields;
  }

  /**
   * What was read.
   *
   * @param issuer the key of the issuer's name
   * @param thisUpdate when it was issued
   * @param nextUpdate when the next one will be there
   * @param bytes how many bytes it has
   * @param signed its signature
   * @param number its number
   * @param base the number of the complete list that it is a delta to, if it is one
   * @param authorityKey the identifier of the issuer's key
   * @param point what it covers, if it says so
   * @param entries the revoked certificates
   * @param obstacle why it must not be used at all, as a noun phrase
   */
  record Fields(
      String issuer,
      Instant thisUpdate,
      Optional<Instant> nextUpdate,
      int bytes,
      SignedObject signed,
      Optional<BigInteger> number,
      Optional<BigInteger> base,
      Optional<Bytes> authorityKey,
      Optional<IssuingPoint> point,
      ListEntries entries,
      Optional<String> obstacle) {}

  /**
   * Decodes a list.
   *
   * @param der its bytes, which must not change any more
   * @throws DerException if it cannot be read, or is larger than {@link #MAX_SIZE}
   */
  public static RevocationList parse(byte[] der) throws DerException {
    return RevocationListParser.parse(der);
  }

  Instant thisUpdate() {
    return fields.thisUpdate();
  }

  @Override
  public Optional<Instant> nextUpdate() {
    return fields.nextUpdate();
  }

  @Override
  public String sha256() {
    return fields.signed().sha256();
  }

  @Override
  public int bytes() {
    return fields.bytes();
  }

  /** Returns how many entries it has. */
  public int size() {
    return fields.entries().size();
  }

  String issuer() {
    return fields.issuer();
  }

  SignedObject signed() {
    return fields.signed();
  }

  Optional<BigInteger> number() {
    return fields.number();
  }

  Optional<BigInteger> base() {
    return fields.base();
  }

  boolean isDelta() {
    return fields.base().isPresent();
  }

  Optional<Bytes> authorityKey() {
    return fields.authorityKey();
  }

  Optional<IssuingPoint> point() {
    return fields.point();
  }

  boolean isIndirect() {
    return fields.point().filter(IssuingPoint::indirect).isPresent();
  }

  Optional<String> obstacle() {
    return fields.obstacle();
  }

  Optional<ListEntries.Entry> find(Certificate certificate) {
    return fields
        .entries()
        .find(
            certificate.issuer().comparable(),
            certificate.serialNumber().toByteArray(),
            fields.issuer());
  }

  @Override
  public String toString() {
    return "RevocationList[sha256=" + sha256() + "]";
  }
}
