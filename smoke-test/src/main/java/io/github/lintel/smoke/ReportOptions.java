package io.github.lintel.smoke;

import io.github.lintel.smoke.report.ReportFormat;
import io.github.lintel.smoke.words.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What reports to write beside what is printed. */
final class ReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FORMAT[=FILE]",
      description =
          "text, json, junit, html, sarif, markdown or prometheus, to FILE or instead of what is printed."
              + " Repeatable.")
  private List<String> reports = new ArrayList<>();

  ReportOptions() {}

  /**
   * Returns where reports go. A file that cannot be written is told now, before any work.
   *
   * @param json whether one is printed already, by {@code --json}
   */
  ReportFiles open(boolean json) {
    ReportFiles files = open();
    if (json && files.printed().isPresent()) {
      files.discard();
      throw new BadInput("--json and a --report without a file both want to be printed");
    }
    return files;
  }

  private ReportFiles open() {
    if (reports.isEmpty()) {
      return ReportFiles.NONE;
    }
    Optional<ReportFormat> printed = Optional.empty();
    List<ReportFile> files = new ArrayList<>();
    try {
      for (String text : reports) {
        int equals = text.indexOf('=');
        ReportFormat format = format(equals < 0 ? text : text.substring(0, equals));
        if (equals >= 0) {
          files.add(ReportFile.open(format, path(text.substring(equals + 1))));
        } else if (printed.isPresent()) {
          throw new BadInput("--report: one format can be printed; give the others a =FILE");
        } else {
          printed = Optional.of(format);
        }
      }
      return new ReportFiles(printed, files);
    } catch (BadInput e) {
      files.forEach(ReportFile::discard);
      throw e;
    }
  }

  private static ReportFormat format(String id) {
    return ReportFormat.of(id)
        .orElseThrow(
            () ->
                new BadInput(
                    "--report: no format \""
                        + id
                        + "\""
                        + Nearest.to(id, ReportFormat.ids())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse("; there are " + String.join(", ", ReportFormat.ids()))));
  }

  private static Path path(String text) {
    if (text.isBlank()) {
      throw new BadInput("--report: a file is missing after =");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new BadInput("--report: not a path: \"" + text + "\"");
    }
  }
}
