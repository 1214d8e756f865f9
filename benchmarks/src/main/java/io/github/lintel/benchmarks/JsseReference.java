package io.github.lintel.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** The TLS client of this JDK: new handshakes, with chain and name verified. */
record JsseReference(Target target, int handshakes) implements Reference {

  @Override
  public String label() {
    return "JSSE of this JDK";
  }

  @Override
  public Sample measure() {
    try {
      SSLContext context = context();
      Stopwatch watch = new Stopwatch();
      for (int i = 0; i < handshakes; i++) {
        shakeHands(context);
      }
      return watch.stop(handshakes);
    } catch (GeneralSecurityException | IOException e) {
      throw new FleetException("JSSE could not be used: " + e.getMessage());
    }
  }

  private void shakeHands(SSLContext context) throws IOException {
    try (Socket plain = new Socket(target.address().getAddress(), target.address().getPort());
        SSLSocket socket =
            (SSLSocket)
                context
                    .getSocketFactory()
                    .createSocket(plain, target.host(), target.address().getPort(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      socket.getSession().invalidate(); // so that the next one is new
    }
  }

  private SSLContext context() throws GeneralSecurityException, IOException {
    KeyStore roots = KeyStore.getInstance(KeyStore.getDefaultType());
    roots.load(null, null);
    try (InputStream pem = Files.newInputStream(target.roots())) {
      for (Certificate root : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        roots.setCertificateEntry("root-" + roots.size(), root);
      }
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(roots);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
