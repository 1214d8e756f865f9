package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class WatchCommandTest {
  @TempDir Path folder;
  private String file = "";

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("lintel.yaml").toString();
    Files.writeString(Path.of(file), "front-doors: [\"127.0.0.1:1\"]\n");
  }

  @Test
  void anInterruptEndsIt() throws Exception {
    Interrupts interrupts = new Interrupts();
    CompletableFuture<CommandRun> run =
        CompletableFuture.supplyAsync(
            () ->
                new CommandRun.Setting()
                    .interrupts(interrupts)
                    .run("watch", "-f", file, "--listen", "127.0.0.1:0"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              interrupts.fire(); // again and again: it may not have begun
              return run.isDone();
            });

    CommandRun ended = run.get();
    assertThat(ended.code()).isEqualTo(ExitCode.UNKNOWN);
    assertThat(ended.out()).matches("watching 1 front door, http://127\\.0\\.0\\.1:\\d+/\\R");
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void anAddressThatIsTakenIsAnError() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CommandRun run =
          CommandRun.of("watch", "-f", file, "--listen", "127.0.0.1:" + taken.getLocalPort());

      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err())
          .isEqualTo(
              "lintel: cannot listen on 127.0.0.1:"
                  + taken.getLocalPort()
                  + ": the address is in use, or not one of this machine\n");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--listen 9443|--listen: \"9443\" is not address:port, as in 127.0.0.1:9443 or [::1]:9443",
        "--listen shop.example.com:80|--listen: \"shop.example.com:80\" is not address:port",
        "--listen 127.0.0.1:65536|--listen: \"127.0.0.1:65536\" is not address:port",
        "--listen 1.2.3.4.5:80|--listen: \"1.2.3.4.5:80\" is not address:port",
        "--listen ::1:80|--listen: \"::1:80\" is not address:port",
        "--interval 0.5|--interval: not between 1 second and 1 day: 0.5",
        "--interval never|--interval: not a duration",
        "--confirmations 0|--confirmations: less than 1: 0",
        "--convergence PT-1S|--convergence: negative: PT-1S",
        "--state none/state.json|there is no such folder",
        "--tag nobody|no front door has the tag \"nobody\""
      })
  void badInputIsToldInOneLine(String options, String message) {
    String[] arguments = ("watch -f " + file + " --listen 127.0.0.1:0 " + options).split(" ", -1);
    if (options.startsWith("--listen")) {
      arguments = ("watch -f " + file + " " + options).split(" ", -1);
    }

    CommandRun run = CommandRun.of(arguments);

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("lintel: ").contains(message).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileWithAMistakeIsAnError() throws IOException {
    Files.writeString(Path.of(file), "front-doors: [a.example]\nnotify: [{ url: \"ftp://x\" }]\n");

    CommandRun run = CommandRun.of("watch", "-f", file, "--listen", "127.0.0.1:0");

    assertThat(run.code()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("lintel.yaml:2:", "expected an https URL").hasLineCount(1);
  }
}
