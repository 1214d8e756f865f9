package io.github.lintel.endpoint;

import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A bundle that is about to be deployed, and the names that it must serve. Immutable; each method
 * with an argument returns a changed copy.
 */
public final class InMemoryEndpoint implements Endpoint {
  private final List<CertificateBundle> bundles;
  private final List<ServerName> names;
  private final Optional<Snapshot> replaced;

  private InMemoryEndpoint(
      List<CertificateBundle> bundles, List<ServerName> names, Optional<Snapshot> replaced) {
    this.bundles = List.copyOf(bundles);
    this.names = List.copyOf(names);
    this.replaced = replaced;
  }

  static InMemoryEndpoint of(CertificateBundle bundle, String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("an in-memory endpoint needs at least one name to serve");
    }
    return new InMemoryEndpoint(
        List.of(bundle), Stream.of(names).map(TargetParser::host).toList(), Optional.empty());
  }

  /** Adds a bundle that the same server serves beside the first, with a key of another type. */
  public InMemoryEndpoint and(CertificateBundle other) {
    List<CertificateBundle> all = new ArrayList<>(bundles);
    all.add(other);
    return new InMemoryEndpoint(all, names, replaced);
  }

  /**
   * Says what the bundle is going to replace, as in {@code replacing(liveReport.snapshot())}: names
   * that are lost, another issuer and another type of key are told then. Only certificates for one
   * of the {@link #names()} count. If the snapshot has none at all, whether names are lost could
   * not be told, and the verdict is UNKNOWN.
   */
  public InMemoryEndpoint replacing(Snapshot served) {
    return new InMemoryEndpoint(bundles, names, Optional.of(served));
  }

  /** Returns chain and key as read, not yet parsed: the first if there are several. */
  public CertificateBundle bundle() {
    return bundles.get(0);
  }

  /** Returns the bundles that are served together; never empty. */
  public List<CertificateBundle> bundles() {
    return bundles;
  }

  /** Returns what the bundle is going to replace. */
  public Optional<Snapshot> replaced() {
    return replaced;
  }

  /** Returns the names that it must serve; never empty. */
  public List<ServerName> names() {
    return names;
  }

  @Override
  public String target() {
    return bundle().source();
  }

  @Override
  public String toString() {
    return target();
  }
}
