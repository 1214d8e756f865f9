package io.github.lintel.smoke.frontdoors;

import io.github.lintel.check.Acceptance;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a team expects of a front door beyond that it is healthy.
 *
 * @param bundles files with the certificates of which every node must serve one
 * @param keys files with public keys: every node must serve a certificate for one
 * @param issuedAfter when the validity of what every node serves must have begun, or later
 * @param names names that the certificate must be for, beside the one that is asked for
 * @param minimumValidity how long the certificate must be valid still; empty to judge by its
 *     lifetime
 * @param http what it must answer over HTTP; empty if that side is not looked at
 * @param clientCertificate whether it is meant to ask for a client certificate
 * @param accepted findings to live with for a while
 */
public record Expectations(
    List<Path> bundles,
    List<Path> keys,
    Optional<Instant> issuedAfter,
    List<String> names,
    Optional<Duration> minimumValidity,
    Optional<HttpExpectation> http,
    boolean clientCertificate,
    List<Acceptance> accepted) {

  /** Nothing beyond that it is healthy. */
  public static final Expectations NONE =
      new Expectations(
          List.of(),
          List.of(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          false,
          List.of());

  /** Copies the lists. */
  public Expectations {
    bundles = List.copyOf(bundles);
    keys = List.copyOf(keys);
    names = List.copyOf(names);
    accepted = List.copyOf(accepted);
  }
}
