package io.github.lintel.smoke.frontdoors;

import io.github.lintel.check.Policy;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.ExpectedKey;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.Expectation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One front door of the file. Immutable and thread-safe.
 *
 * @param name what people call it; no two in a file are the same
 * @param target {@code host}, {@code host:port} or an https URL
 * @param addresses the nodes to verify; empty for those that the name resolves to
 * @param serverName the name to send and verify instead of the target's
 * @param tags words to select it by, each once
 * @param trust whose certificates are trusted
 * @param client the certificate that is presented where one is asked for, if there is one
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
    Optional<ClientFiles> client,
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
   * Returns what to verify. The bundles that are expected, and the one that is presented, are read
   * anew each time, so that one that was renewed on disk counts from then on.
   *
   * @throws IllegalArgumentException if a file holds nothing that could be used
   * @throws java.io.UncheckedIOException if a file cannot be read
   */
  public LiveEndpoint endpoint() {
    LiveEndpoint endpoint = withoutExpectations().expecting(expected());
    return client.map(files -> endpoint.clientCertificate(files.bundle())).orElse(endpoint);
  }

  /** Returns a copy with these nodes to verify. */
  public FrontDoor at(List<String> nodes) {
    return new FrontDoor(
        name, target, nodes, serverName, tags, trust, client, rules, timeout, expectations, line);
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

  private Expectation[] expected() {
    Stream<Expectation> certificates =
        expectations.bundles().stream()
            .map(file -> Expectation.certificate(CertificateChain.pem(file).leaf()));
    Stream<Expectation> others =
        Stream.concat(
            expectations.keys().stream().map(ExpectedKey::in),
            expectations.issuedAfter().map(Expectation::issuedAfter).stream());
    return Stream.concat(certificates, others).toArray(Expectation[]::new);
  }

  private LiveEndpoint withoutExpectations() {
    LiveEndpoint endpoint =
        Endpoint.live(target)
            .at(addresses.toArray(String[]::new))
            .alsoFor(expectations.names().toArray(String[]::new));
    return serverName.map(endpoint::serverName).orElse(endpoint);
  }
}
