package io.github.lintel.smoke;

import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Prints the page of a check, or the list of all checks. */
@Command(
    name = "explain",
    description = "Prints what a check means, who is affected, and how to confirm and repair it.")
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HelpOption help = new HelpOption();

  @Parameters(
      arity = "0..1",
      paramLabel = "CHECK-ID",
      description = "As in certificate.expired; without it, all checks are listed.")
  private @Nullable String check;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (check == null) {
      list();
    } else {
      terminal.out().println(page(check).stripTrailing());
    }
    return 0;
  }

  private static String page(String text) {
    List<CheckId> known = KnownChecks.ids();
    return known.stream()
        .filter(id -> id.text().equals(text))
        .findFirst()
        .flatMap(KnownChecks::page)
        .orElseThrow(() -> new BadInput(NearestIds.unknown(text, known)));
  }

  private void list() {
    PrintWriter out = terminal.out();
    List<CheckInfo> checks = KnownChecks.all();
    int width = checks.stream().mapToInt(info -> info.id().text().length()).max().orElse(0);
    Optional<String> group = Optional.empty();
    for (CheckInfo info : checks) {
      Optional<String> next = Optional.of(info.id().group());
      if (group.isPresent() && !group.equals(next)) {
        out.println();
      }
      group = next;
      out.println(info.id() + " ".repeat(width - info.id().text().length() + 2) + info.title());
    }
  }
}
