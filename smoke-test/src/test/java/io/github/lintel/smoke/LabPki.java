package io.github.lintel.smoke;

import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The authorities of the laboratory. All is minted for the moment at which the test runs: the
 * programs know no other time, so nothing here ever expires.
 */
final class LabPki {
  static final String NAME = "shop.example.com";

  final Instant now;
  final CertificateAuthority root;
  final CertificateAuthority issuer;
  final CertificateAuthority clients;
  private final Map<String, Credential> kept = new ConcurrentHashMap<>();

  LabPki(Instant now) {
    this.now = now;
    this.root = CertificateAuthority.root("Shop Root", now);
    this.issuer = root.intermediate("Shop CA 1");
    this.clients = CertificateAuthority.root("Partner Root", now);
  }

  /** A leaf that nothing is wrong with, with an EC key. */
  Credential good() {
    return issuer.issue(NAME);
  }

  /** A leaf that nothing is wrong with. */
  Credential good(KeyKind kind) {
    return leaf(r -> r.key(kind));
  }

  Credential rsa() {
    return good(KeyKind.RSA_2048);
  }

  /** A leaf for the name, with a change. */
  Credential leaf(Consumer<CertificateRecipe> change) {
    return issuer.issue(r -> change.accept(r.names(NAME)));
  }

  /** A leaf that ended some time ago. */
  Credential expired(Duration ago, KeyKind kind) {
    return leaf(r -> r.key(kind).validity(Duration.ofDays(90), ago.negated()));
  }

  Credential expired() {
    return expired(Duration.ofDays(2), KeyKind.EC_P256);
  }

  /** The one that is to be served from now on: the same at every call. */
  Credential renewed(KeyKind kind) {
    return kept("renewed " + kind, () -> leaf(r -> r.key(kind.key("renewed"))));
  }

  /** A certificate for a client. */
  static Credential client(CertificateAuthority authority, Consumer<CertificateRecipe> change) {
    return authority.issue(
        r ->
            change.accept(
                r.names("client.example.com")
                    .extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH))));
  }

  /** Minted once; the same at every call. */
  Credential kept(String name, Supplier<Credential> mint) {
    return kept.computeIfAbsent(name, ignored -> mint.get());
  }

  static Credential with(Credential credential, byte[]... more) {
    return credential.withChain(
        Stream.concat(credential.chain().stream(), Stream.of(more)).toList());
  }

  /** Only these of the chain, in this order. */
  static Credential only(Credential credential, int... places) {
    List<byte[]> chain = credential.chain();
    return credential.withChain(IntStream.of(places).mapToObj(chain::get).toList());
  }
}
