package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.facts.TransparencyLog;
import io.github.lintel.facts.TransparencyLog.State;
import io.github.lintel.testkit.CertificateLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogListFileTest {
  private static final CertificateLog LOG = CertificateLog.named("Nessie");

  @TempDir Path folder;

  @Test
  void readsLogsOfBothKinds() throws IOException {
    List<TransparencyLog> logs =
        LogListFile.read(
            file(
                log(id(), "{\"usable\":{\"timestamp\":\"2026-02-01T00:00:00Z\"}}"),
                log(id(), "{\"retired\":{\"timestamp\":\"2026-03-01T00:00:00+00:00\"}}")));

    assertThat(logs)
        .extracting(TransparencyLog::state)
        .containsExactly(State.USABLE, State.RETIRED);
    assertThat(logs).extracting(TransparencyLog::operator).containsOnly("Example");
    assertThat(logs.get(0).since()).isEqualTo(Instant.parse("2026-02-01T00:00:00Z"));
    assertThat(logs.get(0).id().toByteArray()).isEqualTo(LOG.id());
  }

  @Test
  void leavesOutWhatHasNoState() throws IOException {
    Path file = file(log(id(), "{}"), log(id(), "{}"));
    assertThatThrownBy(() -> LogListFile.read(file)).hasMessageContaining("no log in");
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    String usable = "{\"usable\":{\"timestamp\":\"2026-02-01T00:00:00Z\"}}";
    assertRefused(file(log("AAAA", usable), ""), "the log_id of \"Nessie\"");
    assertRefused(file(log("!", usable), ""), "\"Nessie\" in");
    assertRefused(file(log(id(), "{\"new\":{\"timestamp\":\"2026\"}}"), ""), "\"Nessie\" in");
    assertRefused(file(log(id(), "{\"usable\":{}}"), ""), "a log without \"timestamp\"");
    assertRefused(Files.writeString(folder.resolve("x"), "<html>"), "is not JSON");
    assertRefused(Files.writeString(folder.resolve("x"), "[]"), "no log in");
    assertRefused(folder.resolve("none"), "no such file");
  }

  private static void assertRefused(Path file, String reason) {
    assertThatThrownBy(() -> LogListFile.read(file))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("--ct-logs: ")
        .hasMessageContaining(reason);
  }

  private Path file(String log, String tiledLog) throws IOException {
    String json =
        "{\"version\":\"50.1\",\"operators\":[{\"name\":\"Example\",\"logs\":[%s],\"tiled_logs\":[%s]}]}"
            .formatted(log, tiledLog);
    return Files.writeString(folder.resolve("logs.json"), json);
  }

  private static String log(String id, String state) {
    return "{\"description\":\"Nessie\",\"log_id\":\"%s\",\"key\":\"%s\",\"url\":\"https://log.example/\",\"mmd\":86400,\"state\":%s}"
        .formatted(id, Base64.getEncoder().encodeToString(LOG.publicKey()), state);
  }

  private static String id() {
    return Base64.getEncoder().encodeToString(LOG.id());
  }
}
