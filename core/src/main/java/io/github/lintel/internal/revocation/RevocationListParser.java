package io.github.lintel.internal.revocation;

import io.github.lintel.facts.Bytes;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerTime;
import io.github.lintel.internal.der.DerValue;
import io.github.lintel.internal.path.SignedObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Decodes a CertificateList, by RFC 5280 section 5.1. */
final class RevocationListParser {
  private static final String ISSUER_ALTERNATIVE_NAME = "2.5.29.18";
  private static final String NUMBER = "2.5.29.20";
  private static final String DELTA_INDICATOR = "2.5.29.27";
  private static final String ISSUING_POINT = "2.5.29.28";
  private static final String AUTHORITY_KEY = "2.5.29.35";
  private static final String FRESHEST_LIST = "2.5.29.46";
  private static final String INFORMATION_ACCESS = "1.3.6.1.5.5.7.1.1";

  private Optional<BigInteger> number = Optional.empty();
  private Optional<BigInteger> base = Optional.empty();
  private Optional<Bytes> authorityKey = Optional.empty();
  private Optional<IssuingPoint> point = Optional.empty();
  private Optional<String> obstacle = Optional.empty();

  private RevocationListParser() {}

  static RevocationList parse(byte[] der) throws DerException {
    if (der.length > RevocationList.MAX_SIZE) {
      throw new DerException("it is larger than 10 MiB");
    }
    return new RevocationListParser().read(der);
  }

  private RevocationList read(byte[] der) throws DerException {
    DerValue whole = DerReader.single(der);
    if (!whole.is(DerTag.SEQUENCE)) {
      throw new DerException("it does not begin like a revocation list");
    }
    DerReader outer = whole.reader();
    int from = outer.position();
    DerValue toBeSigned = outer.next(DerTag.SEQUENCE, "the signed part");
    int to = outer.position();
    byte[] algorithm = outer.next(DerTag.SEQUENCE, "the signature algorithm").encoded();
    byte[] signature = outer.next(DerTag.BIT_STRING, "the signature").asOctetsOfBits();
    outer.end("something follows the signature");

    DerReader in = toBeSigned.reader();
    Optional<DerValue> version = in.nextIf(DerTag.INTEGER);
    if (version.isPresent() && !version.get().asInteger().equals(BigInteger.ONE)) {
      throw new DerException("a version other than 1 and 2");
    }
    byte[] inner = in.next(DerTag.SEQUENCE, "the signed signature algorithm").encoded();
    if (!Arrays.equals(inner, algorithm)) {
      throw new DerException("two signature algorithm fields that differ");
    }
    byte[] issuer = in.next(DerTag.SEQUENCE, "the issuer").encoded();
    Instant thisUpdate = time(in.next(), "thisUpdate");
    Optional<Instant> nextUpdate = Optional.empty();
    if (in.nextIs(DerTag.UTC_TIME) || in.nextIs(DerTag.GENERALIZED_TIME)) {
      nextUpdate = Optional.of(time(in.next(), "nextUpdate"));
    }
    ListEntries entries = ListEntries.NONE;
    if (in.nextIs(DerTag.SEQUENCE)) {
      DerValue list = in.next();
      int end = in.position();
      entries = ListEntries.read(der, end - list.length(), end);
    }
    Optional<DerValue> extensions = in.nextIf(DerTag.contextConstructed(0));
    in.end("something follows the extensions");
    if (extensions.isPresent()) {
      if (version.isEmpty()) {
        throw new DerException("extensions in a version 1 list");
      }
      readExtensions(extensions.get());
    }
    Optional<String> entryObstacle =
        entries.unknownExtension().map(oid -> "the unknown critical extension " + oid);
    return new RevocationList(
        new RevocationList.Fields(
            DerName.key(issuer),
            thisUpdate,
            nextUpdate,
            der.length,
            new SignedObject(
                Bytes.of(algorithm),
                () -> Arrays.copyOfRange(der, from, to),
                Bytes.of(signature),
                Digests.sha256(der)),
            number,
            base,
            authorityKey,
            point,
            entries,
            obstacle.or(() -> entryObstacle)));
  }

  private void readExtensions(DerValue tagged) throws DerException {
    DerReader inside = tagged.reader();
    DerReader list = inside.next(DerTag.SEQUENCE, "the list of extensions").reader();
    inside.end("something follows the list of extensions");
    Set<String> seen = new HashSet<>();
    while (!list.isEmpty()) {
      DerReader in = list.next(DerTag.SEQUENCE, "an extension").reader();
      String oid = in.next(DerTag.OID, "an extension's identifier").asOid();
      Optional<DerValue> flag = in.nextIf(DerTag.BOOLEAN);
      boolean critical = flag.isPresent() && flag.get().asBoolean();
      byte[] value = in.next(DerTag.OCTET_STRING, "an extension's value").content();
      in.end("something follows an extension's value");
      if (!seen.add(oid)) {
        throw new DerException("an extension that stands twice");
      }
      extension(oid, critical, value);
    }
  }

  private void extension(String oid, boolean critical, byte[] value) throws DerException {
    switch (oid) {
      case NUMBER -> {
        number = Optional.of(integer(value));
        if (critical) { // RFC 5280 section 5.2.3
          obstacle = Optional.of("a number that is critical and must not be");
        }
      }
      case DELTA_INDICATOR -> base = Optional.of(integer(value));
      case ISSUING_POINT -> point = Optional.of(IssuingPoint.read(value));
      case AUTHORITY_KEY -> authorityKey = keyIdentifier(value);
      case ISSUER_ALTERNATIVE_NAME, FRESHEST_LIST, INFORMATION_ACCESS -> {}
      default -> {
        if (critical) {
          obstacle = Optional.of("the unknown critical extension " + oid);
        }
      }
    }
  }

  private static BigInteger integer(byte[] value) throws DerException {
    DerValue number = DerReader.single(value);
    if (!number.is(DerTag.INTEGER)) {
      throw new DerException("a number that is no INTEGER");
    }
    return number.asInteger();
  }

  private static Optional<Bytes> keyIdentifier(byte[] value) throws DerException {
    DerValue sequence = DerReader.single(value);
    if (!sequence.is(DerTag.SEQUENCE)) {
      throw new DerException("an authority key identifier that is no SEQUENCE");
    }
    return sequence.reader().nextIf(DerTag.context(0)).map(key -> Bytes.of(key.content()));
  }

  private static Instant time(DerValue value, String what) throws DerException {
    return DerTime.read(value, what, new ArrayList<>(0));
  }
}
