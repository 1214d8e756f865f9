package io.github.lintel.smoke.frontdoors;

import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One front door of the file. Immutable and thread-safe.
 *
 * @param name what people call it; no two in a file are the same
 * @param target {@code host}, {@code host:port} or an https URL
 * @param addresses the nodes to verify; empty for those that the name resolves to
 * @param serverName the name to send and verify instead of the target's
 * @param tags words to select it by, each once
 * @param trust whose certificates are trusted
 * @param rules which rules reject
 * @param timeout the limit for one verification
 * @param expectations what is expected of it
 * @param line where it begins in the file; the first line is 1
 */
public record FrontDoor(
    String name,
    String target,
    List<String> addresses,
    Optional<String> serverName,
    List<String> tags,
    Trust trust,
    Policy.Profile rules,
    Duration timeout,
    Expectations expectations,
    int line) {
  /** The limit for one verification unless the file says otherwise. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  /** Copies the lists. */
  public FrontDoor {
    addresses = List.copyOf(addresses);
    tags = List.copyOf(tags);
  }

  /**
   * Returns what to verify. The bundles that are expected are read anew each time, so that one that
   * was renewed on disk is expected from then on.
   *
   * @throws IllegalArgumentException if a bundle holds no certificate
   * @throws java.io.UncheckedIOException if a bundle cannot be read
   */
  public LiveEndpoint endpoint() {
    return withoutExpectations()
        .expecting(
            expectations.bundles().stream()
                .map(CertificateChain::pem)
                .toArray(CertificateChain[]::new));
  }

  /** Returns the policy to judge by. */
  public Policy policy() {
    Policy policy =
        switch (rules) {
          case WEB_SERVER -> Policy.webServer();
          case RFC5280 -> Policy.rfc5280();
          case STRICT -> Policy.strict();
        };
    if (expectations.clientCertificate()) {
      policy = policy.clientCertificateExpected();
    }
    if (expectations.minimumValidity().isPresent()) {
      policy = policy.expiryError(expectations.minimumValidity().get());
    }
    for (var accepted : expectations.accepted()) {
      policy = policy.accept(accepted.check(), accepted.reason(), accepted.until());
    }
    return policy;
  }

  /** Returns host and port, as reports name their target. */
  public String hostAndPort() {
    return Endpoint.live(target).target();
  }

  private LiveEndpoint withoutExpectations() {
    LiveEndpoint endpoint =
        Endpoint.live(target)
            .at(addresses.toArray(String[]::new))
            .alsoFor(expectations.names().toArray(String[]::new));
    return serverName.map(endpoint::serverName).orElse(endpoint);
  }
}
