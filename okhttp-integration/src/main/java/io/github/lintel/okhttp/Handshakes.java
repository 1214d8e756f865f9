package io.github.lintel.okhttp;

import io.github.lintel.facts.ClientHandshake;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.TlsVersion;
import java.net.InetAddress;
import java.net.Proxy;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import okhttp3.Connection;

/** Translates the JDK's words for a handshake into ours. */
final class Handshakes {
  private Handshakes() {}

  /**
   * Returns the handshake of a connection that stands: the certificates as presented on its socket,
   * not OkHttp's cleaned ones.
   */
  static Optional<ClientHandshake> of(Connection connection) {
    if (!(connection.socket() instanceof SSLSocket socket)) {
      return Optional.empty();
    }
    InetAddress inet = connection.route().socketAddress().getAddress();
    if (inet == null) {
      return Optional.empty(); // a proxy resolves the name
    }
    SSLSession session = socket.getSession();
    boolean direct = connection.route().proxy().type() == Proxy.Type.DIRECT;
    ClientHandshake handshake =
        ClientHandshake.of(
            direct
                ? NodeAddress.of(inet)
                : new NodeAddress("proxy " + inet.getHostAddress(), Optional.of(inet)),
            Stage.FINISHED,
            Ending.COMPLETED,
            Duration.ZERO);
    try {
      handshake = handshake.presented(der(session.getPeerCertificates()));
    } catch (SSLPeerUnverifiedException e) {
      return Optional.empty(); // an anonymous suite: there is nothing to judge
    }
    Optional<Negotiated> agreed =
        negotiated(session, Optional.of(connection.protocol().toString()));
    if (agreed.isPresent()) {
      handshake = handshake.negotiated(agreed.get());
    }
    Optional<byte[]> staple = staple(session);
    return Optional.of(staple.isPresent() ? handshake.staple(staple.get()) : handshake);
  }

  static List<byte[]> der(Certificate[] certificates) {
    List<byte[]> all = new ArrayList<>(certificates.length);
    for (Certificate certificate : certificates) {
      try {
        all.add(certificate.getEncoded());
      } catch (CertificateEncodingException e) {
        all.add(new byte[0]); // reported as malformed at its place
      }
    }
    return all;
  }

  static Optional<Negotiated> negotiated(SSLSession session, Optional<String> alpn) {
    return negotiated(session.getProtocol(), session.getCipherSuite(), alpn);
  }

  /** Takes the JDK's names, as in {@code TLSv1.3}. */
  static Optional<Negotiated> negotiated(String protocol, String suite, Optional<String> alpn) {
    return version(protocol).map(version -> new Negotiated(version, suite, Optional.empty(), alpn));
  }

  static Optional<byte[]> staple(SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return Optional.empty();
    }
    try {
      List<byte[]> responses = extended.getStatusResponses();
      return responses.isEmpty() || responses.get(0).length == 0
          ? Optional.empty()
          : Optional.of(responses.get(0));
    } catch (UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private static Optional<TlsVersion> version(String protocol) {
    return switch (protocol) {
      case "TLSv1.3" -> Optional.of(TlsVersion.TLS_1_3);
      case "TLSv1.2" -> Optional.of(TlsVersion.TLS_1_2);
      case "TLSv1.1" -> Optional.of(TlsVersion.TLS_1_1);
      case "TLSv1" -> Optional.of(TlsVersion.TLS_1_0);
      case "SSLv3" -> Optional.of(TlsVersion.SSL_3);
      default -> Optional.empty();
    };
  }
}
