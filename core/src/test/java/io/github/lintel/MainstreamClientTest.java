package io.github.lintel;

import static io.github.lintel.FrontDoors.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.MainstreamClient;
import io.github.lintel.facts.PathRule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Who enforces which rule: asked of the clients that are here, and told in the guide. */
class MainstreamClientTest {
  private static final Path GUIDE = Path.of("../docs/guide/policies.md");
  private static final String MARK = "<!-- the table is written by MainstreamClientTest -->\n";

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LIMIT|REVO.*")
  void theJdkRefusesWhatIsSaid(PathRule rule) {
    Assumptions.assumeFalse(
        rule == PathRule.MALFORMED_EXTENSION && Runtime.version().feature() < 25,
        "JDK 17 lets it pass");
    assertThat(trustedByTheJdk(RuleExample.of(rule)))
        .isEqualTo(!rule.refusedBy().contains(MainstreamClient.JSSE));
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "LIMIT|REVO.*")
  void opensslRefusesWhatIsSaid(PathRule rule) throws Exception {
    assertThat(trustedByOpenssl(RuleExample.of(rule)))
        .isEqualTo(!rule.refusedBy().contains(MainstreamClient.OPENSSL));
  }

  @Test
  void theGuideHasTheTable() throws IOException {
    String guide = Files.readString(GUIDE);
    int from = guide.indexOf(MARK) + MARK.length();
    String rest = guide.substring(from);
    String after = rest.substring(rest.indexOf("\n\n", 1));
    assertThat(from).isGreaterThan(MARK.length());
    Golden.assertMatches(GUIDE, guide.substring(0, from) + "\n" + table() + after);
  }

  private static String table() {
    String clients =
        Stream.of(MainstreamClient.values())
            .map(MainstreamClient::toString)
            .collect(Collectors.joining(" | "));
    StringBuilder table = new StringBuilder();
    table.append("| a path is refused for | source | ").append(clients);
    table.append(" | `webServer()` | `rfc5280()` | `strict()` |\n|---|---|");
    table.append("---|".repeat(MainstreamClient.values().length + 3));
    for (PathRule rule : PathRule.values()) {
      if (rule == PathRule.LIMIT || rule == PathRule.REVOCATION_UNKNOWN) {
        continue;
      }
      table.append("\n| ").append(rule.description()).append(" | ").append(rule.source());
      for (MainstreamClient client : MainstreamClient.values()) {
        table.append(" | ").append(rule.refusedBy().contains(client) ? "refuses" : "");
      }
      for (Policy policy : List.of(Policy.webServer(), Policy.rfc5280(), Policy.strict())) {
        table.append(" | ").append(policy.rejects(rule) ? "rejects" : "");
      }
      table.append(" |");
    }
    return table.toString().replace("  |", " |");
  }

  private static boolean trustedByTheJdk(RuleExample example) {
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (byte[] der : example.credential().chain()) {
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      PKIXBuilderParameters parameters =
          new PKIXBuilderParameters(example.root().trustStore(), new X509CertSelector());
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(NOW));
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(new CertPathTrustManagerParameters(parameters));
      ((X509TrustManager) managers.getTrustManagers()[0])
          .checkServerTrusted(chain.toArray(X509Certificate[]::new), "ECDHE_ECDSA");
      return true;
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private boolean trustedByOpenssl(RuleExample example) throws IOException, InterruptedException {
    Path root = pem("root.pem", List.of(example.root().der()));
    List<byte[]> chain = example.credential().chain();
    Path leaf = pem("leaf.pem", chain.subList(0, 1));
    List<String> command =
        new ArrayList<>(List.of("openssl", "verify", "-purpose", "sslserver", "-auth_level", "2"));
    command.addAll(List.of("-no-CApath", "-no-CAstore", "-CAfile", root.toString()));
    command.addAll(List.of("-attime", String.valueOf(NOW.getEpochSecond())));
    if (chain.size() > 1) {
      Path others = pem("others.pem", chain.subList(1, chain.size()));
      command.addAll(List.of("-untrusted", others.toString()));
    }
    command.add(leaf.toString());
    Process process = start(command);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue() == 0;
  }

  /** The test is skipped where there is no openssl, or another one than version 3. */
  private static Process start(List<String> command) throws IOException {
    String version = version();
    Assumptions.assumeTrue(
        version.startsWith("OpenSSL 3"), () -> "needs OpenSSL 3, found " + version);
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static String version() {
    try {
      Process asked = new ProcessBuilder("openssl", "version").start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "none";
    }
  }

  private Path pem(String name, List<byte[]> certificates) throws IOException {
    StringBuilder text = new StringBuilder();
    for (byte[] der : certificates) {
      text.append("-----BEGIN CERTIFICATE-----\n")
          .append(Base64.getMimeEncoder().encodeToString(der))
          .append("\n-----END CERTIFICATE-----\n");
    }
    return Files.writeString(folder.resolve(name), text.toString());
  }
}
