package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class UsageTest {
  @TempDir Path folder;

  static Stream<Arguments> badOptions() {
    return Stream.of(
        arguments("--bogus", "unknown option: --bogus"),
        arguments("--jsn", "unknown option: --jsn; did you mean --json?"),
        arguments("--timeout soon", "--timeout: not a duration (5, 1.5s, 500ms, PT5S): \"soon\""),
        arguments("--timeout 0", "--timeout: not a timeout (more than 0, at most 1 hour): PT0S"),
        arguments("--timeout 2d", "--timeout: not a duration (5, 1.5s, 500ms, PT5S): \"2d\""),
        arguments("--timeout PT2H", "--timeout: not a timeout (more than 0, at most 1 hour): PT2H"),
        arguments("--at tomorrow", "--at: not a moment"),
        arguments("--at 2027-02-30", "--at: not a moment"),
        arguments("--at +1000000000-12-31T23:59:59Z", "--at: not a moment"),
        arguments("--at -1000000000-01-01T00:00:00Z", "--at: not a moment"),
        arguments("--policy lax", "--policy: not one of web, rfc5280, strict: \"lax\""),
        arguments("--accept chain.root-sent", "--accept: expected ID=REASON@DAY"),
        arguments("--accept x.nothing=why@2027-01-01", "--accept: no check \"x.nothing\""),
        arguments("--resolve localhost:1:127.0.0.1", "no target is localhost:1"),
        arguments("--resolve localhost", "expected HOST:PORT:ADDRESS[,ADDRESS...]"),
        arguments("--resolve localhost:x:::1", "expected HOST:PORT:ADDRESS[,ADDRESS...]"),
        arguments("--resolve localhost:1:1.2.3", "not an IP address: \"1.2.3\""),
        arguments("--resolve localhost:1:127.0.0.1,", "not an IP address: \"\""),
        arguments("--sni a..b", "--sni: cannot read \"a..b\""),
        arguments("--cacert /no/such.pem", "--cacert: cannot read /no/such.pem: no such file"),
        arguments("--expect /no/such.pem", "--expect: cannot read /no/such.pem: no such file"),
        arguments("--cert /no/such.pem", "--cert: cannot read /no/such.pem: no such file"),
        arguments("--key /no/such.pem", "--key needs --cert"),
        arguments("--targets /no/such", "--targets: cannot read /no/such: no such file"),
        arguments("--targets /", "--targets: cannot read /: is a directory"),
        arguments("--targets -", "--targets: no target in -"),
        arguments("-4 -6", "-4 and -6 exclude each other"),
        arguments("--color blue", "--color"),
        arguments("http://a.example", "only https:// URLs can be verified"),
        arguments("a:99999", "not a port (1 to 65535): \"99999\""));
  }

  @ParameterizedTest
  @MethodSource("badOptions")
  void badInputIsOneLineAndConnectsToNothing(String options, String message) {
    CertificateAuthority root = CertificateAuthority.root("Usage Root", SampleReports.NOW);
    try (FrontDoor door = FrontDoor.serving(root.issue("localhost"))) {
      List<String> args = new ArrayList<>(List.of("verify", "localhost:" + door.port()));
      args.addAll(List.of(options.split(" ")));

      CommandRun run = CommandRun.of(args.toArray(String[]::new));

      assertThat(run.err()).startsWith("lintel: ").contains(message).hasLineCount(1);
      assertThat(run.out()).isEmpty();
      assertThat(run.code()).isEqualTo(64);
      assertThat(door.connectionCount()).isZero();
    }
  }

  static Stream<Arguments> nothingSaid() {
    return Stream.of(
        arguments("verify", "a target is missing: lintel verify [OPTION...] TARGET..."),
        arguments("init", "a host is missing: lintel init HOST..."),
        arguments("bundle", "CHAIN is missing: lintel bundle [OPTIONS] CHAIN [KEY]"),
        arguments(
            "config", "nginx|haproxy is missing: lintel config [OPTIONS] nginx|haproxy FILE..."),
        arguments("smoke", "there is no lintel.yaml here: name one with -f FILE, or write"),
        arguments("watch", "there is no lintel.yaml here: name one with -f FILE, or write"));
  }

  @ParameterizedTest
  @MethodSource("nothingSaid")
  void aCommandAloneSaysWhatItNeeds(String command, String message) {
    CommandRun run = CommandRun.of(command);

    assertThat(run.err()).startsWith("lintel: " + message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.code()).isEqualTo(64);
  }

  @Test
  void unusableFilesAreNamedWithBlockAndReason() throws Exception {
    CertificateAuthority root = CertificateAuthority.root("Usage Root", SampleReports.NOW);
    Path broken =
        Files.writeString(
            folder.resolve("broken.pem"),
            root.pem() + "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");

    for (String option : List.of("--cacert", "--expect", "--cert")) {
      CommandRun run = CommandRun.of("verify", option, broken.toString(), "localhost:1");

      assertThat(run.err())
          .startsWith("lintel: " + option + ": " + broken)
          .contains("block 2")
          .hasLineCount(1);
      assertThat(run.code()).isEqualTo(64);
    }
  }

  @Test
  void aKeyThatDoesNotFitTheClientCertificateIsBadInput() throws Exception {
    CertificateAuthority root = CertificateAuthority.root("Usage Root", SampleReports.NOW);
    Path chain = Files.writeString(folder.resolve("c.pem"), root.issue("client").chainPem());
    Path foreign =
        Files.writeString(
            folder.resolve("k.pem"), root.issue(r -> r.names("other").freshKey()).keyPem());

    CommandRun run =
        CommandRun.of(
            "verify", "--cert", chain.toString(), "--key", foreign.toString(), "localhost:1");

    assertThat(run.err()).startsWith("lintel: --key: " + foreign).hasLineCount(1);
    assertThat(run.code()).isEqualTo(64);
  }

  @Test
  void aLineOfTheTargetsFileIsNamed() throws Exception {
    Path file = Files.writeString(folder.resolve("targets"), "# ours\na.example\n\nb c # no\n");

    CommandRun run = CommandRun.of("verify", "--targets", file.toString());

    assertThat(run.err())
        .isEqualTo(
            "lintel: --targets: "
                + file
                + " line 4: cannot read \"b c\": not a host name: \"b c\" is no label\n");
    assertThat(run.code()).isEqualTo(64);
  }

  @Test
  void controlCharactersInArgumentsDoNotReachTheTerminal() {
    CommandRun run = CommandRun.of("verify", "--\u001b[31m\u202e");

    assertThat(run.err()).matches("[\\x20-\\x7e]+\n");
    assertThat(run.code()).isEqualTo(64);
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertThat(CommandRun.of("--help").out()).contains("verify", "bundle", "explain", "demo");
    assertThat(CommandRun.of("--version").out()).startsWith("lintel ");
    for (String command : List.of("verify", "bundle", "explain", "demo")) {
      CommandRun run = CommandRun.of(command, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    CommandRun run = CommandRun.of();

    assertThat(run.err())
        .contains("verify, smoke, watch, init, bundle, config, explain or demo")
        .hasLineCount(1);
    assertThat(run.code()).isEqualTo(64);
    assertThat(CommandRun.of("frobnicate").err()).contains("frobnicate");
  }

  @Test
  void aFileThatCannotBeOpenedIsBadInputForABundleToo() {
    CommandRun run = CommandRun.of("bundle", "/no/such.pem", "--name", "a.example");

    assertThat(run.err()).isEqualTo("lintel: cannot read /no/such.pem: no such file\n");
    assertThat(run.code()).isEqualTo(64);
  }

  @Test
  void aBundleNeedsANameThatIsOne() throws Exception {
    Path file = Files.writeString(folder.resolve("any.pem"), "");

    assertThat(CommandRun.of("bundle", file.toString()).code()).isEqualTo(64);
    CommandRun run = CommandRun.of("bundle", file.toString(), "--name", "a b");
    assertThat(run.err()).startsWith("lintel: --name: cannot read \"a b\"").hasLineCount(1);
  }

  @Test
  void colourIsForTerminalsUnlessUnwanted() {
    assertThat(styled(Map.of())).contains("\u001b[");
    assertThat(styled(Map.of("NO_COLOR", "1"))).doesNotContain("\u001b[");
    assertThat(styled(Map.of("TERM", "dumb"))).doesNotContain("\u001b[");
    assertThat(CommandRun.of("--help").out()).doesNotContain("\u001b[");
  }

  private static String styled(Map<String, String> environment) {
    return new CommandRun.Setting().onTerminal().environment(environment).run("--help").out();
  }
}
