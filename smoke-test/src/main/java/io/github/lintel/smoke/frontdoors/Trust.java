package io.github.lintel.smoke.frontdoors;

import io.github.lintel.endpoint.TrustAnchors;
import java.nio.file.Path;
import java.util.List;

/**
 * Whose certificates are trusted.
 *
 * @param jdk whether those of the roots that came with the JDK are
 * @param system whether those of the operating system's roots are
 * @param files roots in PEM; private ones
 */
public record Trust(boolean jdk, boolean system, List<Path> files) {
  /** The word for the JDK's roots. */
  static final String JDK = "jdk";

  /** The word for the system's roots. */
  static final String SYSTEM = "system";

  /** The default: the JDK's roots. */
  public static final Trust DEFAULT = new Trust(true, false, List.of());

  /** Copies the list. */
  public Trust {
    files = List.copyOf(files);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException if a file holds no certificate
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public TrustAnchors anchors() {
    TrustAnchors all = TrustAnchors.of();
    if (jdk) {
      all = all.and(TrustAnchors.jdk());
    }
    if (system) {
      all = all.and(TrustAnchors.system());
    }
    return files.isEmpty() ? all : all.and(TrustAnchors.pem(files.toArray(Path[]::new)));
  }
}
