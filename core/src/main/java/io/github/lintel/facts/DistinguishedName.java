package io.github.lintel.facts;

import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.der.DerName;

/**
 * The name of a subject or an issuer.
 *
 * @param encoded the DER bytes as presented
 * @param text the name by RFC 4514; from the network, so not safe to print as it is
 */
public record DistinguishedName(Bytes encoded, String text) {

  /** Returns whether the name has no attribute at all. */
  public boolean isEmpty() {
    return encoded.size() <= 2;
  }

  /**
   * Returns whether both are the same name by RFC 5280 section 7.1: case, white space and the type
   * of string do not count.
   */
  public boolean matches(DistinguishedName other) {
    return encoded.equals(other.encoded) || comparable().equals(other.comparable());
  }

  /** Returns a form that is equal for names that match; for comparison only, not to be shown. */
  public String comparable() {
    try {
      return DerName.key(encoded.toByteArray());
    } catch (DerException e) {
      return encoded.hex(); // made by hand, not by the parser
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
