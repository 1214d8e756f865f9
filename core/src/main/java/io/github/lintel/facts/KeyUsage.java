package io.github.lintel.facts;

/** The bits of RFC 5280 section 4.2.1.3, in their order. */
public enum KeyUsage {
  DIGITAL_SIGNATURE("digitalSignature"),
  NON_REPUDIATION("nonRepudiation"),
  KEY_ENCIPHERMENT("keyEncipherment"),
  DATA_ENCIPHERMENT("dataEncipherment"),
  KEY_AGREEMENT("keyAgreement"),
  KEY_CERT_SIGN("keyCertSign"),
  CRL_SIGN("cRLSign"),
  ENCIPHER_ONLY("encipherOnly"),
  DECIPHER_ONLY("decipherOnly");

  private final String text;

  KeyUsage(String text) {
    this.text = text;
  }

  /** Returns the name as RFC 5280 writes it. */
  @Override
  public String toString() {
    return text;
  }
}
