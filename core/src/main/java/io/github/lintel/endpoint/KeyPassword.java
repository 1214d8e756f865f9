package io.github.lintel.endpoint;

import java.util.Optional;

/**
 * Knows the password of an encrypted private key or of a key store. It is asked when a bundle turns
 * out to need one, once for each verification, on a thread that may block. It must be thread-safe
 * if the bundle is verified by several threads.
 */
@FunctionalInterface
public interface KeyPassword {

  /**
   * Returns the password, or nothing if it is not known. The array is copied; the copy is
   * overwritten as soon as the bundle is read.
   *
   * @param source the file that needs it, as in {@link CertificateBundle#keySource()}
   */
  Optional<char[]> of(String source);

  /** One password for whatever is asked. Keeps a copy. */
  static KeyPassword of(char[] password) {
    char[] copy = password.clone();
    return source -> Optional.of(copy);
  }
}
