package io.github.lintel.smoke;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The authority of a shop, and what the command says of its front doors at a fixed moment. */
final class Site {
  static final String NAME = "shop.example.com";
  static final Instant NOW = SampleReports.NOW;

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final CertificateAuthority root = CertificateAuthority.root("Shop Root", NOW);
  final CertificateAuthority issuer = root.intermediate("Shop CA 1");
  private final Path folder;
  private final Path rootFile;

  Site(Path folder) throws IOException {
    this.folder = folder;
    this.rootFile = Files.writeString(folder.resolve("root.pem"), root.pem());
  }

  /** A leaf that nothing is wrong with. */
  Credential good() {
    return issuer.issue(NAME);
  }

  /** A leaf that ended a day ago. */
  Credential expired() {
    return issuer.issue(
        r -> r.names(NAME).validity(NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(1))));
  }

  Path folder() {
    return folder;
  }

  Path rootFile() {
    return rootFile;
  }

  /** Runs {@code lintel verify --json} for the name on that port of those addresses. */
  Said verify(int port, String addresses, String... options) {
    List<String> args = new ArrayList<>(List.of("verify", "--json", "--at", NOW.toString()));
    args.addAll(List.of("--cacert", rootFile.toString()));
    args.addAll(List.of("--resolve", NAME + ":" + port + ":" + addresses));
    args.addAll(List.of(options));
    args.add(NAME + ":" + port);
    CommandRun run = CommandRun.of(args.toArray(String[]::new));
    try {
      if (!run.err().isEmpty() || !ReportSchema.problems(run.out()).isEmpty()) {
        throw new AssertionError(run + " " + ReportSchema.problems(run.out()));
      }
      return new Said(run.code(), MAPPER.readTree(run.out()).at("/reports/0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The exit code and the one report. */
  record Said(int code, JsonNode report) {
    /** What a run with {@code --json} said, which must follow the schema. */
    static Said of(CommandRun run) throws IOException {
      if (!run.err().isEmpty() || !ReportSchema.problems(run.out()).isEmpty()) {
        throw new AssertionError(run.toString());
      }
      return new Said(run.code(), MAPPER.readTree(run.out()).at("/reports/0"));
    }

    String verdict() {
      return report.at("/verdict").asText();
    }

    String rootCause() {
      return report.at("/rootCause").asText();
    }

    List<String> findings() {
      return stream(report.at("/findings")).map(f -> f.at("/check").asText()).toList();
    }

    /** The findings at one address. */
    List<String> findings(String address) {
      return stream(report.at("/findings"))
          .filter(f -> f.at("/where/address").asText().equals(address))
          .map(f -> f.at("/check").asText())
          .toList();
    }

    JsonNode address(String address) {
      return stream(report.at("/addresses"))
          .filter(a -> a.at("/address").asText().equals(address))
          .findFirst()
          .orElseThrow();
    }

    /** The leaf that a node serves, by its SHA-256. */
    String leaf(String address) {
      return address(address).at("/chain/0/sha256").asText();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
      List<JsonNode> all = new ArrayList<>();
      array.forEach(all::add);
      return all.stream();
    }

    @Override
    public String toString() {
      return "exit code " + code + ", " + report.toPrettyString();
    }
  }
}
