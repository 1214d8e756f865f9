package io.github.lintel.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateEntry;
import org.bouncycastle.tls.KeyExchangeAlgorithm;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsContext;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** Which credential a client gets, and how it is put on the wire. */
final class Presentation {
  /** The extension signed_certificate_timestamp (RFC 6962, section 3.3.1). */
  static final Integer TIMESTAMPS = 18;

  private final BcTlsCrypto crypto;
  private final List<Credential> credentials;

  Presentation(BcTlsCrypto crypto, List<Credential> credentials) {
    this.crypto = crypto;
    this.credentials = credentials;
  }

  /** Whether there is a credential for this suite and client. */
  boolean fits(TlsContext context, int suite) {
    return TlsUtils.isTLSv13(context)
        || KeyExchangeAlgorithm.isAnonymous(TlsUtils.getKeyExchangeAlgorithm(suite))
        || choose(context, suite).isPresent();
  }

  TlsCredentials credentials(TlsContext context, int suite, Asked asked) throws IOException {
    Choice choice =
        choose(context, suite)
            .orElseThrow(() -> new TlsFatalAlert(AlertDescription.handshake_failure));
    Certificate certificate = certificate(context, choice.credential(), asked);
    AsymmetricKeyParameter key =
        PrivateKeyFactory.createKey(choice.credential().privateKey().getEncoded());
    if (!TlsUtils.isTLSv13(context)
        && TlsUtils.getKeyExchangeAlgorithm(suite) == KeyExchangeAlgorithm.RSA) {
      return new PresentedDecryptor(crypto, key, certificate);
    }
    return new PresentedSigner(
        new TlsCryptoParameters(context), crypto, key, certificate, choice.scheme());
  }

  /** The stapled response as a CertificateStatus is encoded (RFC 6066, section 8). */
  Optional<byte[]> staple(TlsContext context, int suite) {
    return choose(context, suite)
        .flatMap(choice -> choice.credential().staple())
        .map(Presentation::status);
  }

  Optional<byte[]> timestamps(TlsContext context, int suite) {
    return choose(context, suite).flatMap(choice -> timestamps(choice.credential()));
  }

  private Optional<Choice> choose(TlsContext context, int suite) {
    return SignatureSchemes.choose(credentials, context, suite);
  }

  private static Certificate certificate(TlsContext context, Credential credential, Asked asked) {
    boolean tls13 = TlsUtils.isTLSv13(context);
    List<byte[]> chain = credential.chain();
    CertificateEntry[] entries = new CertificateEntry[chain.size()];
    for (int i = 0; i < entries.length; i++) {
      Hashtable<Integer, byte[]> extensions = new Hashtable<>();
      if (tls13 && i == 0) {
        addExtensions(extensions, credential, asked);
      }
      entries[i] =
          new CertificateEntry(
              new RawCertificate(chain.get(i)), extensions.isEmpty() ? null : extensions);
    }
    return new Certificate(tls13 ? TlsUtils.EMPTY_BYTES : null, entries);
  }

  private static void addExtensions(
      Hashtable<Integer, byte[]> extensions, Credential credential, Asked asked) {
    if (asked.staple()) {
      credential
          .staple()
          .map(Presentation::status)
          .ifPresent(status -> extensions.put(TlsExtensionsUtils.EXT_status_request, status));
    }
    if (asked.timestamps()) {
      timestamps(credential).ifPresent(list -> extensions.put(TIMESTAMPS, list));
    }
  }

  private static Optional<byte[]> timestamps(Credential credential) {
    return Optional.of(credential.timestamps())
        .filter(list -> !list.isEmpty())
        .map(TimestampList::serialize);
  }

  private static byte[] status(byte[] response) {
    try {
      ByteArrayOutputStream status = new ByteArrayOutputStream();
      status.write(1);
      TlsUtils.writeOpaque24(response, status);
      return status.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the client asked to be sent with the certificate. */
  record Asked(boolean staple, boolean timestamps) {}

  /** A credential and, from TLS 1.2 on, the signature scheme it signs with (else 0). */
  record Choice(Credential credential, int scheme) {
    @Override
    public String toString() {
      return credential + " " + SignatureScheme.getText(scheme);
    }
  }
}
