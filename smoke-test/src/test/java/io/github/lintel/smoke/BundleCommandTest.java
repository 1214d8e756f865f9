package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleCommandTest {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  void aGoodBundleIsHealthyInTwoFilesAndInOne() throws IOException {
    CredentialFiles files = site.good().writeTo(folder);
    Path both = file(site.good().keyPem() + site.good().chainPem());

    assertThat(bundle(files.chain().toString(), files.key().toString()).code()).isZero();
    CommandRun combined = bundle(both.toString());
    assertThat(combined.code()).as("%s", combined).isZero();
    assertThat(combined.out()).startsWith("HEALTHY");
  }

  @Test
  void severalNamesMayFollowTheOption() throws IOException {
    Credential two = site.issuer.issue(Site.NAME, "www.example.com");
    CredentialFiles files = two.writeTo(folder);

    String chain = files.chain().toString();
    String key = files.key().toString();
    assertThat(bundle(chain, key, "--name", "www.example.com").code()).isZero();
    assertThat(bundle(chain, key, "--name", "www.example.com", "other.example.com").code())
        .isEqualTo(2);
  }

  @Test
  void unusableContentIsAFinding() throws IOException {
    Path key = Files.writeString(folder.resolve("key.pem"), site.good().keyPem());
    String foreign = site.issuer.issue(r -> r.names(Site.NAME).freshKey()).chainPem();
    String encrypted =
        "-----BEGIN ENCRYPTED PRIVATE KEY-----\nMBEwBAYCKgMECQECAwQFBgcICQ==\n-----END ENCRYPTED PRIVATE KEY-----\n";

    expect("bundle.unreadable", file("").toString(), key.toString());
    expect("bundle.unreadable", file("garbage").toString(), key.toString());
    expect("bundle.unreadable", file(site.good().chainPem()).toString());
    expect("bundle.key-encrypted", file(site.good().chainPem() + encrypted).toString());
    expect("bundle.key-mismatch", file(foreign).toString(), key.toString());
  }

  private void expect(String check, String... files) throws IOException {
    List<String> args = new ArrayList<>(List.of(files));
    args.add("--json");
    CommandRun run = bundle(args.toArray(String[]::new));
    assertThat(ReportSchema.problems(run.out())).as("%s", run).isEmpty();
    JsonNode json = new ObjectMapper().readTree(run.out());
    assertThat(json.at("/reports/0/rootCause").asText()).as("%s", run).isEqualTo(check);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).doesNotContain("PRIVATE KEY-----");
  }

  private CommandRun bundle(String... more) {
    List<String> args = new ArrayList<>(List.of("bundle"));
    args.addAll(List.of("--at", Site.NOW.toString(), "--cacert", site.rootFile().toString()));
    args.addAll(List.of(more));
    if (!List.of(more).contains("--name")) {
      args.addAll(List.of("--name", Site.NAME));
    }
    return CommandRun.of(args.toArray(String[]::new));
  }

  private Path file(String text) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "bundle", ".pem"), text);
  }
}
