package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.TlsVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** Diffie-Hellman with a prime that clients refuse. */
final class LabWeakDhFaults {
  private static final String WEAK_DH = "handshake.weak-dh";

  /** A safe prime of 1024 bits (RFC 2409, section 6.2). */
  private static final String DH_1024 =
      """
      -----BEGIN DH PARAMETERS-----
      MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
      Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
      /1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
      -----END DH PARAMETERS-----
      """;

  private LabWeakDhFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(
        fault(
            "nginx: DHE with 1024 bits",
            WEAK_DH,
            bench ->
                LabServer.NGINX.serve(
                    bench,
                    bench.pki().rsa(),
                    "ssl_protocols TLSv1.2; ssl_ciphers DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0; ssl_dhparam "
                        + weak(bench)
                        + ";"),
            "nginx"),
        fault(
            "openssl: DHE with 1024 bits",
            WEAK_DH,
            bench ->
                LabServer.OPENSSL.serve(
                    bench,
                    bench.pki().rsa(),
                    "-tls1_2",
                    "-cipher",
                    "DHE:@SECLEVEL=0",
                    "-dhparam",
                    weak(bench)),
            "openssl"),
        fault(
            "apache: DHE with 1024 bits",
            WEAK_DH,
            bench -> {
              CredentialFiles files = bench.pki().rsa().writeTo(bench.folder());
              Files.writeString(files.chain(), DH_1024, StandardOpenOption.APPEND);
              return bench.start(
                  LabServers.apacheWhole(
                      bench.folder(),
                      LabServers.apacheHost(
                          files,
                          "SSLProtocol TLSv1.2",
                          "SSLCipherSuite DHE-RSA-AES128-GCM-SHA256:@SECLEVEL=0")));
            },
            "apache2"),
        fault(
            "stunnel: DHE with 1024 bits",
            WEAK_DH,
            bench -> {
              Path file = LabServers.combined(bench.folder(), bench.pki().rsa());
              Files.writeString(file, DH_1024, StandardOpenOption.APPEND);
              LabDoor backend = bench.raw(Behaviour.plainHttp(HttpAnswer.ok()));
              return bench.start(
                  LabServers.stunnelWhole(
                      bench.folder(),
                      """
                      [door]
                      accept = @LISTEN@
                      connect = %s:%d
                      cert = %s
                      sslVersionMax = TLSv1.2
                      ciphers = DHE:@SECLEVEL=0
                      """
                          .formatted(backend.address(), backend.port(), file)));
            },
            "stunnel4"),
        fault(
            "raw: DHE with 1024 bits",
            WEAK_DH,
            bench ->
                bench.raw(
                    Behaviour.tls(bench.pki().rsa())
                        .version(TlsVersion.TLS_1_2)
                        .cipherSuites(0x009e)
                        .weakDiffieHellman())));
  }

  private static String weak(LabBench bench) throws IOException {
    return bench.file("dh.pem", DH_1024).toString();
  }
}
