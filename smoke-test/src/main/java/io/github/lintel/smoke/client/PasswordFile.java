package io.github.lintel.smoke.client;

import io.github.lintel.endpoint.KeyPassword;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file whose first line is a password. */
public final class PasswordFile {
  private static final int MAX_BYTES = 4096; // no password is longer; a wrong path may be

  private PasswordFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException if that cannot be done; the message is one line
   */
  public static KeyPassword read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      return KeyPassword.of(text.split("\r\n|\r|\n", 2)[0].toCharArray());
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + file + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
