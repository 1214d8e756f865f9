package io.github.lintel.junit;

import io.github.lintel.TlsVerifier;
import io.github.lintel.okhttp.HttpObserver;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** The HTTP side of a front door, which another library observes. */
final class HttpSide {
  private HttpSide() {}

  /** Adds it; without the library, says which one is missing. */
  static TlsVerifier.Builder observe(TlsVerifier.Builder verifier, String path) {
    try {
      return Observation.add(verifier, path);
    } catch (NoClassDefFoundError missing) {
      throw new ExtensionConfigurationException(
          "path = \"" + path + "\" needs io.github.lintel:lintel-okhttp among the dependencies",
          missing);
    }
  }

  // Loaded only if it is needed.
  private static final class Observation {
    static TlsVerifier.Builder add(TlsVerifier.Builder verifier, String path) {
      return verifier.observe(HttpObserver.create().path(path));
    }
  }
}
