package io.github.lintel.smoke.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * By what a file that was changed can be told from what it was before. One that is gone has none.
 *
 * @param modified when it was changed last
 * @param size its size in bytes
 * @param key what the file system calls it, which is another one after a replacement
 */
record FileStamp(Optional<FileTime> modified, long size, Optional<Object> key) {

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          Optional.of(attributes.lastModifiedTime()),
          attributes.size(),
          Optional.ofNullable(attributes.fileKey()));
    } catch (IOException e) {
      return new FileStamp(Optional.empty(), 0, Optional.empty());
    }
  }
}
