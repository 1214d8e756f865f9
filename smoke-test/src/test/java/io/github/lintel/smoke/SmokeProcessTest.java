package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel smoke} as a process: what becomes of it when it is stopped, or not listened to. */
class SmokeProcessTest {
  @TempDir Path folder;
  private Path errors;
  private Site site;

  @BeforeEach
  void mint() throws IOException {
    site = new Site(folder);
    errors = folder.resolve("errors");
  }

  @Test
  void stoppedItEndsAtOnceWithWhatIsKnown() throws Exception {
    try (FrontDoor good = FrontDoor.serving(site.good());
        FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      Path report = folder.resolve("junit.xml");
      Process process =
          smoke(
              door("good", good) + door("silent", silent) + "    timeout: 10m\n",
              "--report",
              "junit=" + report);
      try (BufferedReader out = process.inputReader()) {
        String first = out.readLine();
        process.destroy(); // as Ctrl-C does, by a signal

        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(first).isEqualTo("HEALTHY   good");
        assertThat(process.exitValue()).isEqualTo(3);
        assertThat(errors).hasContent("lintel: interrupted: 1 of 2 are known");
        assertThat(report).content().contains("tests=\"2\"", "skipped=\"1\"");
      }
    }
  }

  @Test
  void aBrokenPipeIsSilent() throws Exception {
    StringBuilder doors = new StringBuilder();
    try (FrontDoor good = FrontDoor.serving(site.good())) {
      for (int i = 0; i < 200; i++) {
        doors.append(door("door " + i, good));
      }
      Process process = smoke(doors.toString());
      BufferedReader out = process.inputReader();
      out.readLine();
      out.close();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(errors).isEmptyFile();
    }
  }

  private Process smoke(String doors, String... options) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("lintel.yaml"), "defaults: {trust: root.pem}\nfront-doors:\n" + doors);
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "smoke",
                "-f",
                file.toString(),
                "--at",
                Site.NOW.toString()));
    command.addAll(List.of(options));
    return new ProcessBuilder(command).redirectError(errors.toFile()).start();
  }

  private static String door(String name, FrontDoor door) {
    return "  - name: %s\n    target: %s:%d\n    addresses: 127.0.0.1\n"
        .formatted(name, Site.NAME, door.port());
  }
}
