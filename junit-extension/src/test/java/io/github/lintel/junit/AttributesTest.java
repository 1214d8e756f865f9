package io.github.lintel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.testkit.Flaw;
import io.github.lintel.testkit.FrontDoor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** What {@link HttpsFrontDoor} can say beyond where the front door is. */
class AttributesTest {
  @TempDir Path folder;

  @Test
  void daysThatTheCertificateMustLast() throws Exception {
    try (FrontDoor door = FrontDoor.healthy()) {
      assertThat(failures(door, Minimum.class)).isEmpty();
    }
  }

  @Test
  void theExpectedCertificate() throws Exception {
    try (FrontDoor door = FrontDoor.healthy()) {
      assertThat(failures(door, Expected.class)).isEmpty();
      assertThat(door.connectionCount()).isPositive();
      Files.writeString(folder.resolve("root.pem"), door.trust().pem());
      Path other = Files.createDirectories(folder.resolve("other"));
      String served = door.trust().pem();
      door.renew();
      Files.writeString(other.resolve("expected.pem"), served);
      assertThat(Engine.failures(Engine.run(parameters(door, other), Expected.class)))
          .singleElement()
          .asString()
          .contains("deployment.not-expected-certificate");
    }
  }

  @Test
  void whatIsAcceptedUntilADay() throws Exception {
    try (FrontDoor door = Flaw.ROOT_SENT.start()) {
      assertThat(failures(door, Accepting.class)).isEmpty();
      assertThat(failures(door, Overdue.class))
          .singleElement()
          .asString()
          .contains("chain.root-sent", "2026-01-31");
    }
  }

  @Test
  void aPathThatMustBeAnswered() throws Exception {
    try (FrontDoor door = FrontDoor.healthy()) {
      assertThat(failures(door, Answered.class)).isEmpty();
      assertThat(door.node(0).connections())
          .anyMatch(c -> c.requests().stream().anyMatch(r -> r.contains(" /health ")));
    }
  }

  @Test
  void refreshVerifiesAgain() throws Exception {
    try (FrontDoor door = FrontDoor.healthy()) {
      assertThat(failures(door, Cached.class)).isEmpty();
      long once = door.connectionCount();

      assertThat(failures(door, Refreshed.class)).isEmpty();

      assertThat(door.connectionCount()).isEqualTo(3 * once);
    }
  }

  @Test
  void whatWasFoundIsPublished() throws Exception {
    try (FrontDoor door = Flaw.EXPIRED.start()) {
      EngineExecutionResults results = Engine.run(parameters(door, folder(door)), Cached.class);

      List<Map<String, String>> entries =
          results
              .allEvents()
              .reportingEntryPublished()
              .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
              .toList();
      assertThat(entries)
          .singleElement()
          .satisfies(
              entry ->
                  assertThat(entry)
                      .containsEntry("lintel.verdict", "BROKEN")
                      .containsEntry("lintel.cause", "certificate.expired"));
    }
  }

  @Test
  void mistakesSayWhatToWriteInstead() {
    assertMistake(Negative.class, "minimumDays = -1");
    assertMistake(NoShare.class, "minimumShare = 101", "0 to 100");
    assertMistake(DaysAndShare.class, "keep one of them");
    assertMistake(NotADay.class, "until = \"soon\"", "2027-03-01");
    assertMistake(NoReason.class, "write why");
    assertMistake(NoTarget.class, "write @HttpsFrontDoor(\"https://shop.example.com\")");
    assertMistake(NoFile.class, "file:/nowhere/at-all.pem");
    assertMistake(NotAPath.class, "not a path");
  }

  private void assertMistake(Class<?> testClass, String... parts) {
    assertThat(Engine.failures(Engine.run(Map.of("folder", folder.toString()), testClass)))
        .singleElement()
        .isInstanceOf(ExtensionConfigurationException.class)
        .extracting(Throwable::getMessage)
        .asString()
        .contains(parts);
  }

  private List<Throwable> failures(FrontDoor door, Class<?> testClass) throws Exception {
    return Engine.failures(Engine.run(parameters(door, folder(door)), testClass));
  }

  private Path folder(FrontDoor door) throws Exception {
    Path pem = Files.createDirectories(folder.resolve("pem"));
    door.trust().writeTo(pem);
    String served =
        Optional.of(door.node(0).behaviour())
            .filter(b -> !door.certificates().isEmpty())
            .map(b -> pem(door))
            .orElseGet(() -> door.trust().pem());
    Files.writeString(pem.resolve("expected.pem"), served);
    return pem;
  }

