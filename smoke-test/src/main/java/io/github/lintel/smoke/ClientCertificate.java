package io.github.lintel.smoke;

import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.BundleFacts;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a client certificate that has to be usable, since no finding would tell otherwise. */
final class ClientCertificate {
  private ClientCertificate() {}

  static CertificateBundle read(Path chain, Optional<Path> key) {
    BadInput.in("--cert", () -> CertificateChain.pem(chain));
    String option = key.isPresent() ? "--key" : "--cert";
    CertificateBundle bundle =
        BadInput.in(
            option,
            () ->
                key.isPresent()
                    ? CertificateBundle.pem(chain, key.get())
                    : CertificateBundle.pem(chain));
    facts(bundle, chain)
        .flatMap(ClientCertificate::problem)
        .ifPresent(
            problem -> {
              throw new BadInput(option + ": " + bundle.keySource() + ": " + problem);
            });
    return bundle;
  }

  /** What is read of a bundle stands in the report of its verification in memory. */
  private static Optional<BundleFacts> facts(CertificateBundle bundle, Path chain) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.pem(chain))
        .experiments(false)
        .build()
        .verify(Endpoint.inMemory(bundle, "client.invalid"))
        .facts()
        .bundle();
  }

  private static Optional<String> problem(BundleFacts facts) {
    return switch (facts.key()) {
      case MISSING -> Optional.of("no private key in it");
      case ENCRYPTED, WRONG_PASSWORD -> Optional.of("the private key is encrypted");
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
