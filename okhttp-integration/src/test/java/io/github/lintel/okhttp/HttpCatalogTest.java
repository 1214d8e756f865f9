package io.github.lintel.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.CheckCatalog;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check has its page, and a case that triggers it and one that passes it. */
class HttpCatalogTest {
  static List<CheckInfo> checks() {
    return HttpObserver.create().checks().stream().map(Check::info).toList();
  }

  @Test
  void idsAreTheirOwn() {
    assertThat(checks()).hasSize(9).extracting(CheckInfo::id).doesNotHaveDuplicates();
    assertThat(checks()).extracting(info -> info.id().group()).containsOnly("http");
    assertThat(CheckCatalog.builtIn()).extracting(info -> info.id().group()).doesNotContain("http");
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasAPageWithEveryPart(CheckInfo info) {
    String page = HttpObserver.create().page(info.id()).orElseThrow();

    assertThat(page).startsWith("# " + info.id() + ": " + info.title() + "\n\n");
    assertThat(page)
        .contains("| %s | %s | %s |".formatted(info.severity(), info.source(), info.since()))
        .contains("\n## What it means\n", "\n## Who is affected\n", "\n## Confirm\n\n```sh\n")
        .contains("\n### nginx\n", "\n### HAProxy\n", "\n### Apache\n", "\n### In general\n")
        .contains("\n## Prevent\n")
        .containsPattern("\n## Repair\n\n[A-Z][^`|#]+\\.\n\n###");
    assertThat(page.lines()).hasSizeBetween(30, 105);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasACaseThatTriggersItAndOneThatPassesIt(CheckInfo info) {
    List<HttpCases.Case> cases =
        HttpCases.all().stream().filter(c -> c.check().equals(info.id().text())).toList();

    assertThat(cases).as(info.id().text()).anyMatch(HttpCases.Case::triggers);
    assertThat(cases).as(info.id().text()).anyMatch(c -> !c.triggers());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatACheckExplainsExists(CheckInfo info) {
    Set<CheckId> all = checks().stream().map(CheckInfo::id).collect(Collectors.toSet());

    assertThat(all).containsAll(info.explains());
  }

  @Test
  void noPageIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../docs/checks"))) {
      assertThat(files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith("http.")))
          .containsExactlyInAnyOrderElementsOf(
              checks().stream().map(info -> info.id() + ".md").toList());
    }
  }
}
