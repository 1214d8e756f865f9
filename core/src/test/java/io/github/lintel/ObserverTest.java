package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lintel.check.AddressCheck;
import io.github.lintel.check.AddressView;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.CheckOutcome;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Observer;
import io.github.lintel.check.Severity;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Facts and checks that come from outside join the same report. */
class ObserverTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  @Test
  void itsFindingJoinsTheReportWithItsOwnRemedy() {
    Report report =
        verify(
            subject -> CompletableFuture.completedFuture(new Colour("red at " + subject.port())));

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.DEGRADED);
    assertThat(report.rootCause().orElseThrow().id()).isEqualTo(CheckId.of("paint.colour"));
    assertThat(report.rootCause().orElseThrow().remedy()).isEqualTo("Paint it green.");
    assertThat(report.explain()).contains("It is red at ").contains("Paint it green.");
  }

  @Test
  void oneThatFailsTellsNothing() {
    Report report = verify(subject -> CompletableFuture.failedFuture(new RuntimeException("no")));

    assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void oneThatThrowsTellsNothing() {
    Report report =
        verify(
            subject -> {
              throw new IllegalStateException("a bug");
            });

    assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
  }

  @Test
  void oneThatNeverEndsIsCancelledAtTheDeadline() {
    CompletableFuture<Colour> never = new CompletableFuture<>();

    Report report = verify(subject -> never);

    assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
    await().until(never::isCancelled);
  }

  private interface Seeing {
    CompletableFuture<Colour> observe(Observer.Subject subject);
  }

  private static Report verify(Seeing seeing) {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      return trusting(ROOT)
          .timeout(Duration.ofSeconds(2))
          .observe(new Painter(seeing))
          .build()
          .verify(endpoint(door));
    }
  }

  private record Colour(String name) {}

  private record Painter(Seeing seeing) implements Observer {
    @Override
    public CompletableFuture<Colour> observe(Subject subject) {
      return seeing.observe(subject);
    }

    @Override
    public List<Check> checks() {
      return List.of(ColourCheck.INSTANCE);
    }

    @Override
    public Optional<String> page(CheckId check) {
      return Optional.of("# paint.colour\n\n## Repair\n\nPaint it\ngreen.\n\n## Prevent\n");
    }
  }

  private enum ColourCheck implements AddressCheck {
    INSTANCE;

    @Override
    public CheckInfo info() {
      return CheckInfo.of("paint.colour", "It is red").severity(Severity.WARNING);
    }

    @Override
    public CheckOutcome check(AddressView address) {
      return address
          .facts()
          .observation(Colour.class)
          .map(colour -> CheckOutcome.found(new Red(colour.name())))
          .orElse(CheckOutcome.notApplicable("nobody looked"));
    }
  }

  private record Red(String name) implements Evidence {
    @Override
    public String sentence() {
      return "It is " + name + ".";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values("name", name);
    }
  }
}
