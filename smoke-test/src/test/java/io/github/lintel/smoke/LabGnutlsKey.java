package io.github.lintel.smoke;

import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/** GnuTLS wants to be told the public key beside a private one of EC (RFC 5915). */
final class LabGnutlsKey {
  private LabGnutlsKey() {}

  /** Returns a file with the private key that GnuTLS reads. */
  static Path write(Path folder, Credential credential, Path file) throws IOException {
    if (!(credential.privateKey() instanceof ECPrivateKey key)) {
      return file;
    }
    SubjectPublicKeyInfo info =
        SubjectPublicKeyInfo.getInstance(credential.certificate().getPublicKey().getEncoded());
    ASN1BitString point = info.getPublicKeyData();
    byte[] der =
        new org.bouncycastle.asn1.sec.ECPrivateKey(
                key.getParams().getOrder().bitLength(),
                key.getS(),
                new DERBitString(point.getBytes()),
                info.getAlgorithm().getParameters())
            .getEncoded();
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return Files.writeString(
        folder.resolve("gnutls.key"),
        "-----BEGIN EC PRIVATE KEY-----\n" + text + "\n-----END EC PRIVATE KEY-----\n");
  }
}
