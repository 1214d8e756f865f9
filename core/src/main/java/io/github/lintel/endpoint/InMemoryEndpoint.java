package io.github.lintel.endpoint;

import io.github.lintel.facts.ServerName;
import java.util.List;
import java.util.stream.Stream;

/** A bundle that is about to be deployed, and the names that it must serve. Immutable. */
public final class InMemoryEndpoint implements Endpoint {
  private final CertificateBundle bundle;
  private final List<ServerName> names;

  private InMemoryEndpoint(CertificateBundle bundle, List<ServerName> names) {
    this.bundle = bundle;
    this.names = List.copyOf(names);
  }

  static InMemoryEndpoint of(CertificateBundle bundle, String... names) {
    if (names.length == 0) {
      throw new IllegalArgumentException("an in-memory endpoint needs at least one name to serve");
    }
    return new InMemoryEndpoint(bundle, Stream.of(names).map(TargetParser::host).toList());
  }

  /** Returns chain and key as read, not yet parsed. */
  public CertificateBundle bundle() {
    return bundle;
  }

  /** Returns the names that it must serve; never empty. */
  public List<ServerName> names() {
    return names;
  }

  @Override
  public String target() {
    return bundle.source();
  }

  @Override
  public String toString() {
    return target();
  }
}
