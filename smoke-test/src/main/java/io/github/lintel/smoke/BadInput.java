package io.github.lintel.smoke;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** What the user gave cannot be used. The message is one line that names the culprit. */
final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadInput(String message) {
    super(message);
  }

  /** Runs a step whose complaints about its input are the user's to read, and names the option. */
  static <T> T in(String option, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      String message = String.valueOf(e.getMessage());
      throw new BadInput(option.isEmpty() ? message : option + ": " + message);
    }
  }

  /** Runs a step whose complaints about its input say enough. */
  static <T> T in(Supplier<T> step) {
    return in("", step);
  }

  static BadInput unreadable(Path file, IOException e) {
    String reason =
        e instanceof NoSuchFileException
            ? "no such file"
            : e instanceof AccessDeniedException
                ? "permission denied"
                : String.valueOf(e.getMessage());
    return new BadInput("cannot read " + file + ": " + reason);
  }
}
