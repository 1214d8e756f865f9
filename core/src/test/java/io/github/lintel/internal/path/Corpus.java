package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.der.DerException;
import io.github.lintel.internal.revocation.RevocationJudge.Given;
import io.github.lintel.internal.revocation.RevocationList;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** The folder with the external suites. They are no part of the project. */
final class Corpus {
  private static final String PROPERTY = "lintel.corpora";

  private Corpus() {}

  /** Returns a file of a suite; the test is skipped, with the reason, where there is none. */
  static Path file(String name) {
    String folder = System.getProperty(PROPERTY, "");
    Assumptions.assumeFalse(
        folder.isEmpty(), "no folder with suites; pass -D" + PROPERTY + "=DIR to run this one");
    Path file = Path.of(folder, name);
    Assumptions.assumeTrue(Files.exists(file), () -> "there is no " + file);
    return file;
  }

  /** Reads the test cases of a suite. */
  static List<JsonNode> cases(Path file) {
    try (InputStream raw = Files.newInputStream(file);
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      List<JsonNode> cases = list(new ObjectMapper().readTree(in).get("testcases"));
      assertThat(cases).as("test cases in %s", file).isNotEmpty();
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  /** Reads a certificate in PEM, however broken its DER is. */
  static PresentedCertificate certificate(JsonNode pem) {
    return Certificate.parse(decoded(pem));
  }

  /** Reads a certificate in DER. */
  static PresentedCertificate certificate(Path der) {
    try {
      return Certificate.parse(Files.readAllBytes(der));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a revocation list in DER; one that cannot be read is none. */
  static Optional<Given> revocationList(Path der) {
    try {
      return revocationList(Files.readAllBytes(der), der.getFileName().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a revocation list in PEM; one that cannot be read is none. */
  static Optional<Given> revocationList(JsonNode pem) {
    return revocationList(decoded(pem), "PEM");
  }

  private static Optional<Given> revocationList(byte[] der, String source) {
    try {
      return Optional.of(new Given(RevocationList.parse(der), source));
    } catch (DerException e) {
      return Optional.empty();
    }
  }

  private static byte[] decoded(JsonNode pem) {
    String base64 = pem.asText().replaceAll("-----[A-Z0-9 ]+-----|\\s", "");
    return Base64.getDecoder().decode(base64);
  }
}
