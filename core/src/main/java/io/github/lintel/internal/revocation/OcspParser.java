package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.RevocationStatus.Revocation;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerTime;
import io.github.lintel.internal.der.DerValue;
import io.github.lintel.internal.path.SignedObject;
import io.github.lintel.internal.revocation.OcspResponse.Answer;
import io.github.lintel.internal.revocation.OcspResponse.Basic;
import io.github.lintel.internal.revocation.OcspResponse.State;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes an OCSPResponse, by RFC 6960 section 4.2.1. */
final class OcspParser {
  private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";
  private static final String NONCE = "1.3.6.1.5.5.7.48.1.2";
  private static final String ARCHIVE_CUTOFF = "1.3.6.1.5.5.7.48.1.6";
  private static final String EXTENDED_REVOKE = "1.3.6.1.5.5.7.48.1.9";

  /** One is asked for. */
  private static final int MAX_ANSWERS = 100;

  /** One is needed, with the way up to a root a few. */
  private static final int MAX_CERTIFICATES = 10;

  private OcspParser() {}

  static OcspResponse parse(byte[] der) throws DerException {
    if (der.length > OcspResponse.MAX_SIZE) {
      throw new DerException("it is larger than 64 KiB");
    }
    String sha256 = Digests.sha256(der);
    DerValue whole = DerReader.single(der);
    if (!whole.is(DerTag.SEQUENCE)) {
      throw new DerException("it does not begin like an OCSP response");
    }
    DerReader in = whole.reader();
    DerValue status = in.next(DerTag.ENUMERATED, "the status");
    if (status.length() != 1) {
      throw new DerException("a status that is no single octet");
    }
    Optional<DerValue> bytes = in.nextIf(DerTag.contextConstructed(0));
    in.end("something follows the response");
    if (status.at(0) != 0) {
      return new OcspResponse(sha256, der.length, status.at(0), Optional.empty());
    }
    if (bytes.isEmpty()) {
      throw new DerException("a successful response without an answer");
    }
    DerReader tagged = bytes.get().reader();
    DerReader typed = tagged.next(DerTag.SEQUENCE, "the response").reader();
    tagged.end("something follows the response");
    if (!typed.next(DerTag.OID, "the type of the response").asOid().equals(BASIC)) {
      throw new DerException("a response of an unknown type");
    }
    byte[] basic = typed.next(DerTag.OCTET_STRING, "the basic response").content();
    typed.end("something follows the basic response");
    return new OcspResponse(sha256, der.length, 0, Optional.of(basic(basic, sha256)));
  }

  private static Basic basic(byte[] der, String sha256) throws DerException {
    DerReader in = DerReader.single(der).reader();
    DerValue data = in.next(DerTag.SEQUENCE, "the signed part");
    byte[] algorithm = in.next(DerTag.SEQUENCE, "the signature algorithm").encoded();
    byte[] signature = in.next(DerTag.BIT_STRING, "the signature").asOctetsOfBits();
    Optional<DerValue> certificates = in.nextIf(DerTag.contextConstructed(0));
    in.end("something follows the basic response");

    DerReader fields = data.reader();
    Optional<DerValue> version = fields.nextIf(DerTag.contextConstructed(0));
    if (version.isPresent()
        && version.get().reader().next(DerTag.INTEGER, "the version").asInteger().signum() != 0) {
      throw new DerException("a version other than 1");
    }
    Optional<DerValue> byName = fields.nextIf(DerTag.contextConstructed(1));
    Optional<String> name = Optional.empty();
    Optional<Bytes> key = Optional.empty();
    if (byName.isPresent()) {
      DerReader inside = byName.get().reader();
      name = Optional.of(DerName.key(inside.next(DerTag.SEQUENCE, "a name").encoded()));
    } else {
      DerReader inside = fields.next(DerTag.contextConstructed(2), "the responder").reader();
      key = Optional.of(Bytes.of(inside.next(DerTag.OCTET_STRING, "a key hash").content()));
    }
    DerTime.readGeneralized(fields.next(), "producedAt");
    DerReader list = fields.next(DerTag.SEQUENCE, "the list of answers").reader();
    Optional<DerValue> extensions = fields.nextIf(DerTag.contextConstructed(1));
    fields.end("something follows the signed part");

    List<Answer> answers = new ArrayList<>(1);
    Optional<String> obstacle = unknownCritical(extensions);
    while (!list.isEmpty()) {
      if (answers.size() == MAX_ANSWERS) {
        throw new DerException("more than " + MAX_ANSWERS + " answers");
      }
      DerReader each = list.next(DerTag.SEQUENCE, "an answer").reader();
      answers.add(answer(each));
      Optional<DerValue> more = each.nextIf(DerTag.contextConstructed(1));
      each.end("something follows an answer");
      obstacle = obstacle.isPresent() ? obstacle : unknownCritical(more);
    }
    byte[] signed = data.encoded();
    return new Basic(
        new SignedObject(Bytes.of(algorithm), () -> signed, Bytes.of(signature), sha256),
        name,
        key,
        List.copyOf(answers),
        certificates(certificates),
        obstacle);
  }

