package io.github.lintel.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FleetCommandTest {
  private static final String NAME = "shop.example.com";

  // JSSE knows no other time than the system's.
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Clock.systemUTC());

  @TempDir private Path folder;
  private Path roots = Path.of("");
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTheRoot() throws IOException {
    roots = Files.writeString(folder.resolve("root.pem"), ROOT.pem());
  }

  @Test
  void measuresAHealthyFrontDoor() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue(NAME))) {
      int exitCode = run(door, "--count=10", "--warm-up=2", "--rounds=2", "--reference=jsse");

      assertThat(err.toString()).isEmpty();
      assertThat(exitCode).isZero();
      assertThat(out.toString())
          .contains("2 rounds of 10 verifications", "Lintel, a verification", "JSSE of this JDK")
          .contains("20 of 20 HEALTHY");
      assertThat(door.connectionCount()).isGreaterThanOrEqualTo(1 + 2 + 20 + 3 * 10);
    }
  }

  @Test
  void refusesToMeasureABrokenFrontDoor() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue("other.example.com"))) {
      int exitCode = run(door);

      assertThat(exitCode).isEqualTo(FleetCommand.NOTHING_MEASURED);
      assertThat(err.toString()).contains("BROKEN", "other.example.com").hasLineCount(1);
    }
  }

  @Test
  void mistakesAreOneLine() {
    assertUsage("--cacert", "--host=" + NAME);
    assertUsage("--count", all("--count=many"));
    assertUsage("--in-flight", all("--in-flight=0"));
    assertUsage("not an IP address: localhost:443", all("--address=localhost:443"));
    assertUsage("no-such.pem", all("--cacert=no-such.pem"));
    assertUsage("gnutls", all("--reference=gnutls"));
    assertUsage("two words", all("--host=two words"));
    assertUsage("--more", all("--more"));
  }

  private void assertUsage(String part, String... args) {
    err.getBuffer().setLength(0);
    int exitCode = execute(args);

    assertThat(err.toString()).startsWith("fleet: ").contains(part).hasLineCount(1);
    assertThat(exitCode).isEqualTo(FleetCommand.USAGE);
  }

  /** Good arguments, one of them replaced. */
  private String[] all(String last) {
    return Stream.concat(
            Stream.of("--host=" + NAME, "--address=127.0.0.1:1", "--cacert=" + roots)
                .filter(good -> !good.startsWith(last.split("=", 2)[0])),
            Stream.of(last))
        .toArray(String[]::new);
  }

  private int run(FrontDoor door, String... more) {
    Stream<String> target =
        Stream.of("--host=" + NAME, "--address=127.0.0.1:" + door.port(), "--cacert=" + roots);
    return execute(Stream.concat(target, Stream.of(more)).toArray(String[]::new));
  }

  private int execute(String... args) {
    CommandLine commandLine = FleetCommand.commandLine();
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(args);
  }
}
