package io.github.lintel.testkit;

import org.bouncycastle.asn1.x509.KeyUsage;

/** What the key of a certificate may be used for (RFC 5280, section 4.2.1.3). */
public enum KeyUse {
  DIGITAL_SIGNATURE(KeyUsage.digitalSignature),
  NON_REPUDIATION(KeyUsage.nonRepudiation),
  KEY_ENCIPHERMENT(KeyUsage.keyEncipherment),
  DATA_ENCIPHERMENT(KeyUsage.dataEncipherment),
  KEY_AGREEMENT(KeyUsage.keyAgreement),
  KEY_CERT_SIGN(KeyUsage.keyCertSign),
  CRL_SIGN(KeyUsage.cRLSign);

  private final int bit;

  KeyUse(int bit) {
    this.bit = bit;
  }

  int bit() {
    return bit;
  }
}
