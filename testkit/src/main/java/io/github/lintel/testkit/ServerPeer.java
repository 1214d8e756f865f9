package io.github.lintel.testkit;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AbstractTlsServer;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CertificateStatus;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.DHStandardGroups;
import org.bouncycastle.tls.crypto.TlsDHConfig;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;

/** Makes Bouncy Castle's server do what the settings say, and note what it sees. */
@SuppressWarnings("rawtypes") // Bouncy Castle speaks in raw Vector and Hashtable.
final class ServerPeer extends AbstractTlsServer {
  private static final BcTlsCrypto CRYPTO = new BcTlsCrypto(new SecureRandom());

  private final TlsSettings settings;
  private final Connection connection;
  private final Presentation presentation;
  private final ClientJudge judge;

  ServerPeer(TlsSettings settings, Connection connection) {
    super(CRYPTO);
    this.settings = settings;
    this.connection = connection;
    this.presentation = new Presentation(CRYPTO, settings.credentialsFor(connection.serverName()));
    this.judge = new ClientJudge(settings.clients());
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return TlsVersion.between(settings.oldest(), settings.newest());
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(CRYPTO, ints(settings.cipherSuites()));
  }

  @Override
  public int[] getSupportedGroups() {
    return ints(settings.groups());
  }

  @Override
  public void processClientExtensions(Hashtable extensions) throws IOException {
    super.processClientExtensions(extensions);
    boolean unknown = connection.serverName().filter(name -> !settings.knows(name)).isPresent();
    if (unknown && settings.unknownName() == UnknownName.REFUSE) {
      throw new TlsFatalAlert(AlertDescription.unrecognized_name);
    }
  }

  @Override
  protected @Nullable Vector getProtocolNames() {
    if (settings.protocols().isEmpty()) {
      return null;
    }
    Vector<ProtocolName> names = new Vector<>();
    settings.protocols().forEach(name -> names.add(ProtocolName.asUtf8Encoding(name)));
    return names;
  }

  @Override
  protected boolean isSelectableCipherSuite(
      int suite, int curveBits, int finiteFieldBits, Vector signatureAlgorithms) {
    return super.isSelectableCipherSuite(suite, curveBits, finiteFieldBits, signatureAlgorithms)
        && presentation.fits(context, suite);
  }

  @Override
  public TlsCredentials getCredentials() throws IOException {
    return presentation.credentials(context, selectedCipherSuite, asked());
  }

  @Override
  protected boolean allowCertificateStatus() {
    return presentation.staple(context, selectedCipherSuite).isPresent();
  }

  @Override
  public @Nullable CertificateStatus getCertificateStatus() {
    return presentation.staple(context, selectedCipherSuite).map(RawStatus::new).orElse(null);
  }

  @Override
  public Hashtable getServerExtensions() throws IOException {
    @SuppressWarnings("unchecked")
    Hashtable<Integer, byte[]> extensions = super.getServerExtensions();
    if (!settings.named().isEmpty() && connection.serverName().isPresent()) {
      extensions.put(TlsExtensionsUtils.EXT_server_name, TlsUtils.EMPTY_BYTES);
    }
    if (!TlsUtils.isTLSv13(context) && asked().timestamps()) {
      presentation
          .timestamps(context, selectedCipherSuite)
          .ifPresent(list -> extensions.put(Presentation.TIMESTAMPS, list));
    }
    return extensions;
  }

  @Override
  public @Nullable CertificateRequest getCertificateRequest() throws IOException {
    if (!judge.asks()) {
      return null;
    }
    Vector<X500Name> authorities = judge.authorityNames();
    if (TlsUtils.isTLSv13(context)) {
      Vector algorithms = TlsUtils.getDefaultSupportedSignatureAlgorithms(context);
      return new CertificateRequest(TlsUtils.EMPTY_BYTES, algorithms, null, authorities);
    }
    short[] types = {ClientCertificateType.rsa_sign, ClientCertificateType.ecdsa_sign};
    Vector algorithms =
        TlsUtils.isTLSv12(context)
            ? TlsUtils.getDefaultSupportedSignatureAlgorithms(context)
            : null;
    return new CertificateRequest(types, algorithms, authorities);
  }

  @Override
  public void notifyClientCertificate(Certificate certificate) throws IOException {
    judge.presented(certificate, TlsUtils.isTLSv13(context));
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    judge.finish();
    connection.completed();
  }

  /** Bouncy Castle would refuse clients that do not know RFC 5746; front doors serve them. */
  @Override
  public void notifySecureRenegotiation(boolean secure) {}

  @Override
  public void notifyAlertRaised(
      short level, short code, @Nullable String message, @Nullable Throwable cause) {
    connection.sent(new TlsAlert(level & 0xff, code & 0xff));
  }

  @Override
  public void notifyAlertReceived(short level, short code) {
    connection.received(new TlsAlert(level & 0xff, code & 0xff));
  }

  /** Bouncy Castle would take any group of the client, also one that is not ours. */
  @Override
  protected int selectECDH(int minimumBits) {
    int[] offered = context.getSecurityParametersHandshake().getClientSupportedGroups();
    if (offered == null) {
      return selectECDHDefault(minimumBits);
    }
    for (int group : offered) {
      if (settings.groups().contains(group) && NamedGroup.getCurveBits(group) >= minimumBits) {
        return group;
      }
    }
    return -1;
  }

  @Override
  protected int getMaximumNegotiableCurveBits() {
    int[] offered = context.getSecurityParametersHandshake().getClientSupportedGroups();
    if (offered == null) {
      return getMaximumDefaultCurveBits();
    }
    int most = 0;
    for (int group : offered) {
      if (settings.groups().contains(group)) {
        most = Math.max(most, NamedGroup.getCurveBits(group));
      }
    }
    return most;
  }

  @Override
  public TlsDHConfig getDHConfig() throws IOException {
    return settings.weakDiffieHellman()
        ? new TlsDHConfig(DHStandardGroups.rfc2409_1024)
        : super.getDHConfig();
  }

  private Presentation.Asked asked() {
    boolean timestamps =
        clientExtensions != null && clientExtensions.containsKey(Presentation.TIMESTAMPS);
    boolean staple =
        clientExtensions != null
            && clientExtensions.containsKey(TlsExtensionsUtils.EXT_status_request);
    return new Presentation.Asked(staple, timestamps);
  }

  private static int[] ints(List<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
