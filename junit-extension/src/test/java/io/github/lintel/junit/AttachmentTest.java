package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.MediaType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.reporting.FileEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** The whole explanation is a file beside the results of the tests. */
class AttachmentTest {
  @TempDir Path folder;

  @Test
  void isTheExplanationOfEachVerification() throws IOException {
    try (FrontDoor door = Flaw.EXPIRED.start()) {
      EngineExecutionResults results = Engine.run(at(door), new Folders(folder), Twice.class);

      List<FileEntry> files = files(results);
      assertThat(files).hasSize(2); // two tests share the first report, one asks again
      assertThat(files)
          .allSatisfy(
              file -> {
                assertThat(file.getPath()).hasFileName("front-door.txt").startsWith(folder);
                assertThat(file.getMediaType()).contains(MediaType.TEXT_PLAIN_UTF_8.toString());
              });
      // Two reports are alike when their handshakes took the same time.
      List<String> explained =
          Engine.failures(results).stream().map(Throwable::getMessage).distinct().toList();
      assertThat(explained).isNotEmpty().allMatch(text -> text.contains("certificate.expired"));
      assertThat(texts(files)).hasSameElementsAs(explained);
    }
  }

  @Test
  void whatTheServerSendsIsEscapedInIt() throws IOException {
    CertificateAuthority root =
        CertificateAuthority.root("red \033[31m, bell \007, \u202egnitirw", Clock.systemUTC());
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(root.issue("localhost")))) {
      EngineExecutionResults results = Engine.run(at(door), new Folders(folder), Once.class);

      assertThat(texts(files(results)))
          .singleElement()
          .asString()
          .contains("red ")
          .doesNotContainPattern("[\\p{Cntrl}\u202e&&[^\\n]]");
    }
  }

  @Test
  void withoutAFolderForItTestsGoOn() {
    OutputDirectoryCreator none =
        new OutputDirectoryCreator() {
          @Override
          public Path getRootDirectory() {
            return folder;
          }

          @Override
          public Path createOutputDirectory(TestDescriptor test) throws IOException {
            throw new IOException("the disk is full");
          }
        };
    try (FrontDoor door = Flaw.EXPIRED.start()) {
      EngineExecutionResults results = Engine.run(at(door), none, Once.class);

      assertThat(files(results)).isEmpty();
      results.testEvents().assertStatistics(stats -> stats.succeeded(1));
    }
  }

  private static Map<String, String> at(FrontDoor door) {
    return Map.of("url", door.url());
  }

  private static List<FileEntry> files(EngineExecutionResults results) {
    return results
        .allEvents()
        .fileEntryPublished()
        .map(event -> event.getRequiredPayload(FileEntry.class))
        .toList();
  }

  private static List<String> texts(List<FileEntry> files) throws IOException {
    List<String> texts = new ArrayList<>();
    for (FileEntry file : files) {
      texts.add(Files.readString(file.getPath()));
    }
    return texts;
  }

  /** A folder for each test, as launchers do it. */
  private record Folders(Path root, AtomicInteger count) implements OutputDirectoryCreator {
    Folders(Path root) {
      this(root, new AtomicInteger());
    }

    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(root.resolve("test-" + count.incrementAndGet()));
    }
  }

  @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1")
  static class Twice {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    void isHealthyStill(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    @HttpsFrontDoor(refresh = true)
    void isHealthyNow(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1")
  static class Once {
    @Test
    void asks(Report report) {
      assertThat(report.addresses()).hasSize(1);
    }
  }
}
