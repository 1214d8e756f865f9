package io.github.lintel.internal.x509;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads small files, with a message that one line can hold when that fails. */
public final class FileBytes {
  /** A bundle of all public roots has some 250 KiB; this keeps a disk image out of the heap. */
  static final int MAX_SIZE = 10 << 20;

  private FileBytes() {}

  /**
   * Reads a file.
   *
   * @throws UncheckedIOException if it cannot be read; the message names file and reason
   */
  public static byte[] read(Path file) {
    if (Files.isDirectory(file)) {
      throw failure(file, "it is a directory", new FileSystemException(file.toString()));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_SIZE + 1);
      if (bytes.length > MAX_SIZE) {
        throw failure(file, "it is larger than 10 MiB", new FileSystemException(file.toString()));
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw failure(file, "no such file", e);
    } catch (AccessDeniedException e) {
      throw failure(file, "permission denied", e);
    } catch (FileSystemException e) {
      String reason = e.getReason();
      throw failure(file, reason == null ? "it cannot be opened" : reason, e);
    } catch (IOException e) {
      throw failure(file, "an error while reading", e);
    }
  }

  private static UncheckedIOException failure(Path file, String reason, IOException cause) {
    return new UncheckedIOException("cannot read " + file + ": " + reason, cause);
  }
}
