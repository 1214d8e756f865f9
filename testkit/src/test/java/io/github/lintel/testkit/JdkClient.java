package io.github.lintel.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The JDK's TLS client. */
final class JdkClient {
  private JdkClient() {}

  /** What one handshake and one request gave. */
  record Seen(String version, String suite, List<X509Certificate> chain, String answer) {}

  static Seen get(Node node, SSLContext context, String serverName, String... versions)
      throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(node.socketAddress(), RawClient.PATIENCE);
      plain.setSoTimeout(RawClient.PATIENCE);
      SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, serverName, node.socketAddress().getPort(), true);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setServerNames(List.of(new SNIHostName(serverName)));
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (versions.length > 0) {
        parameters.setProtocols(versions);
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return seen(socket.getSession(), answer);
    }
  }

  private static Seen seen(SSLSession session, String answer) throws IOException {
    Certificate[] chain = session.getPeerCertificates();
    return new Seen(
        session.getProtocol(),
        session.getCipherSuite(),
        Stream.of(chain).map(X509Certificate.class::cast).toList(),
        answer);
  }

  /** The application protocol agreed upon; empty for none. */
  static String protocol(Node node, SSLContext context, String... offered) throws IOException {
    InetSocketAddress address = node.socketAddress();
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(address.getAddress(), address.getPort())) {
      socket.setSoTimeout(RawClient.PATIENCE);
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(offered);
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return socket.getApplicationProtocol();
    }
  }

  static SSLContext presenting(CertificateAuthority trusted, Credential own) {
    try {
      char[] password = "not secret".toCharArray();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(own.keyStore(password), password);
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(trusted.trustStore());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
