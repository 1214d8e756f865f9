package io.github.lintel.smoke;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.lintel.facts.Snapshot;
import io.github.lintel.facts.Snapshot.Link;
import io.github.lintel.facts.Snapshot.Node;
import io.github.lintel.facts.Snapshot.Served;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what {@code --json} wrote, as far as it can be compared. */
final class SavedReports {
  private static final int MAX_BYTES = 100 << 20;

  private final List<Snapshot> snapshots;

  private SavedReports(List<Snapshot> snapshots) {
    this.snapshots = snapshots;
  }

  /** Reads a file, or throws {@link BadInput}. */
  static SavedReports read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode json = new ObjectMapper().readTree(in.readNBytes(MAX_BYTES));
      if (json.path("schema").asInt() != 1 || json.path("reports").isEmpty()) {
        throw bad(file, "it is not a report that lintel wrote with --json");
      }
      List<Snapshot> all = new ArrayList<>();
      for (JsonNode report : json.path("reports")) {
        all.add(snapshot(report));
      }
      return new SavedReports(all);
    } catch (JacksonException e) {
      throw bad(file, "it is not JSON");
    } catch (DateTimeException e) {
      throw bad(file, "a moment in it is none");
    } catch (IOException e) {
      throw new BadInput("--against-report: " + BadInput.unreadable(file, e).getMessage());
    }
  }

  /** Returns what that target served. */
  Optional<Snapshot> of(String target) {
    return snapshots.stream().filter(snapshot -> snapshot.target().equals(target)).findFirst();
  }

  /** Returns what the first target served. */
  Snapshot first() {
    return snapshots.get(0);
  }

  private static Snapshot snapshot(JsonNode report) {
    List<Node> nodes = new ArrayList<>();
    for (JsonNode address : report.path("addresses")) {
      List<Served> served = new ArrayList<>();
      served(address.path("chain")).ifPresent(served::add);
      for (JsonNode chain : address.path("otherChains")) {
        served(chain).ifPresent(served::add);
      }
      Optional<String> version =
          Optional.of(address.at("/handshake/version").asText()).filter(text -> !text.isEmpty());
      nodes.add(new Node(address.path("address").asText(), version, served));
    }
    return new Snapshot(
        report.path("target").asText(), Instant.parse(report.path("checkedAt").asText()), nodes);
  }

  private static Optional<Served> served(JsonNode chain) {
    JsonNode leaf = chain.path(0);
    if (!leaf.has("names")) {
      return Optional.empty(); // nothing was served, or nothing that can be read
    }
    List<String> names = new ArrayList<>();
    leaf.path("names").forEach(name -> names.add(name.asText()));
    List<Link> links = new ArrayList<>();
    chain.forEach(
        link -> links.add(new Link(link.path("subject").asText(), link.path("sha256").asText())));
    return Optional.of(
        new Served(
            leaf.path("sha256").asText(),
            leaf.path("serial").asText(),
            leaf.path("issuer").asText(),
            leaf.path("key").asText(),
            names,
            Instant.parse(leaf.path("notAfter").asText()),
            links.subList(1, links.size())));
  }

  private static BadInput bad(Path file, String reason) {
    return new BadInput("--against-report: " + file + ": " + reason);
  }
}
