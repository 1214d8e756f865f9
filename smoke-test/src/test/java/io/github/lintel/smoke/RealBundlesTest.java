package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles as openssl writes them; and no secret in anything that the command prints. */
@RequiresProgram("openssl")
final class RealBundlesTest {
  private static final String PASSWORD = "swordfish-4711";

  @TempDir Path folder;
  private Site site;
  private Credential credential;
  private CredentialFiles files;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
    credential = site.issuer.issue(r -> r.names(Site.NAME).key(KeyKind.RSA_2048));
    files = credential.writeTo(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkey -in KEY -out OUT",
        "pkey -in KEY -traditional -out OUT",
        "pkey -in KEY -outform DER -out OUT",
        "pkcs8 -topk8 -v2 aes-256-cbc -in KEY -out OUT -passout pass:PASSWORD",
        "pkcs8 -topk8 -v2 des3 -v2prf hmacWithSHA512 -in KEY -out OUT -passout pass:PASSWORD",
        "pkcs8 -topk8 -scrypt -in KEY -out OUT -passout pass:PASSWORD",
        "pkcs8 -topk8 -v1 PBE-SHA1-3DES -in KEY -out OUT -passout pass:PASSWORD",
        "pkcs8 -topk8 -v2 aes-256-cbc -outform DER -in KEY -out OUT -passout pass:PASSWORD",
        "rsa -traditional -aes256 -in KEY -out OUT -passout pass:PASSWORD",
        "rsa -traditional -des3 -in KEY -out OUT -passout pass:PASSWORD"
      })
  void readsItsKeys(String command) throws Exception {
    judge(command, files.chain().toString(), openssl(command).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pkcs12 -export -in CHAIN -inkey KEY -out OUT -passout pass:PASSWORD",
        "pkcs12 -export -nomac -in CHAIN -inkey KEY -out OUT -passout pass:PASSWORD",
        "pkcs12 -export -keypbe NONE -certpbe NONE -in CHAIN -inkey KEY -out OUT"
            + " -passout pass:PASSWORD",
        "pkcs12 -export -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1"
            + " -in CHAIN -inkey KEY -out OUT -passout pass:PASSWORD"
      })
  void readsItsStores(String command) throws Exception {
    judge(command, openssl(command).toString());
  }

  @Test
  void readsAStoreWithoutAPassword() throws Exception {
    Path store = openssl("pkcs12 -export -in CHAIN -inkey KEY -out OUT -passout pass:");
    assertThat(bundle(Map.of(), store.toString()).code()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PEM", "DER"})
  void readsItsPkcs7(String form) throws Exception {
    Path chain = openssl("crl2pkcs7 -nocrl -certfile CHAIN -outform " + form + " -out OUT");
    CommandRun run = bundle(Map.of(), chain.toString(), files.key().toString());
    assertThat(run.code()).as("%s", run).isZero();
  }

  /** With the right password, a wrong one and none, then cut off; and nothing secret is printed. */
  private void judge(String command, String... bundle) throws Exception {
    boolean password = command.contains("PASSWORD") && !command.contains("NONE");
    CommandRun right = bundle(Map.of("PW", PASSWORD), bundle);
    assertThat(right.code()).as("%s", right).isZero();
    CommandRun wrong = bundle(Map.of("PW", "wrong"), bundle);
    CommandRun none = bundle(Map.of(), bundle);
    if (password) {
      assertThat(told(wrong)).contains("The password that was given does not open");
      assertThat(told(none)).contains("is encrypted and no password was given");
    }
    Path last = Path.of(bundle[bundle.length - 1]);
    byte[] whole = Files.readAllBytes(last);
    Files.write(last, Arrays.copyOf(whole, whole.length / 2));
    CommandRun cut = bundle(Map.of("PW", PASSWORD), bundle);
    assertThat(told(cut)).contains("bundle.unreadable").contains(last.toString());
    for (CommandRun run : List.of(right, wrong, none, cut)) {
      String hex = HexFormat.of().formatHex(credential.privateKey().getEncoded());
      assertThat(run.out() + run.err()).doesNotContain(PASSWORD, "PRIVATE KEY-----");
      for (int at = hex.length() / 2; at + 16 <= hex.length(); at += 16) {
        assertThat(run.out() + run.err()).doesNotContain(hex.substring(at, at + 16));
      }
      credential
          .keyPem()
          .lines()
          .skip(2)
          .limit(20)
          .forEach(line -> assertThat(run.out() + run.err()).doesNotContain(line));
    }
  }

  /** Without the breaks of lines. */
  private static String told(CommandRun run) {
    return run.out().replaceAll("\\s+", " ");
  }

  private CommandRun bundle(Map<String, String> environment, String... bundle) {
    List<String> args = new ArrayList<>(List.of("bundle"));
    args.addAll(List.of(bundle));
    args.addAll(List.of("--name", Site.NAME, "--at", Site.NOW.toString()));
    args.addAll(List.of("--cacert", site.rootFile().toString()));
    if (environment.containsKey("PW")) {
      args.addAll(List.of("--key-password-env", "PW"));
    }
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("LINTEL_DEBUG", "1");
    return new CommandRun.Setting().environment(variables).run(args.toArray(String[]::new));
  }

  private Path openssl(String command) throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    List<String> args = new ArrayList<>(List.of("openssl"));
    for (String word : command.split(" ")) {
      args.add(
          switch (word) {
            case "KEY" -> files.key().toString();
            case "CHAIN" -> files.chain().toString();
            case "OUT" -> out.toString();
            default -> word.replace("PASSWORD", PASSWORD);
          });
    }
    Process process = new ProcessBuilder(args).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    out.toFile().setReadable(false, false);
    out.toFile().setReadable(true, true);
    return out;
  }
}
