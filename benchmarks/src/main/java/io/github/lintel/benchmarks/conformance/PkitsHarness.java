package io.github.lintel.benchmarks.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.path.PathInputs;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Runs NIST's PKITS from a folder with {@code pkits.json} and {@code certs}. Its keys and hashes
 * are of another age, so it is run with the policy that leaves these alone. The status of every
 * certificate has to be known.
 */
final class PkitsHarness {
  private PkitsHarness() {}

  /** Prints each case that is decided otherwise, then the count; returns 0 if there is none. */
  static int run(Path folder, PrintStream out) throws IOException {
    JsonNode suite = new ObjectMapper().readTree(folder.resolve("pkits.json").toFile());
    int all = 0;
    int otherwise = 0;
    for (JsonNode pkits : suite.path("testcases")) {
      all++;
      PathSearch search = search(pkits, folder.resolve("certs"));
      boolean accepted = search.trustedPath().isPresent();
      if (accepted != pkits.path("expected_success").asBoolean()) {
        otherwise++;
        out.printf(
            "%s %s: %s%n",
            pkits.path("id").asText(),
            pkits.path("name").asText(),
            accepted ? "accepted" : "rejected: " + search.best().orElseThrow().problems());
      }
    }
    out.printf("%d of %d cases as expected%n", all - otherwise, all);
    return otherwise == 0 ? 0 : 1;
  }

  private static PathSearch search(JsonNode pkits, Path folder) throws IOException {
    List<PresentedCertificate> presented = new ArrayList<>();
    presented.add(certificate(pkits.path("target"), folder));
    for (JsonNode name : pkits.path("path")) {
      presented.add(certificate(name, folder));
    }
    List<TrustAnchor> anchors = new ArrayList<>();
    if (certificate(pkits.path("trust_anchor"), folder) instanceof Certificate anchor) {
      anchors.add(new TrustAnchor(anchor, false, "PKITS"));
    }
    GivenLists lists = new GivenLists();
    for (JsonNode name : pkits.path("crls")) {
      lists.add(
          Files.readAllBytes(folder.resolveSibling("crls").resolve(name.asText())), name.asText());
    }
    return lists.search(
        new PathFinder(anchors, Policy.rfc5280()).asking(inputs(pkits.path("settings"))),
        presented,
        Instant.parse(pkits.path("validation_time").asText()));
  }

  private static PathInputs inputs(JsonNode settings) {
    Set<String> acceptable = new HashSet<>();
    settings.path("initial_policy_set").forEach(oid -> acceptable.add(oid.asText()));
    return PathInputs.DEFAULT.policies(
        acceptable,
        settings.path("initial_explicit_policy").asBoolean(),
        settings.path("initial_policy_mapping_inhibit").asBoolean(),
        settings.path("initial_inhibit_any_policy").asBoolean());
  }

  private static PresentedCertificate certificate(JsonNode name, Path folder) throws IOException {
    return Certificate.parse(Files.readAllBytes(folder.resolve(name.asText())));
  }
}
