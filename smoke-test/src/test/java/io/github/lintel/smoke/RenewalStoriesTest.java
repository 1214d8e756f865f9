package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Renewals that went wrong, on real servers: each is named from outside as what it is. The texts
 * are in {@code golden/renewals}.
 */
final class RenewalStoriesTest {
  private static final String VERSIONS = "ssl_protocols TLSv1.2 TLSv1.3;";
  private static final String NODE = "127.0.0.1";
  private static final String NODES = "127.0.0.1,127.0.0.2";

  @TempDir Path folder;
  private RenewalStories story;

  @BeforeEach
  void begin() throws IOException {
    story = new RenewalStories(folder);
  }

  @Test
  @RequiresProgram("nginx")
  void renewedAndNotReloaded() throws IOException {
    CredentialFiles files = story.old.writeTo(folder);
    try (RealServer nginx = RealServer.start(folder, nginx(files, ""))) {
      story.renewed.writeTo(folder);

      tells("not-reloaded", nginx, "deployment.not-expected-certificate");

      nginx.signal("HUP");
      nginx.await(() -> story.expecting(nginx.port(), NODE).code() == 0);
    }
  }

  @Test
  @RequiresProgram("nginx")
  void theReloadIsRefusedBecauseTheKeyDoesNotMatch() throws IOException {
    CredentialFiles files = story.old.writeTo(folder);
    try (RealServer nginx = RealServer.start(folder, nginx(files, ""))) {
      Files.writeString(files.chain(), story.renewed.chainPem()); // and the old key

      GoldenText.assertMatches(
          "renewals/key-of-another-gate.txt", story.gate(files.chain(), files.key()));
      nginx.signal("HUP");
      nginx.await(() -> nginx.toString().contains("key values mismatch"));

      tells("reload-refused", nginx, "deployment.not-expected-certificate");
    }
  }

  @Test
  @RequiresProgram("apache2")
  void apacheExitsOnAGracefulRestartWithTheWrongKeyAndTheGateStopsIt() throws Exception {
    CredentialFiles files = story.old.writeTo(folder);
    RealServer.Launch launch = LabServers.apacheWhole(folder, LabServers.apacheHost(files));
    try (RealServer apache = RealServer.start(folder, launch)) {
      Files.writeString(files.chain(), story.renewed.chainPem());

      assertThat(story.gate(files.chain(), files.key())).contains("Cause: bundle.key-mismatch");
      apache.signal("USR1");
      apache.awaitEnd();

      GoldenText.assertMatches(
          "renewals/apache-exited.txt",
          story.text(apache.port(), NODE, "--expect", story.renewedFile.toString()));
    }
  }

  @Test
  @RequiresProgram("haproxy")
  void setWithoutCommit() throws IOException {
    HaproxySocket socket = new HaproxySocket(folder.resolve("admin.sock"));
    Path served = LabServers.combined(folder, story.old);
    try (RealServer haproxy = RealServer.start(folder, haproxy(folder, socket, served))) {
      assertThat(socket.set(served, story.renewed)).contains("Transaction created");

      tells("set-without-commit", haproxy, "deployment.not-expected-certificate");

      assertThat(socket.commit(served)).contains("Success");
      assertThat(story.expecting(haproxy.port(), NODE).code()).isZero();
    }
  }

  @Test
  @RequiresProgram("haproxy")
  void updatedAtRuntimeOnOneOfTwoProcesses() throws IOException {
    Path here = Files.createDirectory(folder.resolve("one"));
    Path there = Files.createDirectory(folder.resolve("two"));
    HaproxySocket socket = new HaproxySocket(here.resolve("admin.sock"));
    Path served = LabServers.combined(folder, story.old);
    int port = RealServer.freePort(NODES.split(","));
    RealServer.Launch other =
        haproxy(there, new HaproxySocket(there.resolve("admin.sock")), served);
    try (RealServer one = RealServer.start(here, haproxy(here, socket, served), NODE, port);
        RealServer two = RealServer.start(there, other, "127.0.0.2", port)) {
      socket.set(served, story.renewed);
      assertThat(socket.commit(served)).contains("Success");

      assertThat(one.port()).isEqualTo(two.port());
      tells("one-of-two-processes", one, NODES, "deployment.nodes-differ");
    }
  }

  @Test
  @RequiresProgram("haproxy")
  void anOldProcessLivesOnAfterAReload() throws IOException {
    Path here = Files.createDirectory(folder.resolve("old"));
    Path there = Files.createDirectory(folder.resolve("new"));
    Path before = LabServers.combined(folder, story.old);
    Path after = LabServers.combined(folder, story.renewed);
    try (RealServer old =
        RealServer.start(here, haproxy(here, new HaproxySocket(here.resolve("s")), before))) {
      RealServer.Launch launch = haproxy(there, new HaproxySocket(there.resolve("s")), after);
      try (RealServer reloaded = RealServer.start(there, launch, NODE, old.port())) {
        // Each connection meets either by chance; this text begins with the old one.
        Site.Said[] said = new Site.Said[1];
        String[] text = new String[1];
        reloaded.await(
            () -> {
              said[0] = story.expecting(old.port(), NODE);
              text[0] = story.text(old.port(), NODE, "--expect", story.renewedFile.toString());
              return said[0].rootCause().equals("deployment.alternating")
                  && text[0].contains("deployment.alternating at")
                  && text[0].contains("until 2027-03-01 (1 day ago)\n");
            });

        GoldenText.assertMatches("renewals/old-process.txt", text[0]);
      }
    }
  }

