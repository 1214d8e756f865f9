package io.github.lintel.benchmarks.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.path.PathFinder;
import io.github.lintel.internal.path.PathInputs;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs x509-limbo. Its groups about public authorities get public anchors, the others private ones,
 * since the suite mixes RFC 5280 and the Baseline Requirements.
 */
final class LimboHarness {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LimboHarness() {}

  /** Reads a suite by {@code limbo-schema.json}, writes by {@code limbo-results-schema.json}. */
  static ObjectNode run(InputStream suite, Policy policy) throws IOException {
    ObjectNode results = JSON.createObjectNode();
    results.put("version", 1);
    results.put("harness", "lintel");
    ArrayNode all = results.putArray("results");
    Instant now = Instant.now(); // what the cases without a time of their own ask for
    for (JsonNode each : JSON.readTree(suite).path("testcases")) {
      all.add(run(each, policy, now));
    }
    return results;
  }

  private static ObjectNode run(JsonNode limbo, Policy policy, Instant now) throws IOException {
    ObjectNode result = JSON.createObjectNode();
    result.put("id", limbo.path("id").asText());
    List<PresentedCertificate> presented = new ArrayList<>();
    presented.add(certificate(limbo.path("peer_certificate")));
    limbo.path("untrusted_intermediates").forEach(pem -> presented.add(certificate(pem)));
    PathFinder finder = new PathFinder(anchors(limbo), policy).asking(inputs(limbo));
    Instant at = moment(limbo.path("validation_time"), now);
    GivenLists lists = new GivenLists();
    limbo.path("crls").forEach(pem -> lists.add(decoded(pem), "limbo"));
    // Where the suite gives lists it expects that they are needed.
    PathSearch search =
        lists.isEmpty() ? finder.find(presented, at) : lists.search(finder, presented, at);
    boolean named =
        presented.get(0) instanceof Certificate leaf
            && isFor(leaf, limbo.path("expected_peer_name"));
    boolean accepted = named && search.trustedPath().isPresent();
    result.put("actual_result", accepted ? "SUCCESS" : "FAILURE");
    result.put("context", accepted ? null : context(search, named));
    return result;
  }

  private static String context(PathSearch search, boolean named) {
    if (search.trustedPath().isPresent()) {
      return named ? "" : "the certificate is for other names";
    }
    return search
        .best()
        .map(
            path ->
                path.problems().stream().map(LimboHarness::text).collect(Collectors.joining("; ")))
        .orElse("the certificate cannot be read");
  }

  private static String text(PathProblem problem) {
    return "%s at depth %d: %s (%s), found %s, required %s"
        .formatted(
            problem.rule(),
            problem.depth(),
            problem.rule().description(),
            problem.rule().source(),
            problem.found(),
            problem.required());
  }

  private static List<TrustAnchor> anchors(JsonNode limbo) {
    String id = limbo.path("id").asText();
    boolean isPublic = id.startsWith("webpki::") || id.startsWith("online::");
    List<TrustAnchor> anchors = new ArrayList<>();
    for (JsonNode pem : limbo.path("trusted_certs")) {
      if (certificate(pem) instanceof Certificate certificate) {
        anchors.add(new TrustAnchor(certificate, isPublic, "limbo"));
      }
    }
    return anchors;
  }

  private static PathInputs inputs(JsonNode limbo) {
    boolean server = limbo.path("validation_kind").asText().equals("SERVER");
    PathInputs inputs = PathInputs.DEFAULT.purpose(server ? PathInputs.SERVER : PathInputs.CLIENT);
    JsonNode depth = limbo.path("max_chain_depth");
    return depth.isInt() ? inputs.maxIntermediates(depth.asInt()) : inputs;
  }

  private static Instant moment(JsonNode time, Instant now) {
    return time.isTextual() ? OffsetDateTime.parse(time.asText()).toInstant() : now;
  }

  private static boolean isFor(Certificate leaf, JsonNode name) throws IOException {
    String value = name.path("value").asText();
    return switch (name.path("kind").asText()) {
      case "DNS" -> ServerName.dns(value).matchedBy(leaf);
      case "IP" -> ServerName.ip(InetAddress.getByName(value)).matchedBy(leaf);
      default -> true; // nobody asks, or for a mail address, which is no server
    };
  }

  private static PresentedCertificate certificate(JsonNode pem) {
    return Certificate.parse(decoded(pem));
  }

  private static byte[] decoded(JsonNode pem) {
    String base64 = pem.asText().replaceAll("-----[A-Z0-9 ]+-----|\\s", "");
    return Base64.getDecoder().decode(base64);
  }
}
