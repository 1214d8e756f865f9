package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.ClientAuthentication;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Servers that want a certificate of the client. */
final class LabClientCertificateFaults {
  private static final String REQUIRED = "handshake.client-certificate-required";

  private LabClientCertificateFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(none(), raw(), wrong()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> none() {
    return Stream.of(
        wants(LabServer.HAPROXY, "TLS 1.3", "verify required ca-file %s ssl-min-ver TLSv1.3"),
        wants(LabServer.HAPROXY, "TLS 1.2", "verify required ca-file %s ssl-max-ver TLSv1.2"),
        wants(
            LabServer.APACHE,
            "TLS 1.3",
            "SSLVerifyClient require",
            "SSLCACertificateFile %s",
            "SSLProtocol TLSv1.3"),
        wants(
            LabServer.APACHE,
            "TLS 1.2",
            "SSLVerifyClient require",
            "SSLCACertificateFile %s",
            "SSLProtocol TLSv1.2"),
        wants(
            LabServer.STUNNEL, "TLS 1.3", "verifyChain = yes", "requireCert = yes", "CAfile = %s"),
        wants(
            LabServer.STUNNEL,
            "TLS 1.2",
            "verifyChain = yes",
            "requireCert = yes",
            "CAfile = %s",
            "sslVersionMax = TLSv1.2"),
        wants(LabServer.GNUTLS, "TLS 1.3", "--require-client-cert", "--x509cafile=%s"),
        wants(
            LabServer.GNUTLS,
            "TLS 1.2",
            "--require-client-cert",
            "--x509cafile=%s",
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2"),
        wants(
            LabServer.OPENSSL,
            "TLS 1.3",
            "-Verify",
            "3",
            "-verify_return_error",
            "-CAfile",
            "%s",
            "-tls1_3"),
        wants(
            LabServer.OPENSSL,
            "TLS 1.2",
            "-Verify",
            "3",
            "-verify_return_error",
            "-CAfile",
            "%s",
            "-tls1_2"),
        wants(
            LabServer.CADDY,
            "TLS 1.3",
            "client_auth {\n mode require_and_verify\n trusted_ca_cert_file %s\n}"),
        wants(
            LabServer.CADDY,
            "TLS 1.2",
            "protocols tls1.2 tls1.2",
            "client_auth {\n mode require\n trusted_ca_cert_file %s\n}"));
  }

  private static LabCase wants(LabServer server, String title, String... options) {
    return fault(
        server + ": client certificate required, " + title,
        REQUIRED,
        bench -> {
          Path file = bench.file("clients.pem", bench.pki().clients.pem());
          return server.serve(bench, bench.pki().good(), filled(options, file));
        },
        server.program());
  }

  private static String[] filled(String[] options, Path file) {
    return Stream.of(options)
        .map(option -> option.replace("%s", file.toString()))
        .toArray(String[]::new);
  }

  private static Stream<LabCase> raw() {
    return Stream.of(
        passingOn("TLSv1.3"),
        passingOn("TLSv1.2"),
        fault(
            "raw: client certificate required of any authority, TLS 1.3",
            REQUIRED,
            bench ->
                bench.raw(
                    Behaviour.tls(bench.pki().good())
                        .clients(ClientAuthentication.required(bench.pki().clients)))),
        fault(
            "raw: client certificate required, TLS 1.2, closes without an alert",
            REQUIRED,
            bench ->
                LabProxy.start(
                    bench,
                    LabServer.OPENSSL.serve(
                        bench,
                        bench.pki().good(),
                        "-tls1_2",
                        "-Verify",
                        "3",
                        "-verify_return_error"),
                    LabClientCertificateFaults::endAtAlert),
            "openssl"));
  }

  /** The server of HTTP answers 400 instead; this one has nobody to answer. */
  private static LabCase passingOn(String version) {
    return fault(
        "nginx: client certificate required before it passes on, " + version,
        REQUIRED,
        bench -> {
          CredentialFiles files = bench.pki().good().writeTo(bench.folder());
          return bench.start(
              LabServers.nginxStream(
                  bench.folder(),
                  """
                  server {
                    listen @LISTEN@ ssl;
                    ssl_protocols %s;
                    ssl_certificate %s;
                    ssl_certificate_key %s;
                    ssl_client_certificate %s;
                    ssl_verify_client on;
                    proxy_pass 127.0.0.1:9;
                  }
                  """
                      .formatted(
                          version,
                          files.chain(),
                          files.key(),
                          bench.file("clients.pem", bench.pki().clients.pem()))));
        },
        "nginx-stream");
  }

  /** Passes records on, and ends when an alert is next. */
  private static void endAtAlert(InputStream from, OutputStream to, LabProxy.Pair pair)
      throws IOException {
    while (true) {
      byte[] header = from.readNBytes(5);
      if (header.length < 5 || header[0] == 21) {
        return;
      }
      to.write(header);
      to.write(from.readNBytes((header[3] & 0xff) << 8 | header[4] & 0xff));
    }
  }

  /** The client has one, and the server does not take it. */
  private static Stream<LabCase> wrong() {
    Function<LabPki, Credential> ofOthers =
        pki -> LabPki.client(CertificateAuthority.root("Other Root", pki.now), r -> {});
    return Stream.of(
        refuses(
            LabServer.HAPROXY,
            "of another authority, TLS 1.3",
            ofOthers,
            "verify required ca-file %s"),
        refuses(
            LabServer.OPENSSL,
            "of another authority, TLS 1.2",
            ofOthers,
            "-tls1_2",
            "-Verify",
            "3",
            "-verify_return_error",
            "-CAfile",
            "%s"),
        refuses(
            LabServer.STUNNEL,
            "that has expired",
            pki ->
                LabPki.client(
                    pki.clients, r -> r.validity(Duration.ofDays(90), Duration.ofDays(-1))),
            "verifyChain = yes",
            "requireCert = yes",
            "CAfile = %s"),
        refuses(
            LabServer.GNUTLS,
            "of another authority",
            ofOthers,
            "--require-client-cert",
            "--verify-client-cert",
            "--x509cafile=%s"));
  }

  private static LabCase refuses(
      LabServer server, String title, Function<LabPki, Credential> client, String... options) {
    return wants(server, "we have one " + title, options)
        .askingAs(pki -> presenting(client.apply(pki)));
  }

  static UnaryOperator<LiveEndpoint> presenting(Credential client) {
    CertificateBundle bundle =
        CertificateBundle.of("client", utf8(client.chainPem()), utf8(client.keyPem()));
    return endpoint -> endpoint.clientCertificate(bundle);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
