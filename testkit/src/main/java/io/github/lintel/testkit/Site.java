package io.github.lintel.testkit;

import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The site behind the front doors of {@link Flaw}: {@code localhost}, so that clients find it
 * without a name server, below a root of its own. Made once in a JVM, as keys take long.
 */
final class Site {
  static final String NAME = "localhost";
  private static final String[] NAMES = {
    NAME, "127.0.0.1", "127.0.0.2", "127.0.0.3", "127.0.0.4", "::1"
  };

  /** Of a certificate that should be replaced. */
  static final BigInteger OLD_SERIAL = BigInteger.valueOf(0x01d);

  static final Instant NOW = Instant.now();
  static final CertificateAuthority ROOT = CertificateAuthority.root("Front Door Root", NOW);
  static final CertificateAuthority STRANGE_ROOT = CertificateAuthority.root("Strange Root", NOW);
  static final CertificateAuthority ISSUER = ROOT.intermediate("Front Door CA");

  /** Hashes and keys that are too weak come with RSA. */
  static final CertificateAuthority RSA_ISSUER =
      ROOT.intermediate(r -> r.subject("Front Door RSA CA").key(KeyKind.RSA_2048));

  static final Credential GOOD = issue(r -> {});

  private Site() {}

  static Credential issue(Consumer<CertificateRecipe> change) {
    return issue(ISSUER, change);
  }

  static Credential issue(CertificateAuthority issuer, Consumer<CertificateRecipe> change) {
    return issuer.issue(r -> change.accept(named(r)));
  }

  static CertificateRecipe named(CertificateRecipe recipe) {
    return recipe.names(NAMES);
  }

  /** One that had its time. */
  static Credential expired(Consumer<CertificateRecipe> change) {
    return issue(
        r -> {
          r.validity(Duration.ofDays(90), Duration.ofDays(-2));
          change.accept(r);
        });
  }

  static Credential alone(Credential credential) {
    return credential.withChain(List.of(credential.leaf()));
  }

  static Credential leading(Credential credential, CertificateAuthority other) {
    return credential.withChain(List.of(credential.leaf(), other.der()));
  }
}
