package io.github.lintel.benchmarks.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConformanceTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("CA");
  private static final Credential LEAF = CA.issue("a.example");

  @Test
  void speaksTheSchemasOfLimbo() throws IOException {
    ObjectNode suite = JSON.createObjectNode().put("version", 1);
    ArrayNode cases = suite.putArray("testcases");
    cases.add(limbo("good", "a.example", true));
    cases.add(limbo("other-name", "b.example", true));
    cases.add(limbo("incomplete", "a.example", false));

    JsonNode results = JSON.readTree(run(suite.toString(), "limbo"));

    assertThat(results.path("version").asInt()).isEqualTo(1);
    assertThat(results.path("harness").asText()).isEqualTo("lintel");
    assertThat(results.path("results").findValuesAsText("id"))
        .containsExactly("good", "other-name", "incomplete");
    assertThat(results.path("results").findValuesAsText("actual_result"))
        .containsExactly("SUCCESS", "FAILURE", "FAILURE");
    assertThat(results.path("results").get(0).path("context").isNull()).isTrue();
    assertThat(results.path("results").get(2).path("context").asText()).startsWith("NO_ISSUER");
  }

  @Test
  void countsPkits(@TempDir Path folder) throws IOException {
    Path certificates = Files.createDirectory(folder.resolve("certs"));
    Files.write(certificates.resolve("root.crt"), ROOT.der());
    Files.write(certificates.resolve("ca.crt"), CA.der());
    Files.write(certificates.resolve("leaf.crt"), LEAF.leaf());
    Path lists = Files.createDirectory(folder.resolve("crls"));
    Files.write(lists.resolve("root.crl"), ROOT.revocationList(list -> {}));
    Files.write(lists.resolve("ca.crl"), CA.revocationList(list -> {}));
    ObjectNode suite = JSON.createObjectNode();
    ArrayNode cases = suite.putArray("testcases");
    cases.add(pkits("4.1.1", true));
    cases.add(pkits("4.1.2", false));
    Files.writeString(folder.resolve("pkits.json"), suite.toString());

    assertThat(run("", "pkits", folder.toString()))
        .contains("4.1.2 a case: accepted", "1 of 2 cases as expected");
  }

  @Test
  void explainsItself() throws IOException {
    assertThat(run("", "pkits")).startsWith("usage: ");
  }

  private static String run(String input, String... args) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    Conformance.run(
        args, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), stream, stream);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ObjectNode limbo(String id, String name, boolean complete) {
    ObjectNode limbo = JSON.createObjectNode().put("id", id).put("validation_kind", "SERVER");
    limbo.putArray("trusted_certs").add(ROOT.pem());
    ArrayNode others = limbo.putArray("untrusted_intermediates");
    if (complete) {
      others.add(CA.pem());
    }
    limbo.put("peer_certificate", pem(LEAF.leaf()));
    limbo.put("validation_time", NOW.toString());
    limbo.putObject("expected_peer_name").put("kind", "DNS").put("value", name);
    limbo.putNull("max_chain_depth");
    return limbo;
  }

  private static ObjectNode pkits(String id, boolean expected) {
    ObjectNode pkits = JSON.createObjectNode().put("id", id).put("name", "a case");
    pkits.put("trust_anchor", "root.crt").put("target", "leaf.crt");
    pkits.putArray("path").add("ca.crt");
    pkits.putArray("crls").add("root.crl").add("ca.crl");
    pkits.put("validation_time", NOW.toString()).put("expected_success", expected);
    pkits.putObject("settings").putArray("initial_policy_set").add("2.5.29.32.0");
    return pkits;
  }

  private static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(der)
        + "\n-----END CERTIFICATE-----\n";
  }
}
