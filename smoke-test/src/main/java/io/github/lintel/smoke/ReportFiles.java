package io.github.lintel.smoke;

import io.github.lintel.smoke.report.ReportFormat;
import io.github.lintel.smoke.report.Run;
import java.util.List;
import java.util.Optional;

/**
 * Where the reports of a run go.
 *
 * @param printed the format that is printed instead of what is usual
 * @param files the files
 */
record ReportFiles(Optional<ReportFormat> printed, List<ReportFile> files) {
  static final ReportFiles NONE = new ReportFiles(Optional.empty(), List.of());

  /** Returns the same files, with something printed. */
  ReportFiles printing(ReportFormat format) {
    return new ReportFiles(Optional.of(format), files);
  }

  /** Returns whether anything is wanted. */
  boolean wanted() {
    return printed.isPresent() || !files.isEmpty();
  }

  /** Writes all of them, the one that is printed last. */
  void write(Run run, Terminal terminal) {
    files.forEach(file -> file.write(run));
    printed.ifPresent(format -> format.write(run, terminal.out()));
    terminal.out().flush();
  }

  /** Leaves nothing behind. */
  void discard() {
    files.forEach(ReportFile::discard);
  }
}
