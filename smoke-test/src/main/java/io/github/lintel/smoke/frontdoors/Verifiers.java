package io.github.lintel.smoke.frontdoors;

import io.github.lintel.TlsVerifier;
import io.github.lintel.check.Acceptance;
import io.github.lintel.check.Policy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * The verifiers of front doors: one for all that have the same settings, so that they share threads
 * and what was learned. Thread-safe; keep it as long as front doors are verified.
 */
public final class Verifiers {
  private final UnaryOperator<TlsVerifier.Builder> common;
  private final Map<Settings, TlsVerifier> known = new ConcurrentHashMap<>();

  private Verifiers(UnaryOperator<TlsVerifier.Builder> common) {
    this.common = common;
  }

  /** Verifiers with the settings of the front doors, and no others. */
  public static Verifiers create() {
    return new Verifiers(settings -> settings);
  }

  /** Verifiers to whose settings something is added, as a clock. */
  public static Verifiers with(UnaryOperator<TlsVerifier.Builder> common) {
    return new Verifiers(common);
  }

  /**
   * Returns the verifier of a front door.
   *
   * @throws IllegalArgumentException if a file with roots holds no certificate
   * @throws java.io.UncheckedIOException if a file with roots cannot be read
   */
  public TlsVerifier of(FrontDoor door) {
    return known.computeIfAbsent(Settings.of(door), settings -> verifier(door));
  }

  private TlsVerifier verifier(FrontDoor door) {
    TlsVerifier.Builder builder =
        TlsVerifier.builder()
            .trust(door.trust().anchors())
            .policy(door.policy())
            .timeout(door.timeout());
    door.expectations().http().ifPresent(http -> builder.observe(http.observer()));
    return common.apply(builder).build();
  }

  /** What makes two front doors need different verifiers. */
  private record Settings(
      Trust trust,
      Policy.Profile rules,
      Duration timeout,
      Optional<Duration> minimumValidity,
      Optional<HttpExpectation> http,
      boolean clientCertificate,
      List<Acceptance> accepted) {
    static Settings of(FrontDoor door) {
      Expectations expected = door.expectations();
      return new Settings(
          door.trust(),
          door.rules(),
          door.timeout(),
          expected.minimumValidity(),
          expected.http(),
          expected.clientCertificate(),
          expected.accepted());
    }
  }
}
