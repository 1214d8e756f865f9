package io.github.lintel.smoke;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A first file of front doors: what is served, as expectations where that makes sense, and as
 * comments where it does not. What comes from the network is quoted or escaped.
 */
final class FirstFile {
  /** Certificates of content networks are for hundreds of names. */
  private static final int MOST_NAMES = 20;

  /** The name of the schema, which is put beside the file. */
  static final String SCHEMA = "lintel.schema.json";

  private final Path file;
  private final StringBuilder text = new StringBuilder();

  FirstFile(Path file, List<Path> roots) {
    this.file = file;
    line("# yaml-language-server: $schema=" + SCHEMA);
    if (!roots.isEmpty()) {
      line("defaults:");
      line("  trust: [" + roots.stream().map(this::path).collect(Collectors.joining(", ")) + "]");
      line("");
    }
    line("front-doors:");
  }

  void add(LiveEndpoint endpoint, Report report) {
    line("  - target: " + quoted(target(endpoint)));
    comment(
        report.checkedAt().atOffset(ZoneOffset.UTC).toLocalDate()
            + ": "
            + report.verdict()
            + report
                .rootCause()
                .map(cause -> ", " + cause.id() + ". " + cause.sentence())
                .orElse("."));
    String addresses =
        report.addresses().stream()
            .map(AddressReport::address)
            .map(address -> address.text())
            .collect(Collectors.joining(", "));
    if (!endpoint.fixedAddresses().isEmpty()) {
      line("    addresses: [" + fixedAddresses(endpoint) + "]");
    } else if (!addresses.isEmpty()) {
      comment("The name resolved to " + addresses + ".");
    }
    Optional<Certificate> leaf =
        report.addresses().stream().flatMap(node -> node.handshake().leaf().stream()).findFirst();
    leaf.ifPresent(certificate -> served(endpoint, report, certificate));
  }

  String text() {
    return text.toString();
  }

  /** Returns the schema, for editors. */
  static String schema() {
    try (InputStream in =
        Objects.requireNonNull(FirstFile.class.getResourceAsStream(SCHEMA), SCHEMA)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void served(LiveEndpoint endpoint, Report report, Certificate leaf) {
    comment(
        "It served "
            + leaf.subject().text()
            + " of "
            + leaf.issuer().text()
            + ", until "
            + leaf.notAfter().atOffset(ZoneOffset.UTC).toLocalDate()
            + ".");
    boolean asksForCertificate =
        report.addresses().stream()
            .anyMatch(node -> node.handshake().clientCertificateRequest().isPresent());
    List<String> names =
        report.verdict() == Verdict.BROKEN ? List.of() : otherNames(endpoint, leaf);
    if (!names.isEmpty() || asksForCertificate) {
      line("    expect:");
    }
    if (!names.isEmpty()) {
      line(
          "      names: ["
              + names.stream().map(FirstFile::quoted).collect(Collectors.joining(", "))
              + "]");
    }
    if (asksForCertificate) {
      line("      client-certificate: true");
    }
  }

  /** Names that can be typed as a target: no wildcards, nothing malformed. */
  private static List<String> otherNames(LiveEndpoint endpoint, Certificate leaf) {
    String own = endpoint.verifiedName().text();
    List<String> names =
        leaf.serverNames().stream()
            .filter(name -> !name.equals(own) && isHostName(endpoint, name))
            .distinct()
            .toList();
    return names.size() <= MOST_NAMES ? names : List.of();
  }

  private static boolean isHostName(LiveEndpoint endpoint, String name) {
    try {
      return endpoint.alsoFor(name).names().stream().anyMatch(n -> n.text().equals(name));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static String fixedAddresses(LiveEndpoint endpoint) {
    return endpoint.fixedAddresses().stream()
        .map(address -> quoted(address.getHostAddress()))
        .collect(Collectors.joining(", "));
  }

  private static String target(LiveEndpoint endpoint) {
    String target = endpoint.target();
    return endpoint.port() == 443 ? target.substring(0, target.length() - ":443".length()) : target;
  }

  private String path(Path root) {
    Path folder = file.toAbsolutePath().normalize().getParent();
    Path absolute = root.toAbsolutePath().normalize();
    return quoted((folder == null ? absolute : folder.relativize(absolute)).toString());
  }

  private void comment(String words) {
    line("    # " + PrintableText.escape(words, 400));
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /** Plain where nothing in it has a meaning, else as in JSON. */
  private static String quoted(String value) {
    if (value.matches("[a-z0-9][a-z0-9.-]*[a-z][a-z0-9.-]*(:\\d+)?")) {
      return value;
    }
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "$$") + "\"";
  }
}
