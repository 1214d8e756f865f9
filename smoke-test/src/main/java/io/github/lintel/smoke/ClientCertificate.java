package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.BundleFacts;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a client certificate that has to be usable, since no finding would tell otherwise. */
final class ClientCertificate {
  private ClientCertificate() {}

  static CertificateBundle read(Path chain, Optional<Path> key, KeyPassword password) {
    BadInput.in("--cert", () -> CertificateBundle.pem(chain));
    String option = key.isPresent() ? "--key" : "--cert";
    CertificateBundle bundle =
        BadInput.in(
            option,
            () ->
                (key.isPresent()
                        ? CertificateBundle.pem(chain, key.get())
                        : CertificateBundle.pem(chain))
                    .withPassword(password));
    facts(bundle, chain)
        .flatMap(facts -> problem(facts, chain))
        .ifPresent(
            problem -> {
              throw new BadInput(option + ": " + bundle.keySource() + ": " + problem);
            });
    return bundle;
  }

  private static void requireCertificates(BundleFacts facts, Path chain) {
    if (facts.leaf().isEmpty()) {
      facts.problems().stream()
          .filter(problem -> problem.block() == 0 && problem.source().equals(facts.source()))
          .findFirst()
          .ifPresent(
              problem -> {
                throw new BadInput("--cert: " + problem.source() + ": " + problem.reason());
              });
    }
    if (facts.leaf().isEmpty() || !facts.problems().isEmpty()) {
      BadInput.in("--cert", () -> CertificateChain.pem(chain));
    }
    if (facts.leaf().isEmpty()) {
      throw new BadInput("--cert: " + facts.source() + ": no certificate in it");
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

  private static Optional<String> problem(BundleFacts facts, Path chain) {
    boolean closed =
        facts.key() == BundleFacts.KeyState.ENCRYPTED
            || facts.key() == BundleFacts.KeyState.WRONG_PASSWORD;
    if (!closed || !facts.source().equals(facts.keySource())) {
      requireCertificates(facts, chain);
    }
    return switch (facts.key()) {
      case MISSING -> Optional.of("no private key in it");
      case ENCRYPTED ->
          Optional.of("the private key is encrypted (--key-password-file, --key-password-env)");
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
