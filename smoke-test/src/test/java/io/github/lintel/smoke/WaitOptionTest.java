package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify --wait}, and the other things that can be expected. */
final class WaitOptionTest {
  @TempDir Path folder;
  private RenewalStories story;

  @BeforeEach
  void begin() throws IOException {
    story = new RenewalStories(folder);
  }

  @Test
  void waitsUntilEveryNodeServesTheRenewedOne() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(story.renewed), Behaviour.tls(story.old))) {
      CompletableFuture<CommandRun> run =
          CompletableFuture.supplyAsync(() -> run(door, "--json", "--wait", "10m"));
      while (door.node(1).connectionCount() < 2) {
        assertThat(run).isNotDone();
      }
      door.node(1).serve(story.renewed);
      CommandRun done = run.get();

      assertThat(done.code()).as("%s", done).isZero();
      assertThat(ReportSchema.problems(done.out())).isEmpty();
      JsonNode convergence = new ObjectMapper().readTree(done.out()).at("/reports/0/convergence");
      assertThat(convergence.at("/converged").asBoolean()).isTrue();
      assertThat(convergence.at("/steps")).hasSizeGreaterThan(0);
      assertThat(convergence.at("/steps/0/change/addresses/0").asText()).isEqualTo("127.0.0.2");
    }
  }

  @Test
  void everyReportTellsIt() throws Exception {
    Path json = folder.resolve("report.json");
    Path text = folder.resolve("report.txt");
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(story.renewed))) {
      CommandRun run = run(door, "--json", "--wait", "10m", "--report", "json=" + json);
      CommandRun other = run(door, "--wait", "10m", "--report", "text=" + text);

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(other.code()).as("%s", other).isZero();
      JsonNode kept = new ObjectMapper().readTree(json.toFile());
      assertThat(ReportSchema.problems(Files.readString(json))).isEmpty();
      assertThat(kept.at("/reports/0/convergence"))
          .isEqualTo(new ObjectMapper().readTree(run.out()).at("/reports/0/convergence"));
      assertThat(kept.at("/reports/0/convergence/converged").asBoolean()).isTrue();
      assertThat(text).content().contains("(the first look)");
    }
  }

  @Test
  void theVerdictAtTheEndCounts() {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(story.old))) {
      CommandRun run = run(door, "--wait", "50ms");

      assertThat(run.code()).as("%s", run).isEqualTo(2);
      assertThat(run.out())
          .contains("Cause: deployment.not-expected-certificate")
          .containsPattern("Not every node agreed within \\d+ s \\((the first look|2 looks)\\)")
          .contains("127.0.0.1: nothing changed");
    }
  }

  @Test
  void severalAreAwaitedAtOnce() {
    try (FrontDoor one = FrontDoor.of(Behaviour.tls(story.renewed));
        FrontDoor two = FrontDoor.of(Behaviour.tls(story.renewed))) {
      List<String> args = arguments(one, "--wait", "10m");
      args.addAll(arguments(two).subList(1, arguments(two).size()));
      args.removeAll(List.of("--at", Site.NOW.toString()));
      args.addAll(List.of("--at", Site.NOW.toString()));

      CommandRun run = CommandRun.of(args.toArray(String[]::new));

      assertThat(run.code()).as("%s", run).isZero();
      assertThat(run.out()).contains("2 targets: 2 HEALTHY").contains("(the first look)");
    }
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(story.old))) {
      Interrupts interrupts = new Interrupts();
      CompletableFuture<CommandRun> run =
          CompletableFuture.supplyAsync(
              () ->
                  new CommandRun.Setting()
                      .interrupts(interrupts)
                      .run(arguments(door, "--wait", "1h").toArray(String[]::new)));
      while (door.connectionCount() == 0) {
        assertThat(run).isNotDone();
      }
      interrupts.fire();

      assertThat(run.get().code()).isEqualTo(3);
      assertThat(run.get().err()).isEqualTo("lintel: interrupted: 0 of 1 are known\n");
    }
  }

  @Test
  void aKeyOrAMomentCanBeExpected() throws IOException {
    Path key =
        Files.writeString(
            folder.resolve("public.pem"),
            "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder()
                    .encodeToString(story.renewed.certificate().getPublicKey().getEncoded())
                + "\n-----END PUBLIC KEY-----\n");
    assertThat(expecting(story.renewed, "--expect-key", key.toString()).code()).isZero();
    assertThat(expecting(story.renewed, "--issued-after", "2027-02-20").code()).isZero();
    CommandRun wrongKey = expecting(story.old, "--expect-key", key.toString());
    assertThat(wrongKey.out())
        .contains("Cause: deployment.not-expected-certificate")
        .contains("Expected is a certificate for the EC");
    CommandRun tooOld = expecting(story.old, "--issued-after", "2027-02-20");
    assertThat(tooOld.out().replaceAll("\\s+", " "))
        .contains("still serves")
        .contains("Expected is a certificate issued after 2027-02-20 00:00:00 UTC");
  }

  @Test
  void badInputIsOneLine() throws IOException {
    Path none = Files.writeString(folder.resolve("none.pem"), story.renewed.keyPem());
    for (String[] options :
        List.of(
            new String[] {"--wait", "0"},
            new String[] {"--wait", "PT48H"},
            new String[] {"--wait", "soon"},
            new String[] {"--issued-after", "yesterday"},
            new String[] {"--expect-key", folder.resolve("nothing").toString()},
            new String[] {"--expect-key", none.toString()})) {
      List<String> args = new ArrayList<>(List.of("verify", "localhost:1"));
      args.addAll(List.of(options));
      CommandRun run = CommandRun.of(args.toArray(String[]::new));

      assertThat(run.code()).as("%s", run).isEqualTo(64);
      assertThat(run.err()).startsWith("lintel: " + options[0] + ": ").hasLineCount(1);
    }
  }

  private CommandRun expecting(Credential served, String... options) {
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(served))) {
      List<String> args = new ArrayList<>(arguments(door, options));
      args.removeAll(List.of("--expect", story.renewedFile.toString()));
      return CommandRun.of(args.toArray(String[]::new));
    }
  }

  private CommandRun run(FrontDoor door, String... options) {
    return CommandRun.of(arguments(door, options).toArray(String[]::new));
  }

  private List<String> arguments(FrontDoor door, String... options) {
    String host = Site.NAME + ":" + door.port();
    String nodes =
        String.join(",", door.addresses().stream().map(a -> a.getHostAddress()).toList());
    List<String> args = new ArrayList<>(List.of("verify", "--at", Site.NOW.toString()));
    args.addAll(List.of("--cacert", story.site.rootFile().toString()));
    args.addAll(List.of("--expect", story.renewedFile.toString()));
    args.addAll(List.of("--resolve", host + ":" + nodes, host));
    args.addAll(List.of(options));
    return args;
  }
}
