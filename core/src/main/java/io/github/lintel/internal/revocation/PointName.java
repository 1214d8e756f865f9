package io.github.lintel.internal.revocation;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;
import io.github.lintel.internal.der.DerReader;
import io.github.lintel.internal.der.DerString;
import io.github.lintel.internal.der.DerTag;
import io.github.lintel.internal.der.DerValue;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A DistributionPointName (RFC 5280 section 4.2.1.13): full names, or what comes below the name of
 * whoever issues the list.
 *
 * @param names the full names in a form for comparison
 * @param urls those of the full names that are URLs, as text
 * @param relative the name below that of the issuer, in a form for comparison
 */
record PointName(List<String> names, List<String> urls, Optional<String> relative) {
  private static final int URI = DerTag.context(6);
  private static final int DIRECTORY = DerTag.contextConstructed(4);

  /** A hostile point has thousands of names; an honest one a few. */
  private static final int MAX_NAMES = 100;

  /** Reads the name inside the tag {@code [0]} of a distribution point. */
  static PointName read(DerValue tagged) throws DerException {
    DerReader in = tagged.reader();
    Optional<DerValue> full = in.nextIf(DerTag.contextConstructed(0));
    if (full.isEmpty()) {
      DerValue relative = in.next(DerTag.contextConstructed(1), "the name of a distribution point");
      in.end("something follows the name of a distribution point");
      return new PointName(List.of(), List.of(), Optional.of(DerName.relativeKey(relative)));
    }
    in.end("something follows the name of a distribution point");
    List<String> names = new ArrayList<>();
    List<String> urls = new ArrayList<>();
    for (DerReader list = full.get().reader(); !list.isEmpty(); ) {
      DerValue name = list.next();
      if (names.size() == MAX_NAMES) {
        throw new DerException("a distribution point with more than " + MAX_NAMES + " names");
      }
      names.add(comparable(name));
      if (name.is(URI)) {
        DerString.ascii(name).ifPresent(urls::add);
      }
    }
    return new PointName(List.copyOf(names), List.copyOf(urls), Optional.empty());
  }

  /** Returns the directory names among GeneralNames, in the form of {@link DerName#key}. */
  static List<String> directoryNames(DerReader generalNames) throws DerException {
    List<String> names = new ArrayList<>(1);
    while (!generalNames.isEmpty()) {
      DerValue name = generalNames.next();
      if (name.is(DIRECTORY) && names.size() < MAX_NAMES) {
        names.add(directoryKey(name));
      }
    }
    return names;
  }

  /** Returns the full name that a directory name is, in the form of {@link #names}. */
  static String ofDirectory(String key) {
    return "4:" + key;
  }

  /** Returns all its names; a relative one is put below that of the issuer. */
  List<String> below(String issuerKey) {
    return relative.isPresent()
        ? List.of(ofDirectory(DerName.append(issuerKey, relative.get())))
        : names;
  }

  private static String comparable(DerValue name) throws DerException {
    return name.is(DIRECTORY)
        ? ofDirectory(directoryKey(name))
        : (name.tag() & 0x1f) + ":" + HexFormat.of().formatHex(name.content());
  }

  private static String directoryKey(DerValue name) throws DerException {
    DerReader in = name.reader();
    DerValue sequence = in.next(DerTag.SEQUENCE, "a directory name");
    in.end("something follows a directory name");
    return DerName.key(sequence.encoded());
  }
}
