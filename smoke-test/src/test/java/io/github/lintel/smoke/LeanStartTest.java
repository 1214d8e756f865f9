package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lintel verify} starts in a fraction of a second, so it loads nothing that it leaves. */
class LeanStartTest {
  private static final List<String> OF_OTHER_COMMANDS =
      List.of(
          "org.snakeyaml.",
          "gg.jte.",
          "me.tongfei.",
          "org.jline.",
          "io.prometheus.",
          "org.eclipse.jetty.",
          "com.fasterxml.jackson.",
          "okhttp3.");

  @TempDir Path folder;

  @Test
  void whatOtherCommandsNeedIsNotLoaded() throws IOException, InterruptedException {
    Site site = new Site(folder);
    Path log = folder.resolve("classes.log");
    try (FrontDoor door = FrontDoor.serving(site.good())) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:class+load:file=" + log,
                  "-cp",
                  System.getProperty("java.class.path"),
                  Main.class.getName(),
                  "verify",
                  "--at",
                  Site.NOW.toString(),
                  "--cacert",
                  site.rootFile().toString(),
                  "--sni",
                  Site.NAME,
                  "127.0.0.1:" + door.port())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("out").toFile())
              .start();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("out"))).isZero();
    }
    List<String> loaded = Files.readAllLines(log);
    assertThat(loaded).anyMatch(line -> line.contains(" io.github.lintel.smoke.VerifyCommand "));
    assertThat(loaded)
        .noneMatch(line -> OF_OTHER_COMMANDS.stream().anyMatch(name -> line.contains(" " + name)));
  }
}
