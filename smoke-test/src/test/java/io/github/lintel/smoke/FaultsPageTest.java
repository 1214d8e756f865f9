package io.github.lintel.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page of faults is written from the laboratory, so that it says what is tested. */
final class FaultsPageTest {
  private static final Path PAGE = Path.of("../docs/guide/faults.md");
  private static final boolean UPDATE = Boolean.getBoolean("golden.update");

  @Test
  void pageIsWhatIsTested() throws IOException {
    String page = page(LabWords.read(), LabExceptions.read());
    if (UPDATE) {
      Files.writeString(PAGE, page);
    }
    assertThat(page)
        .as("differs from %s; ./mvnw verify -Dgolden.update=true updates it", PAGE)
        .isEqualTo(Files.readString(PAGE));
  }

  private static String page(Map<String, List<String>> words, Map<String, String> exceptions) {
    StringBuilder text =
        new StringBuilder(
            """
            # Faults, and what is said of them

            Each fault below is made with the program before the colon (`raw` is a socket of our own)
            and verified with the defaults, at every build. The last column is the root cause that
            Lintel must name; where more than one name is right, any of them.
            The words of the others were recorded on Debian 12: `curl` 7.88 and `openssl s_client`
            3.0, and the JDK's own client of Java 17. All of them trust the shop's root and ask for
            its name. They are told nothing else. Where Lintel is told more, they are not asked.

            """);
    for (Laboratory.Section section : Laboratory.sections()) {
      text.append("## ").append(section.title()).append("\n\n");
      text.append("| fault | curl | openssl s_client | JDK | Lintel |\n|---|---|---|---|---|\n");
      section.cases().get().forEach(c -> text.append(row(c, words, exceptions)));
      text.append('\n');
    }
    return text.toString().stripTrailing() + "\n";
  }

  private static String row(
      LabCase c, Map<String, List<String>> words, Map<String, String> exceptions) {
    String others =
        words.getOrDefault(c.title(), List.of("", "", "")).stream()
            .map(FaultsPageTest::cell)
            .collect(Collectors.joining(" | "));
    String causes =
        c.accepted().stream()
            .sorted()
            .map(id -> "`" + id + "`")
            .collect(Collectors.joining(" or "));
    String instead = exceptions.get(c.title());
    if (instead != null) {
      causes += " (not yet: " + instead + ")";
    }
    return "| %s | %s | %s |%n".formatted(cell(c.title()), others, causes);
  }

  private static String cell(String words) {
    return words.replace("|", "\\|").replace("<", "&lt;");
  }
}
