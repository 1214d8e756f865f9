package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate before a deployment: what is served now, and what would be. */
final class BundleGateTest {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  void aNameThatIsLostStopsTheDeployment() throws IOException {
    Credential today = site.issuer.issue(Site.NAME, "www.example.com");
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(today))) {
      Site.Said said = bundle(site.good(), against(door));

      assertThat(said.code()).as("%s", said).isEqualTo(2);
      assertThat(said.rootCause()).isEqualTo("bundle.names-lost");
      assertThat(said.report().toString()).contains("www.example.com");
    }
  }

  @Test
  void theSameNamesPass() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(site.expired()))) {
      Site.Said said = bundle(site.good(), against(door));

      assertThat(said.code()).as("%s", said).isZero();
      assertThat(said.findings()).isEmpty();
    }
  }

  @Test
  void anotherIssuerIsANoteAndAnotherTypeOfKeyAWarning() throws IOException {
    Credential today = site.root.intermediate("Old CA").issue(r -> rsa(r.names(Site.NAME)));
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(today))) {
      Site.Said said = bundle(site.good(), against(door));

      assertThat(said.code()).as("%s", said).isEqualTo(1);
      assertThat(said.findings())
          .containsExactlyInAnyOrder("bundle.issuer-changed", "bundle.key-type-changed");
    }
  }

  @Test
  void whatIsNotKnownIsNeitherRedNorGreen() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.refuse())) {
      CommandRun run = run(site.good(), against(door));

      assertThat(run.code()).as("%s", run).isEqualTo(3);
      assertThat(run.err()).contains("--against " + Site.NAME).hasLineCount(1);
    }
  }

  @Test
  void theOtherSiteThatAnswersIsNotReplaced() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(site.issuer.issue("other.example.com")))) {
      assertThat(bundle(site.good(), against(door)).code()).isZero();
    }
  }

  @Test
  void comparesWithAReportThatWasKept() throws IOException {
    Credential today = site.issuer.issue(Site.NAME, "www.example.com");
    Path kept;
    String target;
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(today, site.issuer.issue(r -> rsa(r.names(Site.NAME)))))) {
      CommandRun run = verify(door, "--json", "--thorough");
      kept = Files.writeString(folder.resolve("kept.json"), run.out());
      target = Site.NAME + ":" + door.port();
      CommandRun same = verify(door, "--thorough", "--against-report", kept.toString());
      assertThat(same.out()).contains("Nothing has changed since");
    }
    Site.Said said = bundle(site.good(), "--against-report", kept.toString());
    assertThat(said.findings()).contains("bundle.names-lost", "bundle.key-type-changed");
    assertThat(target).isNotEmpty();
  }

  @Test
  void saysWhatChangedSinceAReport() throws IOException {
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(site.issuer.issue(Site.NAME, "old.example.com")))) {
      Path kept = Files.writeString(folder.resolve("kept.json"), verify(door, "--json").out());
      String text = Files.readString(kept).replace("old.example.com", "older.example.com");
      Files.writeString(
          kept, text.replaceFirst("\"sha256\" : \"[0-9a-f]{4}", "\"sha256\" : \"ffff"));

      CommandRun run = verify(door, "--against-report", kept.toString());
      assertThat(run.out())
          .contains("Changes since ")
          .contains("the certificate was replaced: serial")
          .contains("names were lost: older.example.com")
          .contains("names were added: old.example.com");
      CommandRun json = verify(door, "--json", "--against-report", kept.toString());
      assertThat(ReportSchema.problems(json.out())).isEmpty();
      assertThat(json.out()).contains("\"names-lost\"").contains("\"changes\"");
    }
  }

  @Test
  void aReportThatIsNoneIsOneLine() throws IOException {
    for (String text :
        List.of("", "{}", "[1", "{\"schema\":1,\"reports\":[{\"checkedAt\":\"x\"}]}")) {
      Path file = Files.writeString(folder.resolve("kept.json"), text);
      CommandRun run = run(site.good(), "--name", Site.NAME, "--against-report", file.toString());
      assertThat(run.code()).as("%s", run).isEqualTo(64);
      assertThat(run.err()).contains("--against-report", "kept.json").hasLineCount(1);
    }
  }

  @Test
  void twoTypesOfKeyAreServedTogether() throws IOException {
    Credential rsa = site.issuer.issue(r -> rsa(r.names(Site.NAME)));
    CredentialFiles second = rsa.writeTo(Files.createDirectory(folder.resolve("rsa")));
    String[] also = {
      "--name",
      Site.NAME,
      "--also",
      second.chain().toString(),
      "--also-key",
      second.key().toString()
    };
    assertThat(bundle(site.good(), also).code()).isZero();

    CertificateAuthority strange = CertificateAuthority.root("Strange Root", Site.NOW);
    strange.issue(r -> rsa(r.names(Site.NAME))).writeTo(folder.resolve("rsa"));
    Site.Said said = bundle(site.good(), also);
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.findings()).contains("chain.untrusted-root");
  }

  private static io.github.lintel.testkit.CertificateRecipe rsa(
      io.github.lintel.testkit.CertificateRecipe recipe) {
    return recipe.key(KeyKind.RSA_2048);
  }

  private static String[] against(FrontDoor door) {
    String host = Site.NAME + ":" + door.port();
    return new String[] {"--against", host, "--resolve", host + ":" + addresses(door)};
  }

  private static String addresses(FrontDoor door) {
    return String.join(",", door.addresses().stream().map(a -> a.getHostAddress()).toList());
  }

  private CommandRun verify(FrontDoor door, String... more) {
    String host = Site.NAME + ":" + door.port();
    List<String> args = new ArrayList<>(List.of("verify", "--at", Site.NOW.toString()));
    args.addAll(List.of("--cacert", site.rootFile().toString()));
    args.addAll(List.of("--resolve", host + ":" + addresses(door), host));
    args.addAll(List.of(more));
    return CommandRun.of(args.toArray(String[]::new));
  }

  private Site.Said bundle(Credential credential, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of(more));
    args.add("--json");
    return Site.Said.of(run(credential, args.toArray(String[]::new)));
  }

  private CommandRun run(Credential credential, String... more) throws IOException {
    CredentialFiles files = credential.writeTo(folder);
    files.key().toFile().setReadable(false, false);
    files.key().toFile().setReadable(true, true);
    List<String> args =
        new ArrayList<>(List.of("bundle", files.chain().toString(), files.key().toString()));
    args.addAll(List.of("--at", Site.NOW.toString(), "--cacert", site.rootFile().toString()));
    args.addAll(List.of(more));
    if (!args.contains("--name") && !args.contains("--against")) {
      args.addAll(List.of("--name", Site.NAME));
    }
    return CommandRun.of(args.toArray(String[]::new));
  }
}
