package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Golden;
import io.github.lintel.check.Policy;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.path.LimboCase.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The suite x509-limbo (C2SP/x509-limbo) under the strict policy. It mixes RFC 5280 and the
 * Baseline Requirements, which contradict each other in places; so its groups that are about public
 * authorities get public anchors, and the others private ones.
 */
class LimboTest {
  private static final String SUITE = "limbo.json.gz";
  private static final Path OTHERWISE =
      Path.of("src/test/resources/io/github/lintel/internal/path/limbo-web-server.txt");

  /** Also the one that is seen to be skipped where there is no suite. */
  @Test
  void noKnownDifferenceIsStale() {
    List<String> ids = cases().stream().map(LimboCase::id).toList();
    KnownDifferences.read("limbo-differences.txt").assertNoneIsStale(ids);
  }

  @TestFactory
  Stream<DynamicTest> everyCase() {
    List<LimboCase> cases = cases();
    KnownDifferences known = KnownDifferences.read("limbo-differences.txt");
    return cases.stream().map(each -> DynamicTest.dynamicTest(each.id(), () -> run(each, known)));
  }

  /** What a server is told by default differs: clients let pass much that the standards forbid. */
  @Test
  void whatTheDefaultPolicyDecidesOtherwise() {
    List<LimboCase> cases = cases();
    List<String> otherwise = cases.stream().flatMap(LimboTest::otherwise).sorted().toList();
    String share = otherwise.size() + " of " + cases.size() + " cases\n\n";
    Golden.assertMatches(OTHERWISE, share + String.join("\n", otherwise) + "\n");
  }

  private static void run(LimboCase limbo, KnownDifferences known) {
    Outcome outcome = limbo.run(Policy.strict());
    known.assertDecided(limbo.id(), limbo.expected(), outcome.accepted(), outcome);
    if (!limbo.isAttack()) {
      assertThat(outcome.search().gaveUp()).as("the limit that was reached").isEmpty();
    }
  }

  /** Which rules make the difference, then the case. */
  private static Stream<String> otherwise(LimboCase limbo) {
    Outcome strict = limbo.run(Policy.strict());
    Outcome webServer = limbo.run(Policy.webServer());
    if (webServer.accepted() == strict.accepted()) {
      return Stream.of();
    }
    String rules =
        strict.search().best().orElseThrow().problems().stream()
            .map(PathProblem::rule)
            .filter(rule -> !Policy.webServer().rejects(rule))
            .distinct()
            .map(PathRule::name)
            .collect(Collectors.joining(" "));
    return Stream.of(
        (webServer.accepted() ? "accepted" : "rejected")
            + " in spite of "
            + rules
            + ": "
            + limbo.id());
  }

  private static List<LimboCase> cases() {
    return Corpus.cases(Corpus.file(SUITE)).stream().map(LimboCase::new).toList();
  }
}
