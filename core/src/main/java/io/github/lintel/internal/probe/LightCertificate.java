package io.github.lintel.internal.probe;

import io.github.lintel.facts.Certificate;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsRawKeyCertificate;
import org.jspecify.annotations.Nullable;

/**
 * What Bouncy Castle has to know of a certificate for a handshake: its key. So a chain that was
 * decoded already is not decoded again.
 */
final class LightCertificate extends BcTlsRawKeyCertificate {
  private final Certificate certificate;
  private final Optional<AsymmetricKeyParameter> key;

  LightCertificate(
      BcTlsCrypto crypto,
      Certificate certificate,
      SubjectPublicKeyInfo keyInfo,
      Optional<AsymmetricKeyParameter> key) {
    super(crypto, keyInfo);
    this.certificate = certificate;
    this.key = key;
  }

  @Override
  public byte[] getEncoded() {
    return certificate.der().toByteArray();
  }

  @Override
  public byte @Nullable [] getExtension(ASN1ObjectIdentifier oid) {
    return certificate.extension(oid.getId()).map(e -> e.value().toByteArray()).orElse(null);
  }

  @Override
  public BigInteger getSerialNumber() {
    return certificate.serialNumber();
  }

  @Override
  protected AsymmetricKeyParameter getPublicKey() throws IOException {
    return key.isPresent() ? key.get() : super.getPublicKey();
  }

  /** The probe only looks: what the key may be used for is for a check to judge. */
  @Override
  protected boolean supportsKeyUsage(int bits) {
    return true;
  }
}
