package io.github.lintel.internal.probe;

import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.DistinguishedName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Vector;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AbstractTlsClient;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.NameType;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsCredentials;
import org.bouncycastle.tls.TlsExtensionsUtils;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * Bouncy Castle's client in the role of a {@link ClientProfile}. It accepts whatever certificate
 * the server has: judging is done later, from the facts, by somebody else. It sends no application
 * data.
 */
final class ProbeTlsClient extends AbstractTlsClient {
  private static final int SIGNED_CERTIFICATE_TIMESTAMP = 18; // RFC 6962 section 3.3.1

  /**
   * None of our own: too many certificates, or too large ones, are a finding that names them. What
   * a handshake may hold in all is limited by the machine.
   */
  private static final int NO_LIMIT = Integer.MAX_VALUE;

  private static final int MAX_AUTHORITIES = 100; // kept of a request for a client certificate

  private final ClientProfile profile;
  private final HandshakeRecorder recorder;

  ProbeTlsClient(TlsCrypto crypto, ClientProfile profile, HandshakeRecorder recorder) {
    super(crypto);
    this.profile = profile;
    this.recorder = recorder;
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return profile.newest().downTo(profile.oldest());
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return profile.suites();
  }

  @Override
  @SuppressWarnings("rawtypes") // Bouncy Castle's collections are raw
  protected Vector<?> getSupportedGroups(Vector namedGroupRoles) {
    Vector<Integer> groups = new Vector<>();
    IntStream.of(profile.groups()).filter(this::isKnown).forEach(groups::add);
    return groups;
  }

  /** A group with a post-quantum half is not among those that are asked for by their own name. */
  private boolean isKnown(int group) {
    return NamedGroup.refersToASpecificHybrid(group)
        ? getCrypto().hasKemAgreement()
        : getCrypto().hasNamedGroup(group);
  }

  @Override
  protected Vector<?> getSupportedSignatureAlgorithms() {
    Vector<Object> schemes = new Vector<>();
    IntStream.of(profile.signatureSchemes())
        .mapToObj(SignatureScheme::getSignatureAndHashAlgorithm)
        .forEach(schemes::add);
    return schemes;
  }

  @Override
  protected @Nullable Vector<?> getProtocolNames() {
    if (profile.applicationProtocols().isEmpty()) {
      return null;
    }
    Vector<ProtocolName> names = new Vector<>();
    profile.applicationProtocols().forEach(n -> names.add(ProtocolName.asUtf8Encoding(n)));
    return names;
  }

  @Override
  protected @Nullable Vector<?> getSNIServerNames() {
    if (profile.serverName().isEmpty()) {
      return null;
    }
    Vector<ServerName> names = new Vector<>();
    byte[] name = profile.serverName().get().getBytes(StandardCharsets.US_ASCII);
    names.add(new ServerName(NameType.host_name, name));
    return names;
  }

  @Override
  @SuppressWarnings("unchecked") // Bouncy Castle's collections are raw
  public Hashtable<?, ?> getClientExtensions() throws IOException {
    Hashtable<Object, Object> extensions = (Hashtable<Object, Object>) super.getClientExtensions();
    extensions.put(SIGNED_CERTIFICATE_TIMESTAMP, TlsUtils.EMPTY_BYTES);
    if (profile.padding() > 0) {
      TlsExtensionsUtils.addPaddingExtension(extensions, profile.padding());
    }
    return extensions;
  }

  /** "The server SHALL select one" of those that were offered (RFC 7301 3.2). */
  @Override
  @SuppressWarnings("rawtypes") // Bouncy Castle's collections are raw
  public void processServerExtensions(Hashtable serverExtensions) throws IOException {
    super.processServerExtensions(serverExtensions);
    ProtocolName chosen = context.getSecurityParametersHandshake().getApplicationProtocol();
    if (chosen != null && !profile.applicationProtocols().contains(chosen.getUtf8Decoding())) {
      throw new TlsFatalAlert(AlertDescription.illegal_parameter);
    }
  }

  /**
   * With an offer of TLS 1.3 alone no share is sent: the server then has to ask for a group (RFC
   * 8446 4.2.8), and so one that looks at the offer is told from one that has never heard of TLS
   * 1.3 and finds no suite that it knows.
   */
  @Override
  public @Nullable Vector<?> getEarlyKeyShareGroups() {
    return profile.kind() == ClientKind.TLS_1_3_ONLY
        ? new Vector<>()
        : super.getEarlyKeyShareGroups();
  }

  @Override
  public int getMaxCertificateChainLength() {
    return NO_LIMIT;
  }

  @Override
  public int getMaxHandshakeMessageSize() {
    return NO_LIMIT;
  }

  /** The signatures of the chain are judged later. */
  @Override
  public boolean shouldCheckSigAlgOfPeerCerts() {
    return false;
  }

  /** A server without RFC 5746 is a fact, not a reason to stop before its certificate. */
  @Override
  public void notifySecureRenegotiation(boolean secureRenegotiation) {
    recorder.secureRenegotiation(secureRenegotiation);
  }

  @Override
  public boolean requiresCloseNotify() {
    return false;
  }

  @Override
  public void notifyAlertRaised(
      short level, short description, @Nullable String message, @Nullable Throwable cause) {
    recorder.alertSent(level & 0xff, description & 0xff);
  }

  @Override
  public void notifyAlertReceived(short level, short description) {
    recorder.alertReceived(level & 0xff, description & 0xff);
  }

  @Override
  public void notifyHandshakeComplete() {
    int group = context.getSecurityParametersConnection().getNegotiatedGroup();
    if (group >= 0) {
      recorder.group(GroupNames.name(group));
    }
    recorder.finished();
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new TlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate certificate) {
        // The recorder has the bytes; nothing is judged here.
      }

      @Override
      public @Nullable TlsCredentials getClientCredentials(CertificateRequest request) {
        recorder.clientCertificateRequested(authorities(request));
        if (profile.credentials().isEmpty()) {
          return null;
        }
        TlsCredentials credentials =
            profile.credentials().get().answer(context, getCrypto(), request).orElse(null);
        recorder.clientCertificateSent(credentials != null);
        return credentials;
      }
    };
  }

  private static List<DistinguishedName> authorities(CertificateRequest request) {
    List<DistinguishedName> names = new ArrayList<>();
    Vector<?> authorities = request.getCertificateAuthorities();
    if (authorities == null) {
      return names;
    }
    for (Object authority : authorities) {
      if (names.size() == MAX_AUTHORITIES) {
        break;
      }
      X500Name name = (X500Name) authority;
      try {
        names.add(
            new DistinguishedName(
                Bytes.of(name.getEncoded(ASN1Encoding.DER)), String.valueOf(name)));
      } catch (IOException | RuntimeException e) {
        // A name that cannot be shown tells nothing; the request itself is recorded.
        continue;
      }
    }
    return names;
  }
}
