package io.github.lintel.internal.revocation;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerValue;
import java.util.List;

/** Reasons for a revocation (RFC 5280 sections 4.2.1.13 and 5.3.1), as sets of bits. */
final class Reasons {
  /** The bits 1 to 8 of ReasonFlags; bit 0 is not used. */
  static final int ALL = 0b1_1111_1110;

  static final int REMOVE_FROM_LIST = 8;

  private static final List<String> NAMES =
      List.of(
          "unspecified",
          "keyCompromise",
          "cACompromise",
          "affiliationChanged",
          "superseded",
          "cessationOfOperation",
          "certificateHold",
          "7", // not used
          "removeFromCRL",
          "privilegeWithdrawn",
          "aACompromise");

  private Reasons() {}

  /** Reads the content of ReasonFlags, a BIT STRING. */
  static int read(DerValue bits) throws DerException {
    if (bits.length() == 0 || bits.at(0) > 7) {
      throw new DerException("reasons that are no BIT STRING");
    }
    int set = 0;
    int count = Math.min(9, 8 * (bits.length() - 1) - bits.at(0));
    for (int i = 0; i < count; i++) {
      if ((bits.at(1 + i / 8) >> (7 - i % 8) & 1) != 0) {
        set |= 1 << i;
      }
    }
    return set & ALL;
  }

  /** Reads a CRLReason, an ENUMERATED. */
  static int code(DerValue value) throws DerException {
    if (value.length() != 1) {
      throw new DerException("a reason that is no single octet");
    }
    return value.at(0);
  }

  /** Returns the name of a CRLReason. */
  static String name(int code) {
    return code < NAMES.size() ? NAMES.get(code) : Integer.toString(code);
  }
}