  @Test
  @RequiresProgram("nginx")
  void oneOfTwoKeyTypesIsRenewed() throws IOException {
    Credential rsa =
        story.credential(0x33, r -> RenewalStories.ending(r.key(KeyKind.RSA_2048.key("old"))));
    CredentialFiles second = rsa.writeTo(Files.createDirectory(folder.resolve("rsa")));
    Path renewedRsa =
        Files.writeString(
            folder.resolve("renewed-rsa.pem"),
            story.credential(0x44, r -> r.key(KeyKind.RSA_2048.key("new"))).chainPem());
    RealServer.Launch launch =
        nginx(
            story.renewed.writeTo(folder),
            "ssl_certificate " + second.chain() + "; ssl_certificate_key " + second.key() + ";");
    try (RealServer nginx = RealServer.start(folder, launch)) {
      Site.Said said =
          story.site.verify(
              nginx.port(),
              NODE,
              "--expect",
              story.renewedFile.toString(),
              "--expect",
              renewedRsa.toString());

      assertThat(said.rootCause()).as("%s", said).isEqualTo("deployment.key-types-differ");
      GoldenText.assertMatches(
          "renewals/one-key-type.txt",
          story.text(
              nginx.port(),
              NODE,
              "--expect",
              story.renewedFile.toString(),
              "--expect",
              renewedRsa.toString()));
    }
  }

  @Test
  @RequiresProgram("nginx")
  void theDefaultServerCatchesTheName() throws IOException {
    CredentialFiles files =
        story.site.issuer.issue("www.example.org").writeTo(folder); // shop's block was lost
    CredentialFiles another =
        story
            .site
            .issuer
            .issue("mail.example.org")
            .writeTo(Files.createDirectory(folder.resolve("mail")));
    String blocks =
        LabServers.nginxBlock(files, "default_server", VERSIONS, "server_name www.example.org;")
            + LabServers.nginxBlock(another, "", "server_name mail.example.org;");
    try (RealServer nginx = RealServer.start(folder, LabServers.nginxHttp(folder, blocks))) {
      Site.Said said = story.site.verify(nginx.port(), NODE);

      assertThat(said.rootCause()).as("%s", said).isEqualTo("deployment.default-certificate");
      GoldenText.assertMatches(
          "renewals/default-server.txt",
          story.text(nginx.port(), NODE).replaceAll("serial [0-9a-f]{10,}", "serial N"));
    }
  }

  @Test
  @RequiresProgram("haproxy")
  void strictSniWithoutTheName() throws IOException {
    Path other = LabServers.combined(folder, story.site.issuer.issue("www.example.org"));
    try (RealServer haproxy =
        RealServer.start(folder, LabServers.haproxyWhole(folder, front(other + " strict-sni")))) {
      tells("strict-sni", haproxy, "handshake.unrecognized-name");
    }
  }

  @Test
  @RequiresProgram("nginx")
  void theStapleOfTheOldCertificateAfterTheUpdate() throws IOException {
    Path staple =
        Files.write(folder.resolve("staple.der"), story.site.issuer.ocspResponse(story.old));
    CredentialFiles files = story.old.writeTo(folder);
    String stapling = "ssl_stapling on; ssl_stapling_file " + staple + ";";
    try (RealServer nginx = RealServer.start(folder, nginx(files, stapling))) {
      story.renewed.writeTo(folder);
      nginx.signal("HUP");
      // While the old process still accepts connections the two take turns.
      nginx.await(() -> !story.expecting(nginx.port(), NODE).rootCause().startsWith("deployment."));

      tells("old-staple", nginx, "revocation.staple-mismatch");
    }
  }

  private void tells(String name, RealServer server, String cause) throws IOException {
    tells(name, server, NODE, cause);
  }

  private void tells(String name, RealServer server, String addresses, String cause)
      throws IOException {
    Site.Said said = story.expecting(server.port(), addresses);
    assertThat(said.rootCause()).as("%s\n%s", said, server).isEqualTo(cause);
    assertThat(said.code()).isEqualTo(2);
    GoldenText.assertMatches(
        "renewals/" + name + ".txt",
        story.text(server.port(), addresses, "--expect", story.renewedFile.toString()));
  }

  private RealServer.Launch nginx(CredentialFiles files, String directives) {
    String block = LabServers.nginxBlock(files, "default_server", VERSIONS, directives);
    return LabServers.nginxHttp(folder, block);
  }

  private static RealServer.Launch haproxy(Path folder, HaproxySocket socket, Path served) {
    return LabServers.haproxyWhole(folder, socket.configuration() + front(served.toString()));
  }

  private static String front(String certificate) {
    return """
    frontend door
      mode http
      bind @LISTEN@ ssl crt %s
      http-request return status 200
    """
        .formatted(certificate);
  }
}
