package io.github.lintel.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The authority behind the doors of the catalogue, made once in a JVM when the first door is
 * wanted, as keys take long to make. Those that take longest are made beside the others.
 */
final class House {
  static final String NAME = "localhost";

  // First, so that both go on at once.
  static {
    Ahead.makeKeys();
  }

  static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  static final CertificateAuthority ROOT = CertificateAuthority.root("Lintel Test Root", NOW);
  static final CertificateAuthority CA = ROOT.intermediate("Lintel Test CA");
  static final Credential GOOD = leaf(recipe -> {});

  // Last, so that no door after the first has to wait for a key, or for a library.
  static {
    CA.ocspResponse(GOOD);
    RsaKey.waitForAll();
  }

  private House() {}

  /** A leaf for this machine, with one thing changed. */
  static Credential leaf(Consumer<CertificateRecipe> change) {
    return leaf(CA, change);
  }

  static Credential leaf(CertificateAuthority issuer, Consumer<CertificateRecipe> change) {
    return issuer.issue(recipe -> change.accept(named(recipe)));
  }

  static CertificateRecipe named(CertificateRecipe recipe) {
    return recipe.names(names());
  }

  static String[] names() {
    return new String[] {NAME, "127.0.0.1", "127.0.0.2", "127.0.0.3"};
  }

  /** A leaf that ended two days ago. */
  static Credential expired() {
    return leaf(r -> r.validity(Duration.ofDays(90), Duration.ofDays(-2)));
  }

  /** A leaf that should have been renewed by now. */
  static Credential old() {
    return leaf(r -> r.validity(Duration.ofDays(85), Duration.ofDays(5)));
  }

  static Credential rsa() {
    return leaf(r -> r.key(RsaKey.USUAL.pair()));
  }

  /** The good leaf with these certificates after it. */
  static Behaviour chain(byte[]... rest) {
    List<byte[]> all = new ArrayList<>(List.of(GOOD.leaf()));
    all.addAll(List.of(rest));
    return Behaviour.tls(GOOD.withChain(all));
  }

  static Behaviour changed(Consumer<CertificateRecipe> change) {
    return Behaviour.tls(leaf(change));
  }

  static Behaviour below(Consumer<CertificateRecipe> authority) {
    return Behaviour.tls(leaf(ROOT.intermediate(authority), recipe -> {}));
  }

  static TlsBehaviour good() {
    return Behaviour.tls(GOOD);
  }

  /** A server for TLS 1.2 with an RSA key and this suite only. */
  static TlsBehaviour suite(int number) {
    return Behaviour.tls(rsa()).version(TlsVersion.TLS_1_2).cipherSuites(number);
  }
}
