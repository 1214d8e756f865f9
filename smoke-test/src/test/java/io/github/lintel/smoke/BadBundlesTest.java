package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bundles that are wrong in every way, given to every command that takes one: nothing of a private
 * key is told by any of them, no file is changed, and what is wrong is said.
 */
final class BadBundlesTest {
  private static final String PASSWORD = "swordfish-4711";

  @TempDir Path folder;
  private Site site;
  private Credential rsa;
  private Credential ec;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
    rsa = site.issuer.issue(r -> r.names(Site.NAME).key(KeyKind.RSA_2048));
    ec = site.good();
  }

  @Test
  void theKeysWouldBeFound() {
    for (Credential credential : List.of(rsa, ec)) {
      String pem = credential.keyPem().replaceAll("\\s+", "");
      assertThat(Secrets.needles(credential)).hasSizeGreaterThan(10).anyMatch(pem::contains);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "swapped",
        "key twice",
        "key of another",
        "cut off",
        "one character",
        "key as certificate",
        "no certificate",
        "no key",
        "leaf only",
        "strange authority",
        "dashes in the key",
        "binary",
        "empty"
      })
  void nothingOfAKeyIsTold(String kind) throws IOException {
    for (Credential credential : List.of(rsa, ec)) {
      Path chain = folder.resolve("chain.pem");
      Path key = folder.resolve("key.pem");
      spoil(kind, credential, chain, key);
      restrict(key);
      Path combined = folder.resolve("combined.pem");
      Files.write(combined, concatenated(Files.readAllBytes(chain), Files.readAllBytes(key)));
      restrict(combined);
      byte[] before = Files.readAllBytes(combined);

      String told = everything(chain, key, combined);

      Secrets.assertNone(told, rsa, ec);
      assertThat(told).doesNotContain("internal error").doesNotContain("Exception");
      assertThat(Files.readAllBytes(combined)).isEqualTo(before);
    }
  }

  @Test
  void aStoreWithSeveralKeysSaysHowMany() throws Exception {
    for (String type : List.of("PKCS12", "JKS")) {
      Path store = store(type, s -> {});

      CommandRun run = run("bundle", store.toString(), "--name", Site.NAME);

      assertThat(run.code()).as("%s", run).isEqualTo(2);
      assertThat(run.out().replaceAll("\\s+", " "))
          .contains("bundle.unreadable")
          .contains("it holds 2 private keys; one is needed");
      Secrets.assertNone(run.out() + run.err(), rsa, ec);
      CommandRun client = run("verify", "--cert", store.toString(), "localhost:1");
      assertThat(client.code()).isEqualTo(64);
      assertThat(client.err())
          .startsWith("lintel: --cert: " + store)
          .contains("it holds 2 private keys; one is needed")
          .hasLineCount(1);
    }
  }

  @Test
  void anEncryptedClientKeyTakesThePasswordOfTheOptions() throws Exception {
    Path store = store("PKCS12", s -> delete(s, "ec"));

    CommandRun right = run("verify", "--cert", store.toString(), "127.0.0.1:1");
    CommandRun wrong =
        new CommandRun.Setting()
            .environment(Map.of("PW", "wrong"))
            .run("verify", "--cert", store.toString(), "--key-password-env", "PW", "127.0.0.1:1");
    CommandRun none = CommandRun.of("verify", "--cert", store.toString(), "127.0.0.1:1");

    assertThat(right.code()).as("%s", right).isEqualTo(2); // nothing listens there
    assertThat(right.out()).contains("connection.refused");
    assertThat(wrong.code()).isEqualTo(64);
    assertThat(wrong.err()).contains("the password is not that of the private key").hasLineCount(1);
    assertThat(none.code()).isEqualTo(64);
    assertThat(none.err()).contains("is encrypted (--key-password-file").hasLineCount(1);
    for (CommandRun run : List.of(right, wrong, none)) {
      Secrets.assertNone(run.out() + run.err(), rsa);
      assertThat(run.out() + run.err()).doesNotContain(PASSWORD);
    }
  }

  private String everything(Path chain, Path key, Path combined) throws IOException {
    Path nginx =
        Files.writeString(
            folder.resolve("nginx.conf"),
            "server { listen 443 ssl; server_name %s; ssl_certificate %s; ssl_certificate_key %s; }"
                .formatted(Site.NAME, chain, key));
    Path haproxy =
        Files.writeString(
            folder.resolve("haproxy.cfg"), "listen x\n  bind :443 ssl crt " + combined + "\n");
    StringBuilder told = new StringBuilder();
    for (List<String> command :
        List.of(
            List.of("bundle", chain.toString(), key.toString(), "--name", Site.NAME),
            List.of("bundle", key.toString(), chain.toString(), "--name", Site.NAME),
            List.of("bundle", combined.toString(), "--name", Site.NAME, "--json"),
            List.of(
                "bundle",
                combined.toString(),
                "--name",
                Site.NAME,
                "--fix",
                folder.resolve("fixed").toString()),
            List.of("verify", "--cert", chain.toString(), "--key", key.toString(), "127.0.0.1:1"),
            List.of("verify", "--cert", combined.toString(), "127.0.0.1:1"),
            List.of("verify", "--expect", combined.toString(), "127.0.0.1:1"),
            List.of("verify", "--expect-key", combined.toString(), "127.0.0.1:1"),
            List.of("verify", "--cacert", combined.toString(), "127.0.0.1:1"),
            List.of("config", "nginx", nginx.toString(), "--json"),
            List.of("config", "haproxy", haproxy.toString()),
            List.of("config", "nginx", combined.toString()),
            List.of("config", "haproxy", combined.toString(), "--json"))) {
      CommandRun run = run(command.toArray(String[]::new));
      assertThat(run.code()).as("%s", run).isIn(0, 1, 2, 3, 64);
      told.append(run);
      Files.deleteIfExists(folder.resolve("fixed"));
    }
    return told.toString();
  }

  private void spoil(String kind, Credential credential, Path chain, Path key) throws IOException {
    String certificates = credential.chainPem();
    String secret = credential.keyPem();
    int middle = secret.length() / 2;
    switch (kind) {
      case "swapped" -> write(chain, secret, key, certificates);
      case "key twice" -> write(chain, certificates, key, secret + secret);
      case "key of another" -> write(chain, certificates, key, other(credential).keyPem());
      case "cut off" -> write(chain, certificates, key, secret.substring(0, middle));
      case "one character" ->
          write(
              chain,
              certificates,
              key,
              secret.substring(0, middle) + "!" + secret.substring(middle));
      case "key as certificate" ->
          write(chain, secret.replace("PRIVATE KEY", "CERTIFICATE"), key, secret);
      case "no certificate" -> write(chain, "", key, secret);
      case "no key" -> write(chain, certificates, key, "");
      case "leaf only" ->
          write(
              chain,
              credential.withChain(credential.chain().subList(0, 1)).chainPem(),
              key,
              secret);
      case "strange authority" -> {
        Credential strange = CertificateAuthority.root("Strange Root", Site.NOW).issue(Site.NAME);
        write(chain, strange.chainPem(), key, secret);
      }
      case "dashes in the key" ->
          write(
              chain,
              certificates,
              key,
              secret.substring(0, middle) + "-----" + secret.substring(middle));
      case "binary" -> {
        Files.writeString(chain, certificates);
        byte[] der = credential.privateKey().getEncoded();
        Files.write(key, Arrays.copyOf(der, der.length - 7));
      }
      default -> write(chain, "", key, "");
    }
  }

  private Credential other(Credential credential) {
    return credential == rsa ? ec : rsa;
  }

  private Path store(String type, Consumer<KeyStore> change)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry("rsa", rsa.privateKey(), PASSWORD.toCharArray(), chain(rsa));
    store.setKeyEntry("ec", ec.privateKey(), PASSWORD.toCharArray(), chain(ec));
    change.accept(store);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    store.store(bytes, PASSWORD.toCharArray());
    return restrict(Files.write(folder.resolve("store." + type), bytes.toByteArray()));
  }

  private static Certificate[] chain(Credential credential) {
    return new Certificate[] {credential.certificate()};
  }

  private static void delete(KeyStore store, String alias) {
    try {
      store.deleteEntry(alias);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private CommandRun run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--at", Site.NOW.toString()));
    if (!all.contains("--cacert")) {
      all.addAll(List.of("--cacert", site.rootFile().toString()));
    }
    all.addAll(List.of("--key-password-env", "PW"));
    return new CommandRun.Setting()
        .environment(Map.of("LINTEL_DEBUG", "1", "PW", PASSWORD))
        .run(all.toArray(String[]::new));
  }

  private static void write(Path chain, String first, Path key, String second) throws IOException {
    Files.writeString(chain, first);
    Files.writeString(key, second, StandardCharsets.US_ASCII);
  }

  private static byte[] concatenated(byte[] one, byte[] other) {
    byte[] all = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, all, one.length, other.length);
    return all;
  }

  private static Path restrict(Path key) {
    key.toFile().setReadable(false, false);
    key.toFile().setReadable(true, true);
    return key;
  }
}
