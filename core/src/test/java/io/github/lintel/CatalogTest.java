package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.lintel.check.Check;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.CheckCases;
import io.github.lintel.internal.diagnose.BuiltInChecks;
import io.github.lintel.internal.diagnose.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every check is listed, has its page, and has a case that triggers it and one that passes it. */
class CatalogTest {
  private static final Path PAGES = Path.of("../docs/checks");

  static List<CheckInfo> checks() {
    return CheckCatalog.builtIn();
  }

  @Test
  void everyCheckClassIsListed() {
    Set<String> classes =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.github.lintel.internal.checks")
                .stream()
                .filter(c -> c.isAssignableTo(Check.class))
                .filter(c -> !c.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    assertThat(classes).hasSizeGreaterThan(50);
    assertThat(BuiltInChecks.all())
        .extracting(c -> c.getClass().getName())
        .containsExactlyInAnyOrderElementsOf(classes);
  }

  @Test
  void idsAreUnique() {
    assertThat(BuiltInChecks.all()).extracting(c -> c.info().id()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("checks")
  void whatACheckExplainsExists(CheckInfo info) {
    Set<CheckId> all = checks().stream().map(CheckInfo::id).collect(Collectors.toSet());
    assertThat(all).containsAll(info.explains());
    assertThat(info.explains()).doesNotContain(info.id());
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasAPageWithEveryPart(CheckInfo info) {
    String page = CheckCatalog.page(info.id()).orElseThrow();

    assertThat(page).startsWith("# " + info.id() + ": " + info.title() + "\n\n");
    assertThat(page)
        .contains("| %s | %s | %s |".formatted(info.severity(), info.source(), info.since()))
        .contains("\n## What it means\n", "\n## Who is affected\n", "\n## Confirm\n\n```sh\n")
        .contains("\n## Repair\n\n", "\n### In general\n", "\n## Prevent\n");
    assertThat(Pages.remedy(info.id()).orElseThrow()).as("plain text").matches("[A-Z][^`|]+\\.");
    assertThat(page.lines()).hasSizeBetween(30, 105);
  }

  @ParameterizedTest
  @MethodSource("checks")
  void hasACaseThatTriggersItAndOneThatPassesIt(CheckInfo info) {
    List<CheckCase> cases =
        CheckCases.all().stream().filter(c -> c.checkId().equals(info.id().text())).toList();

    assertThat(cases).as(info.id().text()).anyMatch(CheckCase::triggers);
    assertThat(cases).as(info.id().text()).anyMatch(c -> !c.triggers());
  }

  @Test
  void noPageIsLeftOver() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files
                  .map(f -> f.getFileName().toString())
                  .filter(n -> !n.equals("README.md"))
                  .filter(n -> !n.startsWith("http.")))
          .hasSizeGreaterThan(50)
          .allSatisfy(
              name -> assertThat(checks()).anyMatch(info -> name.equals(info.id() + ".md")));
    }
  }

  @Test
  void theIndexIsUpToDate() throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("# Checks\n\n");
    text.append("Each check has a page: what it means, how to confirm it, how to repair it.\n");
    text.append("The severity is the usual one; the page says when it differs.\n\n");
    text.append("| severity | when |\n|---|---|\n");
    text.append("| ERROR | some mainstream client (browser, OpenSSL, JSSE, Go) is refused now, ");
    text.append("or will be before anyone can be expected to act |\n");
    text.append("| WARNING | somebody must act by a date, or some supported client is refused |\n");
    text.append("| NOTE | nothing to do now |\n");
    TreeMap<String, List<CheckInfo>> groups =
        checks().stream()
            .collect(Collectors.groupingBy(i -> i.id().group(), TreeMap::new, Collectors.toList()));
    groups.forEach(
        (group, infos) -> {
          text.append("\n## ").append(group).append("\n\n");
          text.append("| check | what | severity | source |\n|---|---|---|---|\n");
          infos.forEach(
              i -> text.append(row(i.id().text(), i.title(), i.severity() + " | " + i.source())));
        });
    text.append("\n## http\n\nFound by an observer, `lintel verify --http`.\n\n");
    text.append("| check | what | severity | source |\n|---|---|---|---|\n");
    pagesOfObservers().forEach(text::append);
    Golden.assertMatches(PAGES.resolve("README.md"), text.toString());
  }

  /** These checks live in other modules, which see to it that their pages tell the truth. */
  private static List<String> pagesOfObservers() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      List<Path> pages =
          files.filter(f -> f.getFileName().toString().startsWith("http.")).sorted().toList();
      List<String> rows = new ArrayList<>();
      for (Path page : pages) {
        String text = Files.readString(page);
        Matcher head = Pattern.compile("# (\\S+): (.+)").matcher(text);
        Matcher facts = Pattern.compile("\\n\\| ([A-Z]+ \\| .+) \\| 0\\.").matcher(text);
        assertThat(head.find() && facts.find()).as(page.toString()).isTrue();
        rows.add(row(head.group(1), head.group(2), facts.group(1)));
      }
      return rows;
    }
  }

  private static String row(String id, String title, String facts) {
    return "| [%s](%s.md) | %s | %s |\n".formatted(id, id, title, facts);
  }
}
