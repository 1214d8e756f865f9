package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.smoke.frontdoors.FrontDoors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel smoke} and {@code lintel init} against front doors in this JVM. */
class SmokeCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir Path folder;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
  }

  @Test
  void eachFrontDoorGetsALineInTheOrderOfTheFile() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good());
        FrontDoor old = FrontDoor.serving(site.expired())) {
      Path file = file(door("Old", old, "tags: a"), door("Good", good, "tags: b"));

      CommandRun all = smoke(file);
      CommandRun one = smoke(file, "--tag", "b");
      CommandRun quiet = smoke(file, "--tag", "b", "--quiet");

      assertThat(all.code()).as("%s", all).isEqualTo(2);
      assertThat(all.out().lines().toList())
          .hasSize(3)
          .satisfies(
              lines -> {
                assertThat(lines.get(0))
                    .startsWith("BROKEN    Old   certificate.expired: The cert");
                assertThat(lines.get(1)).isEqualTo("HEALTHY   Good");
                assertThat(lines.get(2)).isEqualTo("2 front doors: 1 HEALTHY, 1 BROKEN");
              });
      assertThat(all.err()).isEmpty();
      assertThat(one.code()).isZero();
      assertThat(one.out()).isEqualTo("HEALTHY   Good\n1 front door: 1 HEALTHY\n");
      assertThat(quiet).isEqualTo(new CommandRun(0, "", ""));
    }
  }

  @Test
  void expectationsAreChecked() throws IOException {
    Behaviour answering = Behaviour.tls(site.good()).answering(HttpAnswer.of(204, "No Content"));
    Files.writeString(folder.resolve("other.pem"), site.good().chainPem());
    try (FrontDoor good = FrontDoor.serving(site.good());
        FrontDoor http = FrontDoor.of(answering)) {
      Path file =
          file(
              door("names", good, "expect: {names: [www.example.com]}"),
              door("bundle", good, "expect: {bundle: other.pem}"),
              door("validity", good, "expect: {minimum-validity: 3000d}"),
              door("status", http, "expect: {http: {path: /x, status: 200}}"),
              door("good status", http, "expect: {http: {path: /x, status: 204}}"),
              door("accepted", good, ACCEPTED));

      CommandRun run = smoke(file);

      assertThat(run.out().lines().map(line -> line.replaceAll("(: .*| {2,})", " ").strip()))
          .containsExactly(
              "BROKEN names certificate.name-mismatch",
              "BROKEN bundle deployment.not-expected-certificate",
              "BROKEN validity certificate.expires-soon",
              "BROKEN status http.status",
              "HEALTHY good status",
              "HEALTHY accepted",
              "6 front doors");
    }
  }

  private static final String ACCEPTED =
      "expect: {names: [www.example.com], accept: [{check: certificate.name-mismatch,"
          + " reason: OPS-1, until: 2027-12-31}]}";

  @Test
  void manyFrontDoorsWithManySettingsAreVerifiedAtOnce() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      String[] doors =
          Stream.iterate(0, i -> i < 60, i -> i + 1)
              .map(i -> door("door " + i, good, "timeout: " + (10 + i % 12) + "s"))
              .toArray(String[]::new);

      CommandRun run = smoke(file(doors));

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).endsWith("60 front doors: 60 HEALTHY\n");
      assertThat(run.out().lines().limit(60))
          .extracting(line -> line.substring(10))
          .containsExactlyElementsOf(
              Stream.iterate(0, i -> i < 60, i -> i + 1).map(i -> "door " + i).toList());
    }
  }

  @Test
  void aBarIsOnTheTerminalOnly() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      Path file = file(door("one", good, ""), door("two", good, ""));

      CommandRun run =
          new CommandRun.Setting().onTerminal().run("smoke", "-f", file + "", "--at", at());

      assertThat(run.err()).contains("Front doors", "2/2").endsWith("\r\u001b[K");
      assertThat(run.out()).isEqualTo("HEALTHY   one\nHEALTHY   two\n2 front doors: 2 HEALTHY\n");
    }
  }

  @Test
  void anInterruptTellsWhatIsKnown() throws IOException {
    Interrupts interrupts = new Interrupts();
    try (FrontDoor good = FrontDoor.serving(site.good());
        FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      Path file = file(door("silent", silent, "timeout: 10m"), door("good", good, ""));
      Path junit = folder.resolve("junit.xml");
      Thread user =
          new Thread(
              () -> {
                await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> silent.connectionCount() > 0 && good.connectionCount() > 1);
                interrupts.fire();
              });
      user.start();

      CommandRun run =
          new CommandRun.Setting()
              .interrupts(interrupts)
              .run("smoke", "-f", file + "", "--at", at(), "--report", "junit=" + junit);

      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains("interrupted: ").contains(" of 2 are known");
      assertThat(Files.readString(junit))
          .contains("tests=\"2\"", "not verified: the run was interrupted");
    }
  }

  @Test
  void reportsGoToFilesAtOnceAndReplaceTheOldOnes() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      Path file = file(door("Good", good, ""));
      Path json = Files.writeString(folder.resolve("report.json"), "old");
      Path html = folder.resolve("report.html");

      CommandRun run = smoke(file, "--report", "json=" + json, "--report", "html=" + html);
      CommandRun printed = smoke(file, "--report", "json");
      CommandRun shorter = smoke(file, "--json");
      CommandRun twice = smoke(file, "--json", "--report", "text");

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).startsWith("HEALTHY   Good");
      assertThat(ReportSchema.problems(Files.readString(json))).isEmpty();
      assertThat(Files.readString(html)).startsWith("<!DOCTYPE html>");
      assertThat(MAPPER.readTree(printed.out()).at("/reports/0/verdict").asText())
          .isEqualTo("HEALTHY");
      assertThat(MAPPER.readTree(shorter.out()).at("/reports/0/verdict").asText())
          .isEqualTo("HEALTHY");
      assertThat(twice.code()).isEqualTo(64);
      assertThat(twice.err()).contains("--json and a --report without a file");
      assertThat(filesIn(folder)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void aReportThatCannotBeWrittenIsToldBeforeTheRun() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      Path file = file(door("Good", good, ""));
      Path kept = Files.writeString(folder.resolve("kept.xml"), "old");
      for (String report :
          List.of(
              "junit=" + folder.resolve("no/such/folder.xml"),
              "junit=" + folder,
              "junit=",
              "junitt",
              "json")) {
        CommandRun run =
            smoke(file, "--report", "text=" + kept, "--report", "html", "--report", report);

        assertThat(run.code()).as("%s", run).isEqualTo(64);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("lintel: --report: ");
      }
      assertThat(good.connectionCount()).isZero();
      assertThat(kept).hasContent("old");
      assertThat(filesIn(folder)).noneMatch(name -> name.endsWith(".part"));
    }
  }

  @Test
  void aReportIsAsReadableAsOtherFiles() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      Path usual = Files.writeString(folder.resolve("usual"), "");
      Path report = folder.resolve("report.md");

      smoke(file(door("Good", good, "")), "--report", "markdown=" + report);

      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
          .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
    }
  }

  @Test
  void mistakesAreToldInOneLine() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "front-doors: [{taget: a}]");

    CommandRun bad = CommandRun.of("smoke", "-f", file.toString());
    CommandRun none = CommandRun.of("smoke", "-f", folder.resolve("none.yaml").toString());

    assertThat(bad.code()).isEqualTo(64);
    assertThat(bad.err())
        .isEqualTo("lintel: " + file + ":1:16: unknown key \"taget\"; did you mean \"target\"?\n");
    assertThat(none.code()).isEqualTo(64);
    assertThat(none.err()).endsWith("none.yaml: no such file\n");
  }

  @Test
  void aFirstFileIsWrittenAndGood() throws IOException {
    try (FrontDoor good =
            FrontDoor.serving(site.issuer.issue("localhost", "www.example.com", "*.example.com"));
        FrontDoor old = FrontDoor.serving(site.expired())) {
      Path file = folder.resolve("first.yaml");
      String[] init = {
        "init",
        "-f",
        file.toString(),
        "--cacert",
        site.rootFile().toString(),
        "--at",
        at(),
        "localhost:" + good.port(),
        "127.0.0.1:" + old.port()
      };

      CommandRun run = CommandRun.of(init);
      CommandRun again = CommandRun.of(init);
      String text = Files.readString(file);
      CommandRun smoke = smoke(file);

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).contains("Wrote " + file);
      assertThat(text)
          .startsWith("# yaml-language-server: $schema=")
          .contains("  - target: localhost:" + good.port(), "names: [www.example.com]")
          .contains("  - target: \"127.0.0.1:" + old.port() + "\"", "2027-03-02: BROKEN");
      assertThat(folder.resolve("lintel.schema.json"))
          .hasSameTextualContentAs(Path.of("..", "docs", "lintel.schema.json"));
      assertThat(again.code()).isEqualTo(64);
      assertThat(again.err()).contains("exists, and nothing is written over");
      assertThat(file).hasContent(text);
      assertThat(smoke.out()).contains("HEALTHY   localhost:" + good.port());
    }
  }

  @Test
  void addressesCanBeGivenAsCurlDoes() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      String target = Site.NAME + ":" + good.port();
      Path file =
          file("  - {name: Shop, target: " + target + ", addresses: 192.0.2.1, timeout: 60s}");

      CommandRun run = smoke(file, "--resolve", target + ":127.0.0.1");
      CommandRun nobody = smoke(file, "--resolve", "other.example.com:443:127.0.0.1");
      CommandRun wrong = smoke(file, "--resolve", target);

      assertThat(run.out()).startsWith("HEALTHY   Shop\n");
      assertThat(nobody.code()).isEqualTo(64);
      assertThat(nobody.err())
          .endsWith("no front door that is verified has the target other.example.com:443\n");
      assertThat(wrong.code()).isEqualTo(64);
    }
  }

  @Test
  void aFirstFileKeepsTheAddressesThatWereGiven() throws IOException {
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      String target = Site.NAME + ":" + good.port();
      Path file = folder.resolve("first.yaml");

      CommandRun run =
          CommandRun.of(
              "init",
              "-f",
              file.toString(),
              "--cacert",
              site.rootFile().toString(),
              "--at",
              at(),
              "--resolve",
              target + ":127.0.0.1",
              target);

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(file)
          .content()
          .contains("    addresses: [\"127.0.0.1\"]\n", ": HEALTHY.")
          .doesNotContain("The name resolved to");
      assertThat(smoke(file).out()).startsWith("HEALTHY   " + target);
    }
  }

  @Test
  void aHostileCertificateAddsNothingToTheFirstFile() throws IOException {
    String hostile = SampleReports.HOSTILE + "\n  - evil.example\n${HOME}\"]";
    Credential credential =
        site.issuer.issue(r -> r.subject("CN=" + hostile).names("localhost", hostile, "${HOME}"));
    try (FrontDoor door = FrontDoor.serving(credential)) {
      Path file = folder.resolve("first.yaml");

      CommandRun run =
          CommandRun.of(
              "init",
              "-f",
              file.toString(),
              "--cacert",
              site.rootFile().toString(),
              "--at",
              at(),
              "localhost:" + door.port());

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(Files.readString(file))
          .doesNotContain("\u001b", "\r", "\u202e")
          .contains("\\u{1b}[31mred")
          .doesNotContainPattern("\n +- evil");
      assertThat(FrontDoors.read(file, Map.of()).doors())
          .singleElement()
          .satisfies(first -> assertThat(first.target()).isEqualTo("localhost:" + door.port()));
    }
  }

  private CommandRun smoke(Path file, String... options) {
    return CommandRun.of(
        Stream.concat(Stream.of("smoke", "-f", file + "", "--at", at()), Stream.of(options))
            .toArray(String[]::new));
  }

  private Path file(String... doors) throws IOException {
    return Files.writeString(
        folder.resolve("lintel.yaml"),
        "defaults: {trust: root.pem}\nfront-doors:\n" + String.join("\n", doors) + "\n");
  }

  private static String door(String name, FrontDoor door, String more) {
    return "  - name: %s\n    target: %s:%d\n    addresses: 127.0.0.1\n    %s"
        .formatted(name, Site.NAME, door.port(), more);
  }

  private static String at() {
    return Site.NOW.toString();
  }

  private static List<String> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
