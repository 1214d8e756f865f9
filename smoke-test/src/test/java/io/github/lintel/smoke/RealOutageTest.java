package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outage, on three nodes of real nginx. */
@RequiresProgram("nginx")
final class RealOutageTest {
  private static final String NODES = "127.0.0.1,127.0.0.2,127.0.0.3";
  private static final String REJECTING =
      "server { listen @LISTEN@ ssl default_server; ssl_reject_handshake on; }";

  @TempDir Path folder;

  @Test
  void staleAndRejectingNodesAreNamedAndTheRepairIsSeen() throws IOException {
    Site site = new Site(folder);
    Credential renewed = site.good();
    Path renewedFile = Files.writeString(folder.resolve("renewed.pem"), renewed.chainPem());
    CredentialFiles onDisk = site.expired().writeTo(folder);
    RealServer.Launch serving = Servers.nginx(folder, onDisk);
    int port = RealServer.freePort("127.0.0.1", "127.0.0.2", "127.0.0.3");

    try (RealServer first = RealServer.start(folder, serving, "127.0.0.1", port);
        RealServer second = RealServer.start(folder, serving, "127.0.0.2", port)) {
      renewed.writeTo(folder);
      reload(first, site, renewed);
      try (RealServer third =
          RealServer.start(folder, Servers.nginx(folder, REJECTING), "127.0.0.3", port)) {
        Site.Said outage = site.verify(port, NODES, "--expect", renewedFile.toString());

        assertThat(outage.rootCause()).as("%s", outage).startsWith("deployment.");
        assertThat(outage.code()).isEqualTo(2);
        assertThat(outage.address("127.0.0.1").at("/verdict").asText()).isEqualTo("HEALTHY");
        assertThat(outage.findings("127.0.0.2")).contains("certificate.expired");
        assertThat(outage.address("127.0.0.3").at("/rootCause").asText())
            .isEqualTo("handshake.unrecognized-name");
        assertThat(third.port()).isEqualTo(port);
      }
      reload(second, site, renewed);
      try (RealServer third = RealServer.start(folder, serving, "127.0.0.3", port)) {
        Site.Said repaired = site.verify(port, NODES, "--expect", renewedFile.toString());

        assertThat(repaired.verdict()).as("%s\n%s", repaired, third).isEqualTo("HEALTHY");
        assertThat(repaired.code()).isZero();
      }
    }
  }

  private static void reload(RealServer server, Site site, Credential renewed) throws IOException {
    String leaf = Sha256.hex(renewed.leaf());
    server.signal("HUP");
    server.await(
        () -> site.verify(server.port(), server.address()).leaf(server.address()).equals(leaf));
  }
}
