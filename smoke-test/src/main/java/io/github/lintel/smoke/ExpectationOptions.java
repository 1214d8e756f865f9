package io.github.lintel.smoke;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.ExpectedKey;
import io.github.lintel.facts.Expectation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every node must serve. */
final class ExpectationOptions {
  @Option(
      names = "--expect",
      paramLabel = "PEM",
      description =
          "Every node must serve the certificate in this file. Repeatable: one per key type.")
  private List<Path> certificates = new ArrayList<>();

  @Option(
      names = "--expect-key",
      paramLabel = "FILE",
      description =
          "Every node must serve a certificate for this key: a public key, certificate request or"
              + " certificate. Repeatable.")
  private List<Path> keys = new ArrayList<>();

  @Option(
      names = "--issued-after",
      paramLabel = "INSTANT",
      description =
          "Every node must serve a certificate whose validity begins then or later. Authorities"
              + " set it back, most by an hour.")
  private @Nullable String moment;

  ExpectationOptions() {}

  /** Reads what is given, or throws {@link BadInput}. */
  Expectation[] read() {
    List<Expectation> all = new ArrayList<>();
    for (Path file : certificates) {
      CertificateChain chain = BadInput.in("--expect", () -> CertificateChain.pem(file));
      all.add(Expectation.certificate(chain.leaf()));
    }
    for (Path file : keys) {
      all.add(BadInput.in("--expect-key", () -> ExpectedKey.in(file)));
    }
    String text = moment;
    if (text != null) {
      all.add(Expectation.issuedAfter(InstantText.parse("--issued-after", text)));
    }
    return all.toArray(Expectation[]::new);
  }
}
