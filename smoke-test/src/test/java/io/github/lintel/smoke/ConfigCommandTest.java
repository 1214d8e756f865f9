package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.testkit.Behaviour;
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

/** What a configuration names, judged by the gate and compared with what is served. */
final class ConfigCommandTest {
  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  void everyBundleOfNginxIsJudged() throws IOException {
    Path configuration =
        nginx(
            server("443 ssl", Site.NAME, site.good(), "good")
                + server("443 ssl", Site.NAME + ".example", site.good(), "wrong")
                + server("444 ssl", "old.example.com", site.expired(), "old"));

    CommandRun run = run("nginx", configuration.toString());

    assertThat(run.code()).as("%s", run).isEqualTo(2);
    assertThat(run.out())
        .contains("HEALTHY  nginx *:443 shop.example.com (default), " + configuration + ":")
        .contains("nginx *:443 shop.example.com.example, " + configuration)
        .contains("certificate.name-mismatch")
        .contains("nginx *:444 old.example.com (default)")
        .contains("certificate.expired");
  }

  @Test
  void tellsAsJsonWhatWasNotUnderstood() throws IOException {
    Path configuration =
        nginx(
            server("443 ssl", Site.NAME, site.good(), "good")
                + "server { listen 445 ssl; server_name ~x; ssl_certificate /none.pem;"
                + " ssl_certificate_key /none.key; }"
                + "server { listen 446 ssl; ssl_certificate data:$c; ssl_certificate_key $k; }");

    CommandRun run = run("nginx", "--json", configuration.toString());
    JsonNode json = new ObjectMapper().readTree(run.out());

    assertThat(ReportSchema.problems(run.out())).isEmpty();
    assertThat(run.code()).isEqualTo(2);
    assertThat(json.at("/reports")).hasSize(1);
    assertThat(json.at("/reports/0/configuration/names/0").asText()).isEqualTo(Site.NAME);
    assertThat(json.at("/notUnderstood").toString())
        .contains("cannot read /none.pem: no such file")
        .contains("data:$c cannot be resolved")
        .contains("server_name ~x stands for names that are not known");
  }

  @Test
  void aRenewedFileThatIsNotLoadedIsNamedWithTheRemedy() throws IOException {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(site.expired()))) {
      String listen = "127.0.0.1:" + door.port() + " ssl";
      Path configuration =
          nginx(
              server(
                  listen,
                  Site.NAME,
                  site.issuer.issue(r -> r.names(Site.NAME).freshKey()),
                  "good"));

      assertThat(run("nginx", configuration.toString()).code()).isZero();
      Site.Said said = said("nginx", "--live", "--json", configuration.toString());

      assertThat(said.code()).isEqualTo(2);
      assertThat(said.rootCause()).as("%s", said).isEqualTo("deployment.not-expected-certificate");
      assertThat(said.report().at("/findings/0/remedy").asText())
          .isEqualTo(
              "Reload nginx (nginx -t && nginx -s reload): it has not loaded "
                  + folder
                  + "/good/fullchain.pem.");
    }
  }

  @Test
  void whatIsLoadedIsHealthyAtAnotherAddressToo() throws IOException {
    Credential rsa = site.issuer.issue(r -> r.names(Site.NAME).key(KeyKind.RSA_2048));
    Credential good = site.good();
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(good, rsa))) {
      Path one = combined("one.pem", good);
      Path other = combined("other.pem", rsa);
      Path configuration =
          Files.writeString(
              folder.resolve("haproxy.cfg"),
              "frontend f\n  bind 203.0.113.7:%d ssl crt %s crt %s\n"
                  .formatted(door.port(), one, other));

      CommandRun run = run("haproxy", configuration.toString(), "--live=127.0.0.1");

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).contains("HEALTHY  haproxy 203.0.113.7:");
    }
  }

  @Test
  void readsADumpFromStandardInput() throws IOException {
    String text = Files.readString(nginx(server("443 ssl", Site.NAME, site.good(), "good")));
    String dump = "# configuration file /etc/nginx/nginx.conf:\n" + text;

    CommandRun run =
        new CommandRun.Setting().input(dump).run(arguments("nginx", "-").toArray(String[]::new));

    assertThat(run.code()).as("%s", run).isZero();
    assertThat(run.out()).contains("/etc/nginx/nginx.conf:2");
  }

  @Test
  void aConfigurationWithoutTlsTellsNothing() throws IOException {
    CommandRun none = run("nginx", nginx("server { listen 1; server_name a; }").toString());

    assertThat(none.code()).isEqualTo(3);
    assertThat(none.err()).contains("no listener that ends TLS was found").hasLineCount(1);
  }

  @Test
  void badInputIsOneLine() throws IOException {
    Path configuration = nginx("");
    for (String[] arguments :
        List.of(
            new String[] {"apache", configuration.toString()},
            new String[] {"nginx", folder.resolve("none").toString()},
            new String[] {"nginx", folder.toString()},
            new String[] {"nginx"},
            new String[] {"nginx", configuration.toString(), "--live=somewhere"})) {
      CommandRun run = run(arguments);

      assertThat(run.code()).as("%s", run).isEqualTo(64);
      assertThat(run.err()).startsWith("lintel: ").hasLineCount(1);
    }
  }

  private Path nginx(String servers) throws IOException {
    return Files.writeString(folder.resolve("nginx.conf"), "http {\n" + servers + "}\n");
  }

  private String server(String listen, String names, Credential credential, String name)
      throws IOException {
    CredentialFiles files = credential.writeTo(Files.createDirectories(folder.resolve(name)));
    restrict(files.key());
    return "server { listen %s; server_name %s; ssl_certificate %s; ssl_certificate_key %s; }\n"
        .formatted(listen, names, files.chain(), files.key());
  }

  private Path combined(String name, Credential credential) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, credential.chainPem() + credential.keyPem());
    return restrict(file);
  }

  private static Path restrict(Path key) {
    key.toFile().setReadable(false, false);
    key.toFile().setReadable(true, true);
    return key;
  }

  private Site.Said said(String... arguments) throws IOException {
    CommandRun run = run(arguments);
    JsonNode reports = new ObjectMapper().readTree(run.out()).at("/reports");
    assertThat(ReportSchema.problems(run.out())).as("%s", run).isEmpty();
    return new Site.Said(run.code(), reports.get(reports.size() - 1));
  }

  private CommandRun run(String... arguments) {
    return CommandRun.of(arguments(arguments).toArray(String[]::new));
  }

  private List<String> arguments(String... more) {
    List<String> all = new ArrayList<>(List.of("config"));
    all.addAll(List.of(more));
    all.addAll(List.of("--at", Site.NOW.toString(), "--cacert", site.rootFile().toString()));
    return all;
  }
}
