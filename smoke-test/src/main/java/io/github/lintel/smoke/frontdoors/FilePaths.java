package io.github.lintel.smoke.frontdoors;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.ExpectedKey;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.smoke.client.PasswordFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Files that the file of front doors names, relative to its folder. Each is read once. */
final class FilePaths {
  private final Path base;
  private final Set<Path> trusted = new HashSet<>();
  private final Set<Path> bundles = new HashSet<>();
  private final Set<Path> keys = new HashSet<>();

  FilePaths(Path file) {
    this.base = file;
  }

  /** Returns the path of a file with roots that can be read. */
  Path trusted(String text) {
    Path path = path(text);
    if (trusted.add(path)) {
      TrustAnchors.pem(path);
    }
    return path;
  }

  /** Returns the path of a file with a chain that can be read. */
  Path bundle(String text) {
    Path path = path(text);
    if (bundles.add(path)) {
      CertificateChain.pem(path);
    }
    return path;
  }

  /** Returns the path of a file with a public key that can be read. */
  Path key(String text) {
    Path path = path(text);
    if (keys.add(path)) {
      ExpectedKey.in(path);
    }
    return path;
  }

  /** Returns the path of a file whose first line can be read. */
  Path password(String text) {
    Path path = path(text);
    PasswordFile.read(path);
    return path;
  }

  /** Returns a path, whatever is there. */
  Path path(String text) {
    try {
      return base.resolveSibling(text);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("not a path: \"" + text + "\"", e);
    }
  }
}
