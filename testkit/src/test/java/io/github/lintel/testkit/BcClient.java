package io.github.lintel.testkit;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Vector;
import org.bouncycastle.tls.DefaultTlsClient;
import org.bouncycastle.tls.HandshakeMessageInput;
import org.bouncycastle.tls.ProtocolName;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.ServerName;
import org.bouncycastle.tls.ServerOnlyTlsAuthentication;
import org.bouncycastle.tls.TlsAuthentication;
import org.bouncycastle.tls.TlsClientProtocol;
import org.bouncycastle.tls.TlsServerCertificate;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;

/** A client that keeps the handshake messages as they come. */
final class BcClient extends DefaultTlsClient {
  static final short SERVER_HELLO = 2;
  static final short CERTIFICATE = 11;
  static final short CERTIFICATE_STATUS = 22;

  private final ProtocolVersion version;
  private final int[] suites;
  private int group;
  private boolean completed;
  private boolean secureRenegotiation;

  private BcClient(ProtocolVersion version, int... suites) {
    super(new BcTlsCrypto(new SecureRandom()));
    this.version = version;
    this.suites = suites;
  }

  /** The messages by type (the last of each), whether it completed, and the group. */
  record Seen(
      Map<Short, byte[]> messages, boolean completed, boolean secureRenegotiation, int group) {
    byte[] message(short type) {
      return messages.getOrDefault(type, new byte[0]);
    }
  }

  static Seen shakeHands(Node node, ProtocolVersion version, int... suites) throws IOException {
    Map<Short, byte[]> messages = new LinkedHashMap<>();
    BcClient client = new BcClient(version, suites);
    try (Socket socket = new Socket()) {
      socket.connect(node.socketAddress(), RawClient.PATIENCE);
      socket.setSoTimeout(RawClient.PATIENCE);
      TlsClientProtocol protocol =
          new TlsClientProtocol(socket.getInputStream(), socket.getOutputStream()) {
            @Override
            protected void handleHandshakeMessage(short type, HandshakeMessageInput message)
                throws IOException {
              messages.put(type, message.readAllBytes());
              message.reset();
              message.skip(4);
              super.handleHandshakeMessage(type, message);
            }
          };
      try {
        protocol.connect(client);
      } catch (IOException refused) {
        // What was seen until then is what the test wants.
      }
      return new Seen(messages, client.completed, client.secureRenegotiation, client.group);
    }
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return version.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return suites.length == 0 ? super.getSupportedCipherSuites() : suites;
  }

  @Override
  protected Vector<ServerName> getSNIServerNames() {
    Vector<ServerName> names = new Vector<>();
    names.add(new ServerName((short) 0, "shop.example.com".getBytes(StandardCharsets.US_ASCII)));
    return names;
  }

  @Override
  protected Vector<ProtocolName> getProtocolNames() {
    Vector<ProtocolName> names = new Vector<>();
    names.add(ProtocolName.HTTP_2_TLS);
    names.add(ProtocolName.HTTP_1_1);
    return names;
  }

  @Override
  public Hashtable<?, ?> getClientExtensions() throws IOException {
    @SuppressWarnings("unchecked")
    Hashtable<Integer, byte[]> extensions = super.getClientExtensions();
    extensions.put(18, new byte[0]);
    return extensions;
  }

  @Override
  public void notifySecureRenegotiation(boolean secure) {
    secureRenegotiation = secure;
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    completed = true;
    group = context.getSecurityParametersConnection().getNegotiatedGroup();
  }

  @Override
  public TlsAuthentication getAuthentication() {
    return new ServerOnlyTlsAuthentication() {
      @Override
      public void notifyServerCertificate(TlsServerCertificate certificate) {}
    };
  }
}
