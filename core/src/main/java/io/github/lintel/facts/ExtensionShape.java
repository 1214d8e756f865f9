package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.Collection;
import java.util.Optional;

/**
 * The shape of extensions that are known and whose content does not matter here: what cannot be
 * read is malformed all the same (RFC 5280 sections 4.2.1.13, 4.2.1.15, 4.2.2.2; RFC 7633; RFC 6962
 * section 3.3).
 */
final class ExtensionShape {
  private ExtensionShape() {}

  static void verify(String oid, byte[] value, Collection<String> irregularities)
      throws DerException {
    switch (oid) {
      case ExtensionOid.CRL_DISTRIBUTION_POINTS, ExtensionOid.FRESHEST_CRL ->
          distributionPoints(value, irregularities);
      case ExtensionOid.SUBJECT_INFORMATION_ACCESS -> accesses(value, irregularities);
      case ExtensionOid.TLS_FEATURE -> features(value);
      case ExtensionOid.SUBJECT_DIRECTORY_ATTRIBUTES -> list(value, "an attribute");
      case ExtensionOid.SIGNED_CERTIFICATE_TIMESTAMPS -> timestamps(value);
      default -> {}
    }
  }

  private static void distributionPoints(byte[] value, Collection<String> irregularities)
      throws DerException {
    DerReader in = list(value, "a distribution point");
    while (!in.isEmpty()) {
      DerReader point = in.next(DerTag.SEQUENCE, "a distribution point").reader();
      Optional<DerValue> name = point.nextIf(DerTag.contextConstructed(0));
      Optional<DerValue> reasons = point.nextIf(DerTag.context(1));
      Optional<DerValue> issuer = point.nextIf(DerTag.contextConstructed(2));
      point.end("something follows the issuer of a list");
      if (name.isEmpty() && issuer.isEmpty()) {
        throw new DerException("a distribution point without name and issuer");
      }
      if (name.isPresent()) {
        pointName(name.get().reader(), irregularities);
      }
      if (reasons.isPresent() && reasons.get().length() < 2) {
        throw new DerException("a distribution point without the reasons that it names");
      }
      if (issuer.isPresent()) {
        GeneralNameDecoder.names(issuer.get(), irregularities);
      }
    }
  }

  private static void pointName(DerReader in, Collection<String> irregularities)
      throws DerException {
    DerValue choice = in.next();
    in.end("something follows the name of a distribution point");
    if (choice.is(DerTag.contextConstructed(0))) {
      GeneralNameDecoder.names(choice, irregularities);
    } else if (!choice.is(DerTag.contextConstructed(1)) || choice.length() == 0) {
      throw new DerException("a distribution point with a name of an unknown form");
    }
  }

  private static void accesses(byte[] value, Collection<String> irregularities)
      throws DerException {
    DerReader in = list(value, "an access");
    while (!in.isEmpty()) {
      DerReader access = in.next(DerTag.SEQUENCE, "an access").reader();
      access.next(DerTag.OID, "the method of an access").asOid();
      GeneralNameDecoder.name(access.next(), false, irregularities);
      access.end("something follows the location of an access");
    }
  }

  private static void features(byte[] value) throws DerException {
    DerReader in = list(value, "a feature");
    while (!in.isEmpty()) {
      in.next(DerTag.INTEGER, "a feature").asInteger();
    }
  }

  private static void timestamps(byte[] value) throws DerException {
    DerValue octets = DerReader.single(value);
    if (!octets.is(DerTag.OCTET_STRING)) {
      throw new DerException("it is no OCTET STRING");
    }
  }

  private static DerReader list(byte[] value, String what) throws DerException {
    DerValue sequence = DerReader.single(value);
    if (!sequence.is(DerTag.SEQUENCE)) {
      throw new DerException("it is no SEQUENCE");
    }
    DerReader in = sequence.reader();
    if (in.isEmpty()) {
      throw new DerException("there is not " + what + " in it");
    }
    return in;
  }
}
