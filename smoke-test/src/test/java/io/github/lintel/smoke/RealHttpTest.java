package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel verify --http} against nginx and HAProxy. */
@RequiresProgram("nginx")
final class RealHttpTest {
  private static final String FINE =
      "add_header Strict-Transport-Security max-age=31536000 always; return 200 \"ok\";";

  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  void healthy() throws IOException {
    try (RealServer server = nginx("http2", FINE)) {
      Site.Said said = verify(server, "--http");

      assertThat(said.verdict()).as("%s\n%s", said, server).isEqualTo("HEALTHY");
      assertThat(said.findings()).noneMatch(id -> id.startsWith("http."));
    }
  }

  @Test
  void withoutTheOptionNothingIsAsked() throws IOException {
    try (RealServer server = nginx("", "return 503;")) {
      assertThat(verify(server).verdict()).isEqualTo("HEALTHY");
    }
  }

  @Test
  void noServerBehindIt() throws IOException {
    String nobody =
        "location / { proxy_pass http://127.0.0.1:" + RealServer.freePort("127.0.0.1") + "; }";
    try (RealServer server = nginx("http2", nobody)) {
      Site.Said said = verify(server, "--http");

      assertThat(said.rootCause()).as("%s\n%s", said, server).isEqualTo("http.status");
      assertThat(said.report().toString()).contains("502 Bad Gateway");
    }
  }

  @Test
  void thePathThatIsNamedMustBeGood() throws IOException {
    String health = "location = /health { return 404; } location / { " + FINE + " }";
    try (RealServer server = nginx("", health)) {
      assertThat(verify(server, "--http").verdict()).isEqualTo("HEALTHY");
      assertThat(verify(server, "--path", "/health").rootCause()).isEqualTo("http.status");
    }
  }

  @Test
  void nginxWantsAClientCertificate() throws IOException {
    String mutual = "ssl_verify_client on; ssl_client_certificate " + site.rootFile() + "; " + FINE;
    try (RealServer server = nginx("", mutual)) {
      Site.Said said = verify(server, "--http");

      assertThat(said.rootCause())
          .as("%s\n%s", said, server)
          .isEqualTo("handshake.client-certificate-required");
      assertThat(said.report().toString()).contains("requires a client certificate");
    }
  }

  /** nginx judges by the machine's clock. */
  @Test
  void nginxGetsTheClientCertificate() throws IOException {
    CertificateAuthority clients = CertificateAuthority.root("Partner Root", Clock.systemUTC());
    Path authorities = Files.writeString(folder.resolve("clients.pem"), clients.pem());
    Path mine = client(clients, "mine.pem");
    Path others = client(CertificateAuthority.root("Other Root", Clock.systemUTC()), "others.pem");
    String mutual =
        "ssl_verify_client on; ssl_client_certificate "
            + authorities
            + "; add_header Strict-Transport-Security max-age=31536000 always;"
            + " location = /who { if ($ssl_client_verify != SUCCESS) { return 403; } return 204; }"
            + " location / { return 404; }";
    try (RealServer server = nginx("http2", mutual)) {
      Site.Said with = verify(server, "--path", "/who", "--cert", mine.toString());
      Site.Said wrong = verify(server, "--path", "/who", "--cert", others.toString());

      assertThat(with.verdict()).as("%s\n%s", with, server).isEqualTo("HEALTHY");
      assertThat(wrong.rootCause()).as("%s\n%s", wrong, server).isEqualTo("http.status");
      assertThat(wrong.report().toString())
          .contains("does not take the client certificate that we present");
      assertThat(smoke(server, "client: mine.pem").out()).startsWith("HEALTHY   Partners\n");
      assertThat(smoke(server, "client: others.pem").out()).contains("  http.status: ");
      assertThat(smoke(server, "timeout: 90s").out())
          .contains("requires a client certificate: the handshake is completed without one");
    }
  }

  private CommandRun smoke(RealServer server, String setting) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lintel.yaml"),
            """
            defaults: {trust: %s, timeout: 80s}
            front-doors:
              - name: Partners
                target: %s:%d
                %s
                expect: {client-certificate: true, http: {path: /who, status: 204}}
            """
                .formatted(site.rootFile(), Site.NAME, server.port(), setting));
    String at = Site.NAME + ":" + server.port() + ":" + server.address();
    return CommandRun.of(
        "smoke", "-f", file.toString(), "--at", Site.NOW.toString(), "--resolve", at);
  }

  private Path client(CertificateAuthority authority, String name) throws IOException {
    Credential client = LabPki.client(authority, recipe -> recipe.subject("CN=client.example.com"));
    return Files.writeString(folder.resolve(name), client.chainPem() + client.keyPem());
  }

  @Test
  void nginxClosesWithoutAnAnswer() throws IOException {
    try (RealServer server = nginx("", "return 444;")) {
      Site.Said said = verify(server, "--http");

      assertThat(said.rootCause()).as("%s\n%s", said, server).isEqualTo("http.empty-reply");
    }
  }

  @Test
  void redirectsAreFollowed() throws IOException {
    try (RealServer loop = nginx("", "return 301 https://$http_host/a/;")) {
      assertThat(verify(loop, "--http").rootCause()).isEqualTo("http.redirect-loop");
    }
  }

  @Test
  void plainHttpIsAskedWhenThePortIsNamed() throws IOException {
    int plain = RealServer.freePort("127.0.0.1");
    CredentialFiles files = site.good().writeTo(folder);
    String both =
        "server { listen 127.0.0.1:"
            + plain
            + "; return 200 \"plain\"; }"
            + Servers.nginxServer("", files).replace("return 200 \"ok\";", FINE);
    try (RealServer server = RealServer.start(folder, Servers.nginx(folder, both))) {
      Site.Said said = verify(server, "--http-port", String.valueOf(plain));

      assertThat(said.rootCause()).as("%s\n%s", said, server).isEqualTo("http.redirect-missing");
      assertThat(said.verdict()).isEqualTo("DEGRADED");
    }
  }

  @Test
  @RequiresProgram("haproxy")
  void haproxyPromisesWhatNobodySpeaks() throws IOException {
    try (RealServer back =
            RealServer.start(
                folder, Servers.nginx(folder, "server { listen @LISTEN@; " + FINE + " }"));
        RealServer front =
            RealServer.start(
                folder,
                Servers.haproxyPassing(folder, site.good(), "alpn h2,http/1.1", back.port()))) {
      Site.Said said = verify(front, "--http");

      assertThat(said.rootCause()).as("%s\n%s", said, front).isEqualTo("http.alpn-not-spoken");
    }
  }

  /** With time enough for a machine that does other things too: a time-out is a finding. */
  private Site.Said verify(RealServer server, String... options) {
    List<String> all = new ArrayList<>(List.of("--timeout", "90"));
    all.addAll(List.of(options));
    return site.verify(server.port(), server.address(), all.toArray(String[]::new));
  }

  private RealServer nginx(String listenOptions, String directives) throws IOException {
    CredentialFiles files = site.good().writeTo(folder);
    String block =
        Servers.nginxServer("default_server " + listenOptions, files)
            .replace("return 200 \"ok\";", directives);
    return RealServer.start(folder, Servers.nginx(folder, block));
  }
}
