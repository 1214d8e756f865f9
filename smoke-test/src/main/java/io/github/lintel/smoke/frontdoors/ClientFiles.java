package io.github.lintel.smoke.frontdoors;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.smoke.client.ClientCertificate;
import io.github.lintel.smoke.client.PasswordFile;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of the client certificate that is presented where a front door asks for one.
 * Thread-safe. Its text shows names of files and nothing of what is in them.
 */
public final class ClientFiles {
  private static final String HOW_TO_OPEN = "key-password-file, key-password-env";

  private final Path certificate;
  private final Optional<Path> key;
  private final Optional<Path> passwordFile;
  private final Optional<KeyPassword> password;

  private volatile @Nullable CertificateBundle checked;

  ClientFiles(
      Path certificate,
      Optional<Path> key,
      Optional<Path> passwordFile,
      Optional<KeyPassword> password) {
    this.certificate = certificate;
    this.key = key;
    this.passwordFile = passwordFile;
    this.password = password;
  }

  /**
   * Reads them anew, so that a certificate that was renewed on disk is presented from then on.
   *
   * @throws io.github.lintel.smoke.client.UnusableClientCertificate if it could not be presented
   * @throws IllegalArgumentException if the file with the password cannot be read
   */
  public CertificateBundle bundle() {
    CertificateBundle before = checked;
    CertificateBundle now = ClientCertificate.unchecked(certificate, key);
    if (before != null && same(before, now)) {
      return before;
    }
    CertificateBundle after =
        ClientCertificate.read(certificate, key, currentPassword(), HOW_TO_OPEN);
    checked = after;
    return after;
  }

  @Override
  public String toString() {
    return "ClientFiles[" + certificate + key.map(path -> ", " + path).orElse("") + "]";
  }

  private KeyPassword currentPassword() {
    return passwordFile
        .map(PasswordFile::read)
        .or(() -> password)
        .orElse(source -> Optional.empty());
  }

  private static boolean same(CertificateBundle one, CertificateBundle other) {
    return Arrays.equals(one.chainBytes(), other.chainBytes())
        && Arrays.equals(one.keyBytes(), other.keyBytes());
  }
}
