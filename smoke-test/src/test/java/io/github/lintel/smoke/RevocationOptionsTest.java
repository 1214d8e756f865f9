package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.WebAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --crl} and {@code --revocation}; the JSON is valid by its schema, as {@link Site} sees to.
 */
final class RevocationOptionsTest {
  @TempDir Path folder;

  @Test
  void aListThatIsGivenCounts() throws IOException {
    Site site = new Site(folder);
    Credential leaf = site.good();
    byte[] list = site.issuer.revocationList(r -> r.revoke(leaf, Site.NOW.minusSeconds(3600)));
    Path der = Files.write(folder.resolve("issuer.crl"), list);
    Path pem =
        Files.writeString(
            folder.resolve("issuer.pem"),
            "-----BEGIN X509 CRL-----\n"
                + Base64.getMimeEncoder().encodeToString(list)
                + "\n-----END X509 CRL-----\n");

    try (FrontDoor door = FrontDoor.serving(leaf)) {
      for (Path file : List.of(der, pem)) {
        Site.Said said = site.verify(door.port(), "127.0.0.1", "--crl", file.toString());
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.rootCause()).isEqualTo("revocation.revoked");
        assertThat(said.address("127.0.0.1").at("/revocation/0/status").asText())
            .isEqualTo("revoked");
        assertThat(said.address("127.0.0.1").at("/revocation/0/location").asText())
            .isEqualTo(file.toString());
        assertThat(said.address("127.0.0.1").at("/revocation/1/status").asText())
            .isEqualTo("unknown");
      }
    }
  }

  @Test
  void aFileWithoutAListIsBadInput() throws IOException {
    Site site = new Site(folder);
    CommandRun run =
        CommandRun.of("verify", "--crl", site.rootFile().toString(), "shop.example.com");
    assertThat(run.code()).isEqualTo(64);
    assertThat(run.err())
        .contains("--crl: " + site.rootFile() + ": no revocation list (X509 CRL) in it");
  }

  @Test
  void respondersAreAskedOnRequest() throws IOException {
    Site site = new Site(folder);
    try (FrontDoor web = FrontDoor.of(Behaviour.web(Map.of()))) {
      String url = "http://127.0.0.1:" + web.port() + "/ocsp";
      Credential leaf =
          site.issuer.issue(
              r ->
                  r.names(Site.NAME)
                      .extension(
                          CertificateExtension.authorityInformationAccess(
                              List.of(url), List.of())));
      web.node(0)
          .behave(Behaviour.web(Map.of("/ocsp", WebAnswer.ok(site.issuer.ocspResponse(leaf)))));
      try (FrontDoor door = FrontDoor.serving(leaf)) {
        Site.Said without = site.verify(door.port(), "127.0.0.1");
        assertThat(without.report().at("/addresses/0/revocation").isMissingNode()).isTrue();
        assertThat(web.connectionCount()).isZero();

        Site.Said with = site.verify(door.port(), "127.0.0.1", "--revocation");
        assertThat(with.code()).as(with.toString()).isZero();
        assertThat(with.address("127.0.0.1").at("/revocation/0/source").asText()).isEqualTo("ocsp");
      }
    }
  }
}
