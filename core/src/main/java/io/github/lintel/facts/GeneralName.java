package io.github.lintel.facts;

/**
 * One GeneralName of RFC 5280 section 4.2.1.6.
 *
 * @param kind the form of the name
 * @param value the name as text: a DNS name, an address literal, an RFC 4514 name …; from the
 *     network, so not safe to print as it is
 * @param encoded the content octets as presented
 */
public record GeneralName(Kind kind, String value, Bytes encoded) {

  /** The forms of a name, in the order of their tags. */
  public enum Kind {
    OTHER,
    EMAIL,
    DNS,
    X400,
    DIRECTORY,
    EDI_PARTY,
    URI,
    IP,
    REGISTERED_ID
  }
}
