package io.github.lintel.smoke;

import io.github.lintel.smoke.report.ReportFormat;
import io.github.lintel.smoke.report.Run;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file for a report. It is written beside its place and then put there in one step, so that
 * whoever reads it sees the whole of the old one or the whole of the new one. What is no ordinary
 * file, as a pipe, is written directly.
 */
final class ReportFile {
  private final ReportFormat format;
  private final Path file;
  private final Path beside;

  private ReportFile(ReportFormat format, Path file, Path beside) {
    this.format = format;
    this.file = file;
    this.beside = beside;
  }

  /** Makes sure that it can be written. */
  static ReportFile open(ReportFormat format, Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw bad(file, "is a directory");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return new ReportFile(format, file, file);
      }
      if (Files.exists(file) && !Files.isWritable(file)) {
        throw bad(file, "permission denied");
      }
      Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path beside = place.resolveSibling("." + place.getFileName() + "." + random());
      Files.newOutputStream(beside, StandardOpenOption.CREATE_NEW).close();
      return new ReportFile(format, place, beside);
    } catch (NoSuchFileException e) {
      throw bad(file, "there is no such folder");
    } catch (AccessDeniedException e) {
      throw bad(file, "permission denied");
    } catch (FileAlreadyExistsException e) {
      throw bad(file, "not a file in a folder");
    } catch (IOException e) {
      throw bad(file, String.valueOf(e.getMessage()));
    }
  }

  /** Writes the report and puts it in its place. */
  void write(Run run) {
    try {
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(beside, StandardCharsets.UTF_8))) {
        format.write(run, out);
        if (out.checkError()) {
          throw new IOException("it could not be written to its end");
        }
      }
      if (!beside.equals(file)) {
        move();
      }
    } catch (IOException e) {
      discard();
      throw bad(file, String.valueOf(e.getMessage()));
    }
  }

  /** Leaves nothing behind. */
  void discard() {
    try {
      if (!beside.equals(file)) {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      // An empty file stays behind, whose name tells where it comes from.
    }
  }

  private void move() throws IOException {
    try {
      Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String random() {
    return Long.toHexString(ThreadLocalRandom.current().nextLong()) + ".part";
  }

  private static BadInput bad(Path file, String why) {
    return new BadInput("--report: cannot write " + file + ": " + why);
  }
}
