package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.internal.revocation.RevocationJudge;
import io.github.lintel.internal.revocation.RevocationJudge.Given;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * NIST's Public Key Interoperability Test Suite. Its certificates are of another age (RSA 1024,
 * SHA-1, DSA), so it is run with the policy for private authorities, which leaves sizes alone. It
 * requires that the status of every certificate is known.
 */
class PkitsTest {
  private static final String SUITE = "pkits/pkits.json";

  /** Also the one that is seen to be skipped where there is no suite. */
  @Test
  void noKnownDifferenceIsStale() {
    List<String> ids = Corpus.cases(Corpus.file(SUITE)).stream().map(PkitsTest::id).toList();
    KnownDifferences.read("pkits-differences.txt").assertNoneIsStale(ids);
  }

  @TestFactory
  Stream<DynamicTest> everyCase() {
    Path suite = Corpus.file(SUITE);
    Path certificates = suite.resolveSibling("certs");
    List<JsonNode> cases = Corpus.cases(suite);
    KnownDifferences known = KnownDifferences.read("pkits-differences.txt");
    return cases.stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    id(each) + " " + each.get("name").asText(),
                    () -> run(each, certificates, known)));
  }

  private static void run(JsonNode pkits, Path certificates, KnownDifferences known) {
    PathSearch search = search(pkits, certificates);
    known.assertDecided(
        id(pkits),
        pkits.get("expected_success").asBoolean(),
        search.trustedPath().isPresent(),
        search.best().map(path -> path.problems().toString()).orElse("no certificate"));
    assertThat(search.gaveUp()).as("the limit that was reached").isEmpty();
    if (pkits.get("expected_success").asBoolean()) {
      assertThat(policies(search.trustedPath().orElseThrow(), inputs(pkits.get("settings"))))
          .as("the policies that hold")
          .isEqualTo(texts(pkits.get("expected_user_constrained_policy_set")));
    }
  }

  private static Set<String> policies(CandidatePath path, PathInputs inputs) {
    List<Node> nodes = new ArrayList<>();
    path.certificates().forEach(certificate -> nodes.add(Node.of(certificate)));
    nodes.add(Node.of(path.anchor().orElseThrow()));
    PathView view = new PathView(nodes, true, Map.of(), inputs, Instant.EPOCH, new PathBudget());
    return PolicyRule.acceptable(view, new Problems());
  }

  private static PathSearch search(JsonNode pkits, Path certificates) {
    List<PresentedCertificate> presented = new ArrayList<>();
    presented.add(certificate(pkits.get("target"), certificates));
    pkits.get("path").forEach(name -> presented.add(certificate(name, certificates)));
    PresentedCertificate anchor = certificate(pkits.get("trust_anchor"), certificates);
    assertThat(anchor).isInstanceOf(Certificate.class);
    Instant at = Instant.parse(pkits.get("validation_time").asText());
    PathFinder finder =
        new PathFinder(
                List.of(new TrustAnchor((Certificate) anchor, false, "PKITS")), Policy.rfc5280())
            .asking(inputs(pkits.get("settings")));
    return RevocationJudge.requiring(finder, lists(pkits, certificates.resolveSibling("crls")))
        .judge(finder.find(presented, at), presented, Optional.empty(), Optional.empty(), at)
        .paths();
  }

  private static List<Given> lists(JsonNode pkits, Path folder) {
    return Corpus.list(pkits.get("crls")).stream()
        .flatMap(name -> Corpus.revocationList(folder.resolve(name.asText())).stream())
        .toList();
  }

  private static PathInputs inputs(JsonNode settings) {
    return PathInputs.DEFAULT.policies(
        texts(settings.get("initial_policy_set")),
        settings.get("initial_explicit_policy").asBoolean(),
        settings.get("initial_policy_mapping_inhibit").asBoolean(),
        settings.get("initial_inhibit_any_policy").asBoolean());
  }

  private static PresentedCertificate certificate(JsonNode name, Path folder) {
    return Corpus.certificate(folder.resolve(name.asText()));
  }

  private static Set<String> texts(JsonNode array) {
    return Corpus.list(array).stream().map(JsonNode::asText).collect(Collectors.toSet());
  }

  private static String id(JsonNode pkits) {
    return pkits.get("id").asText();
  }
}
