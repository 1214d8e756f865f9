package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command against nginx, HAProxy and {@code openssl s_server}, healthy and not. */
final class RealServersTest {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  @RequiresProgram("openssl")
  void opensslIsHealthy() throws IOException {
    expectHealthy(Servers.openssl(folder, site.good()));
  }

  /** It is read on after a request for a certificate, for a refusal; not for ever. */
  @Test
  @RequiresProgram("openssl")
  void opensslThatSendsThousandsOfTickets() throws IOException {
    expectHealthy(
        Servers.openssl(folder, site.good(), "-verify", "1", "-num_tickets", "5000"),
        "--timeout",
        "10");
  }

  @Test
  @RequiresProgram("nginx")
  void nginxIsHealthy() throws IOException {
    expectHealthy(Servers.nginx(folder, site.good().writeTo(folder)));
  }

  @Test
  @RequiresProgram("haproxy")
  void haproxyIsHealthy() throws IOException {
    expectHealthy(Servers.haproxy(folder, site.good(), ""));
  }

  @Test
  @RequiresProgram("openssl")
  void expired() throws IOException {
    expectCause("certificate.expired", Servers.openssl(folder, site.expired()));
  }

  @Test
  @RequiresProgram("openssl")
  void notYetValid() throws IOException {
    Credential early =
        site.issuer.issue(
            r ->
                r.names(Site.NAME)
                    .validity(
                        Site.NOW.plus(Duration.ofDays(1)), Site.NOW.plus(Duration.ofDays(90))));
    expectCause("certificate.not-yet-valid", Servers.openssl(folder, early));
  }

  @Test
  @RequiresProgram("nginx")
  void wrongName() throws IOException {
    Path own = Files.createDirectory(folder.resolve("own"));
    String fallback =
        Servers.nginxServer(
            "default_server", site.issuer.issue("fallback.example.com").writeTo(folder));
    String named =
        Servers.nginxServer("", site.issuer.issue("other.example.com").writeTo(own))
            .replace("return", "server_name shop.example.com; return");
    expectCause("certificate.name-mismatch", Servers.nginx(folder, fallback + named));
  }

  @Test
  @RequiresProgram("nginx")
  void nameWithoutConfiguration() throws IOException {
    Credential other = site.issuer.issue("other.example.com");
    Site.Said said =
        expectCause("deployment.default-certificate", Servers.nginx(folder, other.writeTo(folder)));
    assertThat(said.findings()).contains("certificate.name-mismatch");
  }

  @Test
  @RequiresProgram("nginx")
  void missingIntermediate() throws IOException {
    Credential alone = site.good().withChain(List.of(site.good().leaf()));
    expectCause("chain.missing-intermediate", Servers.nginx(folder, alone.writeTo(folder)));
  }

  @Test
  @RequiresProgram("haproxy")
  void selfSigned() throws IOException {
    Credential self = CertificateAuthority.selfSigned(Site.NOW, r -> r.names(Site.NAME));
    expectCause("chain.self-signed", Servers.haproxy(folder, self, ""));
  }

  @Test
  @RequiresProgram("openssl")
  void untrustedRoot() throws IOException {
    CertificateAuthority strange = CertificateAuthority.root("Strange Root", Site.NOW);
    Credential leaf = strange.intermediate("Strange CA").issue(Site.NAME);
    expectCause("chain.untrusted-root", Servers.openssl(folder, with(leaf, strange.der())));
  }

  @Test
  @RequiresProgram("nginx")
  void outOfOrder() throws IOException {
    CertificateAuthority lower = site.issuer.intermediate("Shop CA 2");
    List<byte[]> chain = lower.issue(Site.NAME).chain();
    Credential shuffled =
        lower.issue(Site.NAME).withChain(List.of(chain.get(0), chain.get(2), chain.get(1)));
    expectFinding("chain.out-of-order", Servers.nginx(folder, shuffled.writeTo(folder)));
  }

  @Test
  @RequiresProgram("haproxy")
  void rootSent() throws IOException {
    expectFinding(
        "chain.root-sent", Servers.haproxy(folder, with(site.good(), site.root.der()), ""));
  }

