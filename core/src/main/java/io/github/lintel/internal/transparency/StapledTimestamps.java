package io.github.lintel.internal.transparency;

import io.github.lintel.facts.Bytes;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.Optional;

/**
 * Finds the timestamps in a stapled OCSP response (RFC 6960 section 4.2.1, RFC 6962 section 3.3).
 * Whether the response itself is good does not matter here: the logs have signed for themselves.
 */
final class StapledTimestamps {
  private static final String TIMESTAMPS = "1.3.6.1.4.1.11129.2.4.5";

  private StapledTimestamps() {}

  /** Returns the list in the first answer that has one; nothing too if the response is no such. */
  static Optional<Bytes> of(Bytes staple) {
    try {
      return find(DerReader.single(staple.toByteArray()).reader());
    } catch (DerException e) {
      return Optional.empty(); // told by the checks of revocation
    }
  }

  private static Optional<Bytes> find(DerReader response) throws DerException {
    response.next(DerTag.ENUMERATED, "the status");
    Optional<DerValue> tagged = response.nextIf(DerTag.contextConstructed(0));
    if (tagged.isEmpty()) {
      return Optional.empty();
    }
    DerReader bytes = tagged.get().reader().next(DerTag.SEQUENCE, "the response").reader();
    bytes.next(DerTag.OID, "its type");
    byte[] basic = bytes.next(DerTag.OCTET_STRING, "its bytes").content();
    DerReader data =
        DerReader.single(basic).reader().next(DerTag.SEQUENCE, "the signed part").reader();
    data.nextIf(DerTag.contextConstructed(0)); // version
    data.next(); // responder
    data.next(DerTag.GENERALIZED_TIME, "the time");
    DerReader answers = data.next(DerTag.SEQUENCE, "the answers").reader();
    while (!answers.isEmpty()) {
      Optional<Bytes> found = inAnswer(answers.next(DerTag.SEQUENCE, "an answer").reader());
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Bytes> inAnswer(DerReader answer) throws DerException {
    answer.next(DerTag.SEQUENCE, "the certificate");
    answer.next(); // status
    answer.next(DerTag.GENERALIZED_TIME, "thisUpdate");
    answer.nextIf(DerTag.contextConstructed(0)); // nextUpdate
    Optional<DerValue> tagged = answer.nextIf(DerTag.contextConstructed(1));
    if (tagged.isEmpty()) {
      return Optional.empty();
    }
    DerReader extensions = tagged.get().reader().next(DerTag.SEQUENCE, "extensions").reader();
    while (!extensions.isEmpty()) {
      DerReader extension = extensions.next(DerTag.SEQUENCE, "an extension").reader();
      String oid = extension.next(DerTag.OID, "its identifier").asOid();
      extension.nextIf(DerTag.BOOLEAN);
      byte[] value = extension.next(DerTag.OCTET_STRING, "its value").content();
      if (oid.equals(TIMESTAMPS)) {
        return Optional.of(Bytes.of(DerReader.single(value).content()));
      }
    }
    return Optional.empty();
  }
}
