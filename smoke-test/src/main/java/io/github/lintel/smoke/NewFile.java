package io.github.lintel.smoke;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file that was not there before. */
final class NewFile {
  private NewFile() {}

  static void requireAbsent(String option, Path file) {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw exists(option, file);
    }
  }

  /** Writes text; with {@code secret} nobody but the owner can ever read it. */
  static void write(String option, Path file, String text, boolean secret) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        secret && posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (FileAlreadyExistsException e) {
      throw exists(option, file);
    } catch (NoSuchFileException e) {
      throw new BadInput(option + ": cannot write " + file + ": there is no such folder");
    } catch (IOException e) {
      throw new BadInput(option + ": cannot write " + file);
    }
  }

  private static BadInput exists(String option, Path file) {
    return new BadInput(option + ": " + file + " exists, and nothing is written over");
  }
}