  @Test
  @RequiresProgram("nginx")
  void nameThatNginxRejects() throws IOException {
    String reject = "server { listen @LISTEN@ ssl default_server; ssl_reject_handshake on; }";
    String other =
        Servers.nginxServer("", site.good().writeTo(folder))
            .replace("return", "server_name other.example.com; return");
    expectCause("handshake.unrecognized-name", Servers.nginx(folder, reject + other));
  }

  @Test
  @RequiresProgram("haproxy")
  void nameThatHaproxyRejects() throws IOException {
    Credential other = site.issuer.issue("other.example.com");
    expectCause("handshake.unrecognized-name", Servers.haproxy(folder, other, "strict-sni"));
  }

  @Test
  @RequiresProgram("openssl")
  void onlyOldVersions() throws IOException {
    expectCause(
        "handshake.no-shared-version",
        Servers.openssl(folder, site.good(), "-tls1_1", "-cipher", "ALL:@SECLEVEL=0"));
  }

  @Test
  @RequiresProgram("openssl")
  void onlyWeakSuites() throws IOException {
    Credential rsa = site.issuer.issue(r -> r.names(Site.NAME).key(KeyKind.RSA_2048));
    expectCause(
        "handshake.no-shared-cipher",
        Servers.openssl(folder, rsa, "-tls1_2", "-cipher", "AES128-SHA:@SECLEVEL=0"));
  }

  @Test
  @RequiresProgram("openssl")
  void clientCertificateRequired() throws IOException {
    for (String version : List.of("-tls1_2", "-tls1_3")) {
      RealServer.Launch mutual =
          Servers.openssl(
              folder,
              site.good(),
              version,
              "-CAfile",
              site.rootFile().toString(),
              "-Verify",
              "3",
              "-verify_return_error");
      expectCause("handshake.client-certificate-required", mutual);
    }
  }

  @Test
  @RequiresProgram("nginx")
  void clientCertificateSent() throws IOException {
    Credential client = site.issuer.issue("client.example.com");
    Path both =
        Files.writeString(folder.resolve("client.pem"), client.chainPem() + client.keyPem());
    String mutual =
        Servers.nginxServer("default_server", site.good().writeTo(folder))
            .replace(
                "return",
                "ssl_verify_client optional_no_ca; ssl_client_certificate "
                    + site.rootFile()
                    + "; ssl_verify_depth 3; return");
    expectHealthy(Servers.nginx(folder, mutual), "--cert", both.toString());
  }

  @Test
  @RequiresProgram("nginx")
  void plaintextPort() throws IOException {
    String plain = "server { listen @LISTEN@; return 200 \"ok\"; }";
    expectCause("handshake.plaintext", Servers.nginx(folder, plain));
  }

  @Test
  void refusedPort() throws IOException {
    Site.Said said = site.verify(RealServer.freePort("127.0.0.1"), "127.0.0.1");

    assertThat(said.rootCause()).as("%s", said).isEqualTo("connection.refused");
    assertThat(said.code()).isEqualTo(2);
  }

  private void expectHealthy(RealServer.Launch launch, String... options) throws IOException {
    try (RealServer server = RealServer.start(folder, launch)) {
      Site.Said said = site.verify(server.port(), server.address(), options);

      assertThat(said.verdict()).as("%s\n%s", said, server).isEqualTo("HEALTHY");
      assertThat(said.code()).isZero();
    }
  }

  private Site.Said expectCause(String check, RealServer.Launch launch) throws IOException {
    try (RealServer server = RealServer.start(folder, launch)) {
      Site.Said said = site.verify(server.port(), server.address());

      assertThat(said.rootCause()).as("%s\n%s", said, server).isEqualTo(check);
      assertThat(said.verdict()).isEqualTo("BROKEN");
      assertThat(said.code()).isEqualTo(2);
      return said;
    }
  }

  /** What most clients put up with is found, and is not the cause of anything. */
  private void expectFinding(String check, RealServer.Launch launch) throws IOException {
    try (RealServer server = RealServer.start(folder, launch)) {
      Site.Said said = site.verify(server.port(), server.address());

      assertThat(said.findings()).as("%s\n%s", said, server).contains(check);
      assertThat(said.verdict()).isIn("HEALTHY", "DEGRADED");
    }
  }

  private static Credential with(Credential credential, byte[] certificate) {
    return credential.withChain(
        Stream.concat(credential.chain().stream(), Stream.of(certificate)).toList());
  }
}
