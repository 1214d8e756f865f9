package io.github.lintel;

import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.FrontDoor;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** What the person on call reads for each rule that a path can break. */
class PathRuleExplainTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "REVOCATION_UNKNOWN")
  void reads(PathRule rule) {
    RuleExample example = RuleExample.of(rule);
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(example.credential()))) {
      Report report =
          TlsVerifier.builder()
              .trust(TrustAnchors.of(example.root().certificate()).asPublic())
              .policy(example.policy())
              .clock(Clock.fixed(NOW, ZoneOffset.UTC))
              .timeout(Duration.ofSeconds(20))
              .build()
              .verify(endpoint(door));

      assertThat(report.addresses().get(0).paths().best().orElseThrow().problems())
          .extracting(PathProblem::rule)
          .containsOnly(rule);
      Golden.assertMatches(
          "explain/rules/" + rule.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".txt",
          SteadyReport.explain(report, door.port(), PathRuleExplainTest::steady));
    }
  }

  /** Lengths and key identifiers differ from run to run. */
  private static String steady(String text) {
    return text.replaceAll("\\d{3,} bytes", "N bytes")
        .replaceAll("\\b([0-9a-f]{31}|[0-9a-f]{40})\\b", "<digits>");
  }
}
