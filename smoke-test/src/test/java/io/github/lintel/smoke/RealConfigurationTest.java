package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read of a configuration is what the server with that configuration serves: for every name
 * the leaf that real nginx and HAProxy choose among many.
 */
final class RealConfigurationTest {
  @TempDir Path folder;
  private Site site;
  private int certificates;

  @BeforeEach
  void begin() throws IOException {
    site = new Site(folder);
  }

  @Test
  @RequiresProgram("nginx")
  void nginxServesWhatIsRead() throws IOException {
    List<String> servers = new ArrayList<>();
    servers.add(server("ssl", "a.example.com", own("a.example.com")));
    servers.add(
        server(
            "ssl default_server",
            "b.example.com www.b.example.com",
            own("b.example.com", "www.b.example.com", "none.example.com")
                + rsa("b.example.com", "www.b.example.com", "none.example.com")));
    servers.add(server("ssl", "*.c.example.com", own("*.c.example.com")));
    servers.add(server("ssl", "x.c.example.com", own("x.c.example.com")));
    servers.add(server("", ".d.example.com", own("d.example.com", "*.d.example.com")));
    servers.add(server("ssl", "a.example.com", own("a.example.com"))); // is ignored
    servers.add(server("ssl", "none.example.com", "")); // gets that of the default
    Path sites = Files.createDirectory(folder.resolve("sites"));
    RealServer.Launch launch =
        (address, port) -> {
          for (int i = 0; i < servers.size(); i++) {
            String text = servers.get(i).replace("@LISTEN@", address + ":" + port);
            Files.writeString(sites.resolve(i + ".conf"), text);
          }
          return LabServers.nginxHttp(folder, "include sites/*.conf;").on(address, port);
        };
    try (RealServer nginx = RealServer.start(folder, launch)) {
      JsonNode told = told("nginx", folder.resolve("nginx.conf"), nginx);

      assertThat(names(told))
          .containsExactlyInAnyOrder(
              "a.example.com",
              "any-name.c.example.com",
              "any-name.d.example.com",
              "b.example.com",
              "d.example.com",
              "none.example.com",
              "www.b.example.com",
              "x.c.example.com");
      assertThat(told.at("/notUnderstood").toString())
          .contains("server_name a.example.com is ignored");
    }
  }

  @Test
  @RequiresProgram("haproxy")
  void haproxyServesWhatIsRead() throws IOException {
    Path all = Files.createDirectory(folder.resolve("all"));
    combined(all.resolve("2.pem"), r -> r.names("a.example.com", "b.example.com"));
    combined(all.resolve("1.pem"), r -> r.names("a.example.com").key(KeyKind.RSA_2048));
    combined(all.resolve("3.pem"), r -> r.names("b.example.com")); // comes too late
    Path wild = combined(folder.resolve("wild.pem"), r -> r.names("*.c.example.com"));
    Path one = combined(folder.resolve("one.pem"), r -> r.names("x.c.example.com"));
    Path alone = folder.resolve("alone.crt");
    Credential beside = credential(r -> r.names("d.example.com"));
    Files.writeString(alone, beside.chainPem());
    Files.writeString(folder.resolve("alone.crt.key"), beside.keyPem());
    Path list =
        Files.writeString(
            folder.resolve("list"),
            "# names\n%s [alpn h2] *.c.example.com !y.c.example.com\n%s\n".formatted(wild, one));
    RealServer.Launch launch =
        LabServers.haproxyWhole(
            folder,
            """
            frontend door
              mode http
              bind @LISTEN@ ssl crt %s crt-list %s crt %s
              http-request return status 200
            """
                .formatted(all, list, alone));
    try (RealServer haproxy = RealServer.start(folder, launch)) {
      JsonNode told = told("haproxy", folder.resolve("haproxy.cfg"), haproxy);

      assertThat(names(told))
          .containsExactlyInAnyOrder(
              "a.example.com",
              "any-name.c.example.com",
              "b.example.com",
              "d.example.com",
              "x.c.example.com");
      assertThat(told.at("/notUnderstood").toString())
          .contains("3.pem is not served for b.example.com");
    }
  }

  /** Every report is about a leaf that is on disk and is served. */
  private JsonNode told(String server, Path file, RealServer running) throws IOException {
    CommandRun run =
        CommandRun.of(
            "config",
            server,
            file.toString(),
            "--live",
            "--json",
            "--at",
            Site.NOW.toString(),
            "--cacert",
            site.rootFile().toString());
    assertThat(run.code()).as("%s\n%s", run, running).isZero();
    assertThat(ReportSchema.problems(run.out())).isEmpty();
    return new ObjectMapper().readTree(run.out());
  }

  /** The names that were asked for at the running server. */
  private static List<String> names(JsonNode told) {
    List<String> names = new ArrayList<>();
    for (JsonNode report : told.at("/reports")) {
      if (!report.at("/addresses/0/address").asText().equals("in-memory")) {
        names.add(report.at("/target").asText().replaceFirst(":\\d+$", ""));
      }
    }
    return names;
  }

  private static String server(String options, String names, String certificates) {
    return "server { listen @LISTEN@ %s; server_name %s; %s return 200; }"
        .formatted(options, names, certificates);
  }

  private String own(String... names) throws IOException {
    return directives(credential(r -> r.names(names)));
  }

  private String rsa(String... names) throws IOException {
    return directives(credential(r -> r.names(names).key(KeyKind.RSA_2048)));
  }

  private String directives(Credential credential) throws IOException {
    CredentialFiles files =
        credential.writeTo(Files.createDirectory(folder.resolve("tls" + ++certificates)));
    return "ssl_certificate %s; ssl_certificate_key %s;".formatted(files.chain(), files.key());
  }

  private Path combined(Path file, Consumer<CertificateRecipe> change) throws IOException {
    Credential credential = credential(change);
    return Files.writeString(file, credential.chainPem() + credential.keyPem());
  }

  private Credential credential(Consumer<CertificateRecipe> change) {
    return site.issuer.issue(change);
  }
}
