package io.github.lintel.facts;

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

  @Override
  public String toString() {
    return text;
  }
}
