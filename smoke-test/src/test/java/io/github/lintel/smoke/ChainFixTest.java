package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel bundle --fix}: a new file with the chain in order. */
final class ChainFixTest {
  @TempDir Path folder;
  private Site site;
  private Credential good;
  private Path out;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
    good = site.good();
    out = folder.resolve("fixed.pem");
  }

  @Test
  void putsInOrderAndLeavesOutWhatIsNotSent() throws IOException {
    byte[] leaf = good.chain().get(0);
    byte[] issuer = good.chain().get(1);
    byte[] stranger = site.root.intermediate("Stranger CA").der();
    Credential messy = good.withChain(List.of(site.root.der(), issuer, stranger, leaf, issuer));

    CommandRun run = fix(messy);

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(Files.readString(out)).isEqualTo(good.chainPem());
    assertThat(run.out())
        .contains("Wrote " + out + ": 2 certificates, without the private key.")
        .contains("in order: CN=" + Site.NAME + ", then CN=Shop CA 1")
        .contains("left out, a root is not sent: CN=Shop Root")
        .contains("left out, no path needs it: CN=Stranger CA")
        .contains("left out, it is there twice: CN=Shop CA 1")
        .contains("With it: HEALTHY.");
  }

  @Test
  void saysThatNothingHadToBeChanged() throws IOException {
    CommandRun run = fix(good);
    assertThat(run.out()).contains("nothing had to be changed");
    assertThat(Files.readString(out)).isEqualTo(good.chainPem());
  }

  @Test
  void cannotInventWhatIsMissing() throws IOException {
    CommandRun run = fix(good.withChain(List.of(good.leaf())));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("With it: BROKEN, chain.missing-intermediate.");
  }

  @Test
  void writesOverNothing() throws IOException {
    Path combined = input(good);
    for (Path existing : List.of(Files.writeString(out, "precious"), combined, folder)) {
      byte[] before = Files.isDirectory(existing) ? new byte[0] : Files.readAllBytes(existing);
      CommandRun run = fix(good, existing);
      assertThat(run.code()).as("%s", run).isEqualTo(64);
      assertThat(run.err()).contains("exists, and nothing is written over").hasLineCount(1);
      if (!Files.isDirectory(existing)) {
        assertThat(Files.readAllBytes(existing)).isEqualTo(before);
      }
    }
    assertThat(fix(good, folder.resolve("no/such/fixed.pem")).err())
        .contains("there is no such folder")
        .hasLineCount(1);
  }

  @Test
  void writesNothingForAStrangeKey() throws IOException {
    CommandRun run = fix(good.withKey(site.issuer.issue(r -> r.freshKey()).privateKey()));
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.out()).contains("the private key belongs to none of the certificates");
    assertThat(out).doesNotExist();
  }

  @Test
  void copiesTheKeyOnlyIfAskedAndForTheOwnerOnly() throws IOException {
    CommandRun run = fix(good, out, "--with-key");
    assertThat(run.code()).as("%s", run).isZero();
    assertThat(Files.readString(out)).isEqualTo(good.chainPem() + good.keyPem());
    if (out.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out)))
          .isEqualTo("rw-------");
    }
    assertThat(run.out()).contains("and the private key.").doesNotContain("PRIVATE KEY-----");
  }

  @Test
  void withJsonTheOutputStaysJson() throws IOException {
    CommandRun run = fix(good, out, "--json");
    assertThat(ReportSchema.problems(run.out())).isEmpty();
    assertThat(run.err()).contains("Wrote ");
  }

  private CommandRun fix(Credential credential) throws IOException {
    return fix(credential, out);
  }

  private CommandRun fix(Credential credential, Path to, String... more) throws IOException {
    List<String> args = new ArrayList<>(List.of("bundle", input(credential).toString()));
    args.addAll(List.of("--at", Site.NOW.toString(), "--cacert", site.rootFile().toString()));
    args.addAll(List.of("--name", Site.NAME, "--fix", to.toString()));
    return CommandRun.of(Stream.concat(args.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private Path input(Credential credential) throws IOException {
    Path file = folder.resolve("bundle.pem");
    Files.writeString(file, credential.keyPem() + "# comment\r\n" + credential.chainPem());
    file.toFile().setReadable(false, false);
    file.toFile().setReadable(true, true);
    return file;
  }
}
