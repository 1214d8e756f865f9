package io.github.lintel.internal.revocation;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerTime;
import io.github.lintel.internal.der.DerValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The entries of a list, found by serial number. One pass makes sure that all can be read; kept are
 * eight bytes for each, not an object. Immutable and thread-safe.
 */
final class ListEntries {
  static final ListEntries NONE = new ListEntries(new byte[0], 0, new long[0], List.of(), "");

  // The last octet of the identifiers below 2.5.29.
  private static final int REASON_CODE = 21;
  private static final int HOLD_INSTRUCTION = 23;
  private static final int INVALIDITY_DATE = 24;
  private static final int CERTIFICATE_ISSUER = 29;

  /** Other issuers in an indirect list; each is kept with its name. */
  private static final int MAX_ISSUERS = 10_000;

  private final byte[] source;
  private final int end;

  /**
   * Sorted: the hash of the serial number in the upper half, where the entry begins in the other.
   */
  private final long[] index;

  /** For indirect lists: from where on another issuer's certificates follow, in order. */
  private final List<IssuerChange> issuers;

  private final String unknownExtension;

  private ListEntries(
      byte[] source, int end, long[] index, List<IssuerChange> issuers, String unknownExtension) {
    this.source = source;
    this.end = end;
    this.index = index;
    this.issuers = issuers;
    this.unknownExtension = unknownExtension;
  }

  private record IssuerChange(int from, List<String> issuers) {}

  /**
   * One entry.
   *
   * @param at when the certificate was revoked
   * @param reason the CRLReason
   */
  record Entry(Instant at, int reason) {}

  /** Reads the entries that lie between two offsets of these bytes. */
  static ListEntries read(byte[] source, int from, int end) throws DerException {
    long[] index = new long[16];
    int count = 0;
    List<IssuerChange> issuers = new ArrayList<>(0);
    String unknown = "";
    DerReader in = DerReader.of(source, from, end);
    while (!in.isEmpty()) {
      int start = in.position();
      RawEntry entry = RawEntry.read(in);
      if (count == index.length) {
        index = Arrays.copyOf(index, 2 * count);
      }
      index[count++] = (long) hash(entry.serial) << 32 | start;
      if (!entry.issuers.isEmpty()) {
        if (issuers.size() == MAX_ISSUERS) {
          throw new DerException("entries of more than " + MAX_ISSUERS + " issuers");
        }
        issuers.add(new IssuerChange(start, entry.issuers));
      }
      if (!entry.unknownCritical.isEmpty()) {
        unknown = entry.unknownCritical;
      }
    }
    long[] sorted = Arrays.copyOf(index, count);
    Arrays.sort(sorted);
    return new ListEntries(source, end, sorted, issuers, unknown);
  }

  int size() {
    return index.length;
  }

  /** Returns a critical extension of an entry that is not known, if there is one. */
  Optional<String> unknownExtension() {
    return unknownExtension.isEmpty() ? Optional.empty() : Optional.of(unknownExtension);
  }

  /**
   * Returns the entry of a certificate.
   *
   * @param issuer the key of its issuer's name
   * @param serial its serial number, as an INTEGER's content
   * @param listIssuer the key of the name of the list's issuer
   */
  Optional<Entry> find(String issuer, byte[] serial, String listIssuer) {
    int hash = Arrays.hashCode(serial);
    int at = Arrays.binarySearch(index, (long) hash << 32);
    for (int i = at < 0 ? -at - 1 : at; i < index.length && index[i] >> 32 == hash; i++) {
      int start = (int) index[i];
      try {
        RawEntry entry = RawEntry.read(DerReader.of(source, start, end));
        if (Arrays.equals(entry.serial.content(), serial)
            && issuersAt(start, listIssuer).contains(issuer)) {
          return Optional.of(new Entry(entry.at, entry.reason));
        }
      } catch (DerException e) {
        throw new IllegalStateException("what was read cannot be read again", e);
      }
    }
    return Optional.empty();
  }

  /** The issuer of an entry is that of the one before, if it does not say otherwise. */
  private List<String> issuersAt(int start, String listIssuer) {
    int low = 0;
    int high = issuers.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (issuers.get(middle).from <= start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? List.of(listIssuer) : issuers.get(low - 1).issuers;
  }

  private static int hash(DerValue serial) {
    int hash = 1; // as Arrays.hashCode of the content, without a copy
    for (int i = 0; i < serial.length(); i++) {
      hash = 31 * hash + (byte) serial.at(i);
    }
    return hash;
  }

  /** An entry as it is read: RFC 5280 section 5.1.2.6. */
  private static final class RawEntry {
    private final DerValue serial;
    private final Instant at;
    private int reason;
    private List<String> issuers = List.of();
    private String unknownCritical = "";

    private RawEntry(DerValue serial, Instant at) {
      this.serial = serial;
      this.at = at;
    }

    static RawEntry read(DerReader list) throws DerException {
      DerReader in = list.next(DerTag.SEQUENCE, "an entry").reader();
      DerValue serial = in.next(DerTag.INTEGER, "the serial number of an entry");
      if (serial.length() == 0) {
        throw new DerException("a serial number without content");
      }
      Instant at = DerTime.read(in.next(), "the time of an entry", new ArrayList<>(0));
      RawEntry entry = new RawEntry(serial, at);
      Optional<DerValue> extensions = in.nextIf(DerTag.SEQUENCE);
      in.end("something follows an entry");
      if (extensions.isPresent()) {
        DerReader each = extensions.get().reader();
        while (!each.isEmpty()) {
          entry.extension(each.next(DerTag.SEQUENCE, "an extension of an entry").reader());
        }
      }
      return entry;
    }

    private void extension(DerReader in) throws DerException {
      DerValue oid = in.next(DerTag.OID, "the identifier of an extension");
      Optional<DerValue> flag = in.nextIf(DerTag.BOOLEAN);
      boolean critical = flag.isPresent() && flag.get().asBoolean();
      DerValue value = in.next(DerTag.OCTET_STRING, "the value of an extension");
      in.end("something follows an extension");
      boolean standard = oid.length() == 3 && oid.at(0) == 0x55 && oid.at(1) == 0x1d;
      switch (standard ? oid.at(2) : 0) {
        case REASON_CODE ->
            reason = Reasons.code(value.reader().next(DerTag.ENUMERATED, "the reason of an entry"));
        case CERTIFICATE_ISSUER ->
            issuers =
                PointName.directoryNames(
                    value.reader().next(DerTag.SEQUENCE, "the issuer of an entry").reader());
        case HOLD_INSTRUCTION, INVALIDITY_DATE -> {}
        default -> unknownCritical = critical ? oid.asOid() : unknownCritical;
      }
    }
  }
}
