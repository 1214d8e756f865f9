package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.smoke.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check has a page that helps whoever is woken at night, whatever stands at the door. */
class RunbooksTest {
  private static final Path DOCS = Path.of("..", "docs");

  private static final List<String> PARTS =
      List.of("What it means", "Who is affected", "Confirm", "Repair", "Prevent");

  private static final List<String> SERVERS =
      List.of("nginx", "HAProxy", "Apache", "Caddy", "Cloud load balancers", "In general");

  /** What is wrong is not at a server: the name, the network, or the machine that verifies. */
  private static final Set<String> NOT_AT_A_SERVER =
      Set.of("connection.interrupted", "connection.name-not-resolved", "connection.unreachable");

  static List<CheckInfo> checks() {
    return KnownChecks.all();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void theRunbookIsCompleteAndPrinted(CheckInfo info) throws IOException {
    String page = Files.readString(DOCS.resolve("checks").resolve(info.id() + ".md"));
    List<String> servers =
        NOT_AT_A_SERVER.contains(info.id().text()) ? List.of("In general") : SERVERS;
    List<String> expected = new ArrayList<>();
    for (String part : PARTS) {
      expected.add("## " + part);
      if (part.equals("Repair")) {
        servers.forEach(server -> expected.add("### " + server));
      }
    }

    List<String> headings = page.lines().filter(line -> line.startsWith("##")).toList();
    CommandRun explained = CommandRun.of("explain", info.id().text());

    assertThat(headings).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(headings).filteredOn(line -> line.startsWith("## ")).hasSize(PARTS.size());
    for (String section : page.split("\n##+ ")) {
      assertThat(section.lines().skip(1).filter(line -> !line.isBlank())).as(section).isNotEmpty();
    }
    assertThat(page).as("a command to confirm it").containsPattern("## Confirm\n\n```sh\n");
    assertThat(explained.out().stripTrailing()).isEqualTo(page.stripTrailing());
  }

  @Test
  void noRunbookIsCopiedFromAnother() throws IOException {
    List<String> texts = new ArrayList<>();
    for (CheckInfo info : checks()) {
      String page = Files.readString(DOCS.resolve("checks").resolve(info.id() + ".md"));
      Matcher cloud = Pattern.compile("(?s)### Cloud load balancers\n\n(.*?)\n\n###").matcher(page);
      if (cloud.find()) {
        texts.add(cloud.group(1));
      }
    }

    assertThat(texts).hasSizeGreaterThan(90).doesNotHaveDuplicates();
  }

  @Test
  void whatTheMigrationNamesExists() throws IOException {
    String text = Files.readString(DOCS.resolve("migration.md"));
    Set<String> known = KnownChecks.ids().stream().map(CheckId::text).collect(Collectors.toSet());
    Set<String> groups = KnownChecks.ids().stream().map(CheckId::group).collect(Collectors.toSet());
    Set<String> unknown = new TreeSet<>();
    Matcher id = Pattern.compile("\\b([a-z]+)\\.[a-z0-9]+(-[a-z0-9]+)*\\b").matcher(text);
    while (id.find()) {
      if (groups.contains(id.group(1)) && !known.contains(id.group()) && !known(id.group())) {
        unknown.add(id.group());
      }
    }
    Matcher metric = Pattern.compile("\\b(lintel|probe)_[a-z_]+").matcher(text);
    while (metric.find()) {
      if (!Metrics.names().contains(metric.group())) {
        unknown.add(metric.group());
      }
    }

    assertThat(unknown).isEmpty();
  }

  /** Names of other tools that look like ids of ours. */
  private static boolean known(String word) {
    return word.equals("http.valid");
  }
}
