package io.github.lintel.endpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out whether everybody on this machine can read a file. */
final class KeyExposure {
  private KeyExposure() {}

  /**
   * Returns the permissions of a file, as in {@code rw-r--r--}, if everybody can read it: they
   * allow it, and so does every folder above. Empty where there are no such permissions.
   */
  static Optional<String> of(Path file) {
    try {
      Path real = file.toRealPath();
      Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(real);
      return permissions.contains(PosixFilePermission.OTHERS_READ) && reachable(real.getParent())
          ? Optional.of(PosixFilePermissions.toString(permissions))
          : Optional.empty();
    } catch (IOException | UnsupportedOperationException | SecurityException e) {
      return Optional.empty();
    }
  }

  private static boolean reachable(@Nullable Path folder) throws IOException {
    for (Path each = folder; each != null; each = each.getParent()) {
      if (!Files.getPosixFilePermissions(each).contains(PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }
}
