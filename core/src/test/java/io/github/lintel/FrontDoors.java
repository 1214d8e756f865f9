package io.github.lintel;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.FrontDoor;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What tests that verify whole front doors have in common. */
final class FrontDoors {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String NAME = "shop.example.com";

  private FrontDoors() {}

  /** Starts a verifier that trusts one root and lives at {@link #NOW}. */
  static TlsVerifier.Builder trusting(CertificateAuthority root) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(root.certificate()))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** Asks every node of a front door for {@link #NAME}. */
  static LiveEndpoint endpoint(FrontDoor door) {
    return Endpoint.live(NAME, door.port())
        .at(door.addresses().stream().map(a -> a.getHostAddress()).toArray(String[]::new));
  }

  /** Returns the id of the root cause, or the whole report, for the message of a failed test. */
  static String rootCause(Report report) {
    return report.rootCause().map(f -> f.id().text()).orElse(report.explain());
  }
}
