package io.github.lintel.endpoint;

import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.internal.x509.CertificateFile;
import io.github.lintel.internal.x509.FileBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stores of roots that are on a machine already. A root that cannot be read is left out. */
final class AnchorStores {
  /** The documented password of a JDK's own file; it protects nothing. */
  private static final String DEFAULT_PASSWORD = "changeit";

  /**
   * Where Debian, Fedora, SUSE, and Alpine, the BSDs and macOS keep them (as Go looks for them).
   */
  private static final List<Path> SYSTEM_FILES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private static final Once<List<Certificate>> JDK = new Once<>(AnchorStores::readJdk);
  private static final Once<List<Certificate>> SYSTEM = new Once<>(AnchorStores::readSystem);

  private AnchorStores() {}

  static AnchorSource jdk() {
    return new AnchorSource("JDK", true, JDK);
  }

  static AnchorSource system() {
    return new AnchorSource("system", true, SYSTEM);
  }

  private static List<Certificate> readJdk() {
    Path folder = Path.of(System.getProperty("java.home"), "lib", "security");
    Path own = folder.resolve("jssecacerts");
    Path file = Files.exists(own) ? own : folder.resolve("cacerts");
    try {
      List<Certificate> roots = entries(KeyStore.getInstance(file.toFile(), (char[]) null));
      // A PKCS#12 file with encrypted certificates shows none without its password.
      return roots.isEmpty()
          ? entries(KeyStore.getInstance(file.toFile(), DEFAULT_PASSWORD.toCharArray()))
          : roots;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot read the JDK's roots in " + file, e);
    }
  }

  private static List<Certificate> readSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return readStore("Windows-ROOT");
    }
    if (system.startsWith("mac") && Runtime.version().feature() >= 23) {
      return readStore("KeychainStore-ROOT"); // before, the JDK read the user's key chain only
    }
    for (Path file : SYSTEM_FILES) {
      if (Files.isReadable(file)) {
        return sound(CertificateFile.read(FileBytes.read(file)));
      }
    }
    throw new IllegalStateException("the system's roots are in none of " + SYSTEM_FILES);
  }

  private static List<Certificate> readStore(String type) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      return entries(store);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("cannot read the system's roots (" + type + ")", e);
    }
  }

  private static List<Certificate> sound(CertificateFile file) {
    List<Certificate> roots = new ArrayList<>();
    for (CertificateFile.Entry entry : file.entries()) {
      entry
          .certificate()
          .filter(Certificate.class::isInstance)
          .map(Certificate.class::cast)
          .ifPresent(roots::add);
    }
    return List.copyOf(roots);
  }

  private static List<Certificate> entries(KeyStore store) throws GeneralSecurityException {
    List<Certificate> roots = new ArrayList<>();
    for (String alias : Collections.list(store.aliases())) {
      java.security.cert.Certificate entry = store.getCertificate(alias);
      if (!store.isCertificateEntry(alias) || entry == null) {
        continue;
      }
      PresentedCertificate root = Certificate.parse(entry.getEncoded());
      if (root instanceof Certificate sound) {
        roots.add(sound);
      }
    }
    return List.copyOf(roots);
  }

  /** Computes its value when somebody asks, and once; a failure is not remembered. */
  private static final class Once<T> implements Supplier<T> {
    private final Supplier<T> source;
    private @Nullable T value;

    Once(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public synchronized T get() {
      T known = value;
      if (known == null) {
        known = source.get();
        value = known;
      }
      return known;
    }
  }
}