  private static Answer answer(DerReader in) throws DerException {
    DerReader id = in.next(DerTag.SEQUENCE, "a certificate's identifier").reader();
    DerReader algorithm = id.next(DerTag.SEQUENCE, "a hash function").reader();
    String hash = algorithm.next(DerTag.OID, "a hash function").asOid();
    Bytes issuerName = Bytes.of(id.next(DerTag.OCTET_STRING, "the hash of a name").content());
    Bytes issuerKey = Bytes.of(id.next(DerTag.OCTET_STRING, "the hash of a key").content());
    BigInteger serial = id.next(DerTag.INTEGER, "a serial number").asInteger();
    id.end("something follows a serial number");

    DerValue status = in.next();
    State state =
        switch (status.tag()) {
          case 0x80 -> State.GOOD;
          case 0xa1 -> State.REVOKED;
          case 0x82 -> State.UNKNOWN;
          default -> throw new DerException("a status that does not exist");
        };
    Optional<Revocation> revocation =
        state == State.REVOKED ? Optional.of(revocation(status.reader())) : Optional.empty();
    Instant thisUpdate = DerTime.readGeneralized(in.next(), "thisUpdate");
    Optional<DerValue> next = in.nextIf(DerTag.contextConstructed(0));
    Optional<Instant> nextUpdate = Optional.empty();
    if (next.isPresent()) {
      nextUpdate = Optional.of(DerTime.readGeneralized(next.get().reader().next(), "nextUpdate"));
    }
    return new Answer(
        hash, issuerName, issuerKey, serial, state, revocation, thisUpdate, nextUpdate);
  }

  private static Revocation revocation(DerReader in) throws DerException {
    Instant at = DerTime.readGeneralized(in.next(), "the time of the revocation");
    Optional<DerValue> reason = in.nextIf(DerTag.contextConstructed(0));
    in.end("something follows the reason");
    int code =
        reason.isPresent()
            ? Reasons.code(reason.get().reader().next(DerTag.ENUMERATED, "the reason"))
            : 0;
    return new Revocation(at, Reasons.name(code));
  }

  private static List<Certificate> certificates(Optional<DerValue> tagged) throws DerException {
    if (tagged.isEmpty()) {
      return List.of();
    }
    DerReader in = tagged.get().reader().next(DerTag.SEQUENCE, "the certificates").reader();
    List<Certificate> certificates = new ArrayList<>(1);
    while (!in.isEmpty() && certificates.size() < MAX_CERTIFICATES) {
      if (Certificate.parse(in.next().encoded()) instanceof Certificate certificate) {
        certificates.add(certificate);
      }
    }
    return List.copyOf(certificates);
  }

  /** Returns an extension that must not be ignored and is not known. */
  private static Optional<String> unknownCritical(Optional<DerValue> tagged) throws DerException {
    if (tagged.isEmpty()) {
      return Optional.empty();
    }
    DerReader list = tagged.get().reader().next(DerTag.SEQUENCE, "the list of extensions").reader();
    Optional<String> unknown = Optional.empty();
    while (!list.isEmpty()) {
      DerReader in = list.next(DerTag.SEQUENCE, "an extension").reader();
      String oid = in.next(DerTag.OID, "an extension's identifier").asOid();
      Optional<DerValue> flag = in.nextIf(DerTag.BOOLEAN);
      boolean critical = flag.isPresent() && flag.get().asBoolean();
      in.next(DerTag.OCTET_STRING, "an extension's value");
      boolean known =
          oid.equals(NONCE) || oid.equals(ARCHIVE_CUTOFF) || oid.equals(EXTENDED_REVOKE);
      if (critical && !known) {
        unknown = Optional.of("the unknown critical extension " + oid);
      }
    }
    return unknown;
  }
}
