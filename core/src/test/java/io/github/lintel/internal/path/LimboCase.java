package io.github.lintel.internal.path;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.revocation.RevocationJudge.Given;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One case of x509-limbo, in the format of its {@code limbo-schema.json}. */
record LimboCase(JsonNode json) {
  /** For the cases that say "now": what they present is valid for centuries. */
  private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

  String id() {
    return json.get("id").asText();
  }

  boolean expected() {
    return json.get("expected_result").asText().equals("SUCCESS");
  }

  /** Returns whether it is there to exhaust the one who validates. */
  boolean isAttack() {
    return Corpus.list(json.get("features")).stream()
        .anyMatch(feature -> feature.asText().equals("denial-of-service"));
  }

  Outcome run(Policy policy) {
    List<PresentedCertificate> presented = new ArrayList<>();
    presented.add(Corpus.certificate(json.get("peer_certificate")));
    Corpus.list(json.get("untrusted_intermediates"))
        .forEach(pem -> presented.add(Corpus.certificate(pem)));
    PathFinder finder = new PathFinder(anchors(), policy).asking(inputs());
    PathSearch search = finder.find(presented, validationTime());
    List<Given> lists =
        Corpus.list(json.get("crls")).stream()
            .flatMap(pem -> Corpus.revocationList(pem).stream())
            .toList();
    if (!lists.isEmpty()) { // then the suite expects that they are needed
      search =
          RevocationJudge.requiring(finder, lists)
              .judge(search, presented, Optional.empty(), Optional.empty(), validationTime())
              .paths();
    }
    boolean named =
        presented.get(0) instanceof Certificate leaf
            && serverName().map(name -> name.matchedBy(leaf)).orElse(true);
    return new Outcome(search, named);
  }

  /** An anchor that cannot be read is none. */
  private List<TrustAnchor> anchors() {
    List<TrustAnchor> anchors = new ArrayList<>();
    for (JsonNode pem : json.get("trusted_certs")) {
      if (Corpus.certificate(pem) instanceof Certificate certificate) {
        anchors.add(new TrustAnchor(certificate, isPublic(), "limbo"));
      }
    }
    return anchors;
  }

  /** The suite's groups for the Baseline Requirements, and its chains from the Internet. */
  private boolean isPublic() {
    return id().startsWith("webpki::") || id().startsWith("online::");
  }

  private PathInputs inputs() {
    boolean server = json.get("validation_kind").asText().equals("SERVER");
    PathInputs inputs = PathInputs.DEFAULT.purpose(server ? PathInputs.SERVER : PathInputs.CLIENT);
    JsonNode depth = json.get("max_chain_depth");
    return depth.isNull() ? inputs : inputs.maxIntermediates(depth.asInt());
  }

  private Instant validationTime() {
    JsonNode time = json.get("validation_time");
    return time.isNull() ? NOW : OffsetDateTime.parse(time.asText()).toInstant();
  }

  private Optional<ServerName> serverName() {
    JsonNode name = json.get("expected_peer_name");
    if (name.isNull() || name.get("kind").asText().equals("RFC822")) {
      return Optional.empty();
    }
    String value = name.get("value").asText();
    return Optional.of(
        name.get("kind").asText().equals("IP")
            ? ServerName.ip(address(value))
            : ServerName.dns(value));
  }

  private static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("no address: " + literal, e);
    }
  }

  record Outcome(PathSearch search, boolean named) {
    boolean accepted() {
      return search.trustedPath().isPresent() && named;
    }

    @Override
    public String toString() {
      String path =
          search
              .best()
              .map(p -> "problems " + p.problems() + ", remarks " + p.remarks())
              .orElse("");
      return (named ? "" : "the name does not match; ") + path + search.gaveUp().orElse("");
    }
  }
}
