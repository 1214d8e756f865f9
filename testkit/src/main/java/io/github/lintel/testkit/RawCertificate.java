package io.github.lintel.testkit;

import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsEncryptor;
import org.bouncycastle.tls.crypto.TlsVerifier;
import org.jspecify.annotations.Nullable;

/** Bytes in the place of a certificate. They are only ever sent, never read. */
final class RawCertificate implements TlsCertificate {
  private final byte[] bytes;

  RawCertificate(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  @Override
  public byte[] getEncoded() {
    return bytes.clone();
  }

  /** Only asked for to compute a channel binding, which no front door uses. */
  @Override
  public String getSigAlgOID() {
    return PKCSObjectIdentifiers.sha256WithRSAEncryption.getId();
  }

  @Override
  public @Nullable ASN1Encodable getSigAlgParams() {
    return null;
  }

  @Override
  public TlsEncryptor createEncryptor(int role) {
    throw onlySent();
  }

  @Override
  public TlsVerifier createVerifier(short signatureAlgorithm) {
    throw onlySent();
  }

  @Override
  public Tls13Verifier createVerifier(int signatureScheme) {
    throw onlySent();
  }

  @Override
  public byte[] getExtension(ASN1ObjectIdentifier oid) {
    throw onlySent();
  }

  @Override
  public BigInteger getSerialNumber() {
    throw onlySent();
  }

  @Override
  public short getLegacySignatureAlgorithm() {
    throw onlySent();
  }

  @Override
  public boolean supportsSignatureAlgorithm(short signatureAlgorithm) {
    throw onlySent();
  }

  @Override
  public boolean supportsSignatureAlgorithmCA(short signatureAlgorithm) {
    throw onlySent();
  }

  @Override
  public TlsCertificate checkUsageInRole(int role) {
    throw onlySent();
  }

  private static UnsupportedOperationException onlySent() {
    return new UnsupportedOperationException("These bytes are only sent");
  }
}