  private static String pem(FrontDoor door) {
    try {
      return "-----BEGIN CERTIFICATE-----\n"
          + Base64.getMimeEncoder().encodeToString(door.certificates().get(0).getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new AssertionError(e);
    }
  }

  private Map<String, String> parameters(FrontDoor door, Path pem) throws Exception {
    if (!Files.exists(pem.resolve("root.pem"))) {
      door.trust().writeTo(pem);
    }
    return Map.of("url", door.url(), "folder", pem.toString());
  }

  @HttpsFrontDoor(
      value = "${url}",
      addresses = "127.0.0.1",
      trust = "file:${folder}/root.pem",
      minimumDays = 89)
  static class Minimum {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    @HttpsFrontDoor(
        value = "${url}",
        addresses = "127.0.0.1",
        trust = "file:${folder}/root.pem",
        minimumDays = 91)
    void isDegradedWhenItMustLastLonger(Report report) {
      assertThat(report.verdict()).isEqualTo(Verdict.DEGRADED);
      TlsAssertions.assertFinds(report, "certificate.expires-soon");
    }

    @Test
    @HttpsFrontDoor(
        value = "${url}",
        addresses = "127.0.0.1",
        trust = "file:${folder}/root.pem",
        minimumShare = 90)
    void isHealthyByItsShare(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    @HttpsFrontDoor(
        value = "${url}",
        addresses = "127.0.0.1",
        trust = "file:${folder}/root.pem",
        minimumShare = 100)
    void isDegradedByItsShare(Report report) {
      TlsAssertions.assertFinds(report, "certificate.expires-soon");
    }
  }

  @HttpsFrontDoor(
      value = "${url}",
      addresses = "127.0.0.1",
      trust = "file:${folder}/root.pem",
      expected = "file:${folder}/expected.pem")
  static class Expected {
    @Test
    void isServed(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(
      value = "${url}",
      addresses = "127.0.0.1",
      trust = "file:${folder}/root.pem",
      accept =
          @AcceptedFinding(check = "chain.root-sent", reason = "OPS-112", until = "9999-12-31"))
  static class Accepting {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertFinds(report, "chain.root-sent");
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(
      value = "${url}",
      addresses = "127.0.0.1",
      trust = "file:${folder}/root.pem",
      accept =
          @AcceptedFinding(check = "chain.root-sent", reason = "OPS-112", until = "2026-01-31"))
  static class Overdue {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(
      value = "${url}",
      addresses = "127.0.0.1",
      trust = "file:${folder}/root.pem",
      path = "/health")
  static class Answered {
    @Test
    void isAsked(Report report) {
      TlsAssertions.assertNotBroken(report);
    }
  }

  @HttpsFrontDoor(value = "${url}", addresses = "127.0.0.1", trust = "file:${folder}/root.pem")
  static class Cached {
    @Test
    void isHealthy(Report report) {
      TlsAssertions.assertHealthy(report);
    }

    @Test
    void isHealthyStill(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  static class Refreshed extends Cached {
    @Test
    @HttpsFrontDoor(refresh = true)
    void isHealthyAgain(Report report) {
      TlsAssertions.assertHealthy(report);
    }
  }

  @HttpsFrontDoor(value = "localhost", minimumDays = -1)
  static class Negative extends Cached {}

  @HttpsFrontDoor(value = "localhost", minimumShare = 101)
  static class NoShare extends Cached {}

  @HttpsFrontDoor(value = "localhost", minimumDays = 1, minimumShare = 1)
  static class DaysAndShare extends Cached {}

  @HttpsFrontDoor(
      value = "localhost",
      accept = @AcceptedFinding(check = "chain.root-sent", reason = "x", until = "soon"))
  static class NotADay extends Cached {}

  @HttpsFrontDoor(
      value = "localhost",
      accept = @AcceptedFinding(check = "chain.root-sent", reason = "", until = "2027-03-01"))
  static class NoReason extends Cached {}

  @HttpsFrontDoor
  static class NoTarget extends Cached {}

  @HttpsFrontDoor(value = "localhost", trust = "file:/nowhere/at-all.pem")
  static class NoFile extends Cached {}

  @HttpsFrontDoor(value = "localhost", path = "health")
  static class NotAPath extends Cached {}
}
