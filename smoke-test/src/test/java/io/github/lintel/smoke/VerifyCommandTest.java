package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel verify} against front doors in this JVM. */
final class VerifyCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  void healthyIsPrintedUnlessQuiet() {
    try (FrontDoor door = FrontDoor.serving(site.good())) {
      CommandRun loud = verify(new CommandRun.Setting(), List.of(door));
      CommandRun quiet = verify(new CommandRun.Setting(), List.of(door), "--quiet");
      CommandRun quietJson = verify(new CommandRun.Setting(), List.of(door), "--quiet", "--json");

      assertThat(loud.code()).as("%s", loud).isZero();
      assertThat(loud.out()).startsWith("HEALTHY  shop.example.com:" + door.port());
      assertThat(loud.err()).isEmpty();
      assertThat(quiet).isEqualTo(new CommandRun(0, "", ""));
      assertThat(quietJson).isEqualTo(new CommandRun(0, "", ""));
    }
  }

  @Test
  void severalTargetsAreTheWorstAndPrintedInTheOrderGiven() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good());
        FrontDoor bad = FrontDoor.of(Behaviour.endAfterHello(Ending.CLOSE))) {
      List<FrontDoor> order = List.of(bad, good, bad, good);

      CommandRun text = verify(new CommandRun.Setting(), order);
      CommandRun json = verify(new CommandRun.Setting(), order, "--json");

      assertThat(text.code()).isEqualTo(2);
      assertThat(text.out().lines().filter(l -> l.startsWith("HEALTHY") || l.startsWith("BROKEN")))
          .extracting(line -> line.split(" ")[0])
          .containsExactly("BROKEN", "HEALTHY", "BROKEN", "HEALTHY");
      assertThat(text.out()).endsWith("4 targets: 2 HEALTHY, 2 BROKEN\n");
      assertThat(MAPPER.readTree(json.out()).at("/reports").findValuesAsText("target"))
          .containsExactly(
              "shop.example.com:" + bad.port(),
              "shop.example.com:" + good.port(),
              "shop.example.com:" + bad.port(),
              "shop.example.com:" + good.port());
    }
  }

  @Test
  void manyTargetsComeFromAFileAndProgressGoesToTheTerminal() throws IOException {
    try (FrontDoor door = FrontDoor.serving(site.good())) {
      StringBuilder lines = new StringBuilder("# forty of the same\n");
      IntStream.range(0, 40)
          .forEach(i -> lines.append("127.0.0.1:").append(door.port()).append('\n'));
      Path file = Files.writeString(folder.resolve("targets"), lines);

      CommandRun run =
          new CommandRun.Setting()
              .onTerminal()
              .run(args("--targets", file.toString(), "--sni", Site.NAME, "--color", "never"));

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).contains("40 targets: 40 HEALTHY\n").doesNotContain("\u001b");
      assertThat(run.err()).contains("39 of 40 verified").endsWith("\r\u001b[K");
      assertThat(door.node(0).serverNames()).isNotEmpty().containsOnly(Site.NAME);
    }
  }

  @Test
  void noServerNameIsSentWhenNoneIsWanted() {
    try (FrontDoor door = FrontDoor.serving(site.good())) {
      CommandRun run = verify(new CommandRun.Setting(), List.of(door), "--no-sni");

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(door.connectionCount()).isPositive();
      assertThat(door.node(0).serverNames()).isEmpty();
    }
  }

  @Test
  void theMomentOfJudgementIsTheOneGiven() {
    LocalDate end = Site.NOW.atOffset(ZoneOffset.UTC).toLocalDate().plusYears(3);
    try (FrontDoor door = FrontDoor.serving(site.good())) {
      CommandRun later = verify(new CommandRun.Setting(), List.of(door), "--at", end.toString());

      assertThat(later.code()).isEqualTo(2);
      assertThat(later.out()).contains("certificate.expired", end.toString());
    }
  }

  @Test
  void anAcceptedFindingDoesNotCount() {
    try (FrontDoor door = FrontDoor.serving(site.expired())) {
      CommandRun accepted =
          verify(
              new CommandRun.Setting(),
              List.of(door),
              "--accept",
              "certificate.expired=known, OPS-1 (me@example.com)@2027-12-31");

      assertThat(accepted.out()).contains("Accepted until 2027-12-31: known, OPS-1");
      assertThat(accepted.code()).as("%s", accepted).isLessThan(2);
    }
  }

  @Test
  void anInterruptPrintsWhatIsKnown() {
    Interrupts interrupts = new Interrupts();
    try (FrontDoor good = FrontDoor.serving(site.good());
        FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      Thread user =
          new Thread(
              () -> {
                await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> silent.connectionCount() > 0 && good.connectionCount() > 0);
                interrupts.fire();
              });
      user.start();

      CommandRun run =
          verify(
              new CommandRun.Setting().interrupts(interrupts),
              List.of(silent, good),
              "--timeout",
              "60");

      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).startsWith("lintel: interrupted: ").endsWith(" of 2 are known\n");
    }
  }

  @Test
  void hostileNamesDoNotReachTheTerminal() {
    Credential hostile =
        site.issuer.issue(
            r ->
                r.subject("CN=" + SampleReports.HOSTILE)
                    .names("\u001b[31m.example.com", "<script>"));
    try (FrontDoor door = FrontDoor.serving(hostile)) {
      CommandRun text = verify(new CommandRun.Setting(), List.of(door), "--color", "never");
      CommandRun json = verify(new CommandRun.Setting(), List.of(door), "--json");

      assertThat(text.code()).isEqualTo(2);
      assertThat(text.out())
          .contains("\\u{1b}[31m")
          .doesNotContainPattern("[\\p{Cc}\\p{Cf}&&[^\\n]]");
      assertThat(json.out()).matches("[\\x20-\\x7e\\n]+");
    }
  }

  private CommandRun verify(CommandRun.Setting setting, List<FrontDoor> doors, String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    doors.stream()
        .map(FrontDoor::port)
        .distinct()
        .forEach(port -> all.addAll(List.of("--resolve", Site.NAME + ":" + port + ":127.0.0.1")));
    doors.forEach(door -> all.add(Site.NAME + ":" + door.port()));
    return setting.run(args(all.toArray(String[]::new)));
  }

  private String[] args(String... more) {
    List<String> all = new ArrayList<>(List.of("verify"));
    if (!List.of(more).contains("--at")) {
      all.addAll(List.of("--at", Site.NOW.toString()));
    }
    all.addAll(List.of("--cacert", site.rootFile().toString()));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
