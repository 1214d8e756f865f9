package io.github.lintel.smoke;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.facts.Certificate;
import io.github.lintel.smoke.serverconfig.BundleFiles;
import io.github.lintel.smoke.serverconfig.DiskFiles;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads the files that a configuration names.
 *
 * @param server whose configuration it is
 * @param password what opens the keys for which the configuration names no password
 */
record ConfigBundles(String server, KeyPassword password) {

  /** Reads chain and key, or throws {@link BadInput}. */
  CertificateBundle read(BundleFiles files) {
    CertificateBundle bundle =
        BadInput.in(
            () ->
                files.chain().equals(files.key())
                    ? CertificateBundle.pem(Path.of(files.chain()))
                    : CertificateBundle.pem(Path.of(files.chain()), Path.of(files.key())));
    return bundle.withPassword(files.passwords().flatMap(this::firstLine).orElse(password));
  }

  /** Reads the leaf, if there is a sound one. */
  static Optional<Certificate> leaf(BundleFiles files) {
    try {
      return Optional.of(CertificateChain.pem(Path.of(files.chain())).leaf());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private Optional<KeyPassword> firstLine(String file) {
    return new DiskFiles()
        .read(file)
        .map(text -> KeyPassword.of(text.split("\r\n|\r|\n", 2)[0].toCharArray()));
  }
}
