package io.github.lintel.smoke.client;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.smoke.client.UnusableClientCertificate.Part;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a client certificate that has to be usable, since no finding would tell otherwise. */
public final class ClientCertificate {
  private ClientCertificate() {}

  /**
   * Reads the files, and finds out whether they could be presented.
   *
   * @param chain the certificates, with the private key in it if there is no other file for that
   * @param howToOpen what gives the password of an encrypted key, for whoever forgot that
   * @throws UnusableClientCertificate if they cannot be read or used
   */
  public static CertificateBundle read(
      Path chain, Optional<Path> key, KeyPassword password, String howToOpen) {
    CertificateBundle bundle = unchecked(chain, key).withPassword(password);
    facts(bundle, chain)
        .flatMap(facts -> problem(facts, chain, howToOpen))
        .ifPresent(
            problem -> {
              throw new UnusableClientCertificate(Part.KEY, bundle.keySource() + ": " + problem);
            });
    return bundle;
  }

  /**
   * Reads the files, whatever is in them.
   *
   * @throws UnusableClientCertificate if one cannot be read
   */
  public static CertificateBundle unchecked(Path chain, Optional<Path> key) {
    CertificateBundle both = in(Part.CERTIFICATE, () -> CertificateBundle.pem(chain));
    return key.isEmpty() ? both : in(Part.KEY, () -> CertificateBundle.pem(chain, key.get()));
  }

  private static void requireCertificates(BundleFacts facts, Path chain) {
    if (facts.leaf().isEmpty()) {
      facts.problems().stream()
          .filter(problem -> problem.block() == 0 && problem.source().equals(facts.source()))
          .findFirst()
          .ifPresent(
              problem -> {
                throw new UnusableClientCertificate(
                    Part.CERTIFICATE, problem.source() + ": " + problem.reason());
              });
    }
    if (facts.leaf().isEmpty() || !facts.problems().isEmpty()) {
      in(Part.CERTIFICATE, () -> CertificateChain.pem(chain));
    }
    if (facts.leaf().isEmpty()) {
      throw new UnusableClientCertificate(
          Part.CERTIFICATE, facts.source() + ": no certificate in it");
    }
  }

  private static <T> T in(Part part, Supplier<T> step) {
    try {
      return step.get();
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new UnusableClientCertificate(part, String.valueOf(e.getMessage()));
    }
  }

  private static TrustAnchors itself(Path chain) {
    try {
      return TrustAnchors.pem(chain); // spares loading those of the JDK
    } catch (IllegalArgumentException e) {
      return TrustAnchors.jdk(); // a store that takes a password
    }
  }

  /** What is read of a bundle stands in the report of its verification in memory. */
  private static Optional<BundleFacts> facts(CertificateBundle bundle, Path chain) {
    return TlsVerifier.builder()
        .trust(itself(chain))
        .experiments(false)
        .build()
        .verify(Endpoint.inMemory(bundle, "client.invalid"))
        .facts()
        .bundle();
  }

  private static Optional<String> problem(BundleFacts facts, Path chain, String howToOpen) {
    boolean closed =
        facts.key() == BundleFacts.KeyState.ENCRYPTED
            || facts.key() == BundleFacts.KeyState.WRONG_PASSWORD;
    if (!closed || !facts.source().equals(facts.keySource())) {
      requireCertificates(facts, chain);
    }
    return switch (facts.key()) {
      case MISSING -> Optional.of("no private key in it");
      case ENCRYPTED -> Optional.of("the private key is encrypted (" + howToOpen + ")");
      case WRONG_PASSWORD -> Optional.of("the password is not that of the private key");
      case UNREADABLE ->
          Optional.of(
              facts.problems().stream()
                  .filter(problem -> problem.source().equals(facts.keySource()))
                  .map(problem -> "block " + problem.block() + ": " + problem.reason())
                  .findFirst()
                  .orElse("the private key cannot be read"));
      case READ ->
          facts.keyMatch() == BundleFacts.KeyMatch.DIFFERS
                  || facts.keyMatch() == BundleFacts.KeyMatch.DAMAGED
              ? Optional.of("the private key is not that of the certificate in " + facts.source())
              : Optional.empty();
    };
  }
}
