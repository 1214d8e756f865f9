package io.github.lintel.smoke;

import io.github.lintel.Report;
import io.github.lintel.TlsVerifier;
import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Three nodes behind one name, on a calendar that stands still: the certificate was renewed on
 * disk; the first node was reloaded, the second was not, the third rejects every handshake.
 */
final class Outage implements AutoCloseable {
  static final String NAME = "shop.example.com";
  static final Instant RENEWAL = Instant.parse("2027-02-20T03:00:00Z");
  static final Instant OUTAGE = Instant.parse("2027-03-02T09:05:00Z");
  static final Instant REPAIR = Instant.parse("2027-03-02T09:07:00Z");

  private static final String CHAIN_FILE = "fullchain.pem";
  private static final Instant OLD_START = Instant.parse("2026-12-02T08:00:00Z");
  private static final Instant OLD_END = Instant.parse("2027-03-02T08:00:00Z");
  private static final Instant RENEWED_START = Instant.parse("2027-02-20T02:00:00Z");
  private static final Instant RENEWED_END = Instant.parse("2027-05-21T02:00:00Z");

  /** What a server sends that cannot use the certificate or the key that it was given. */
  private static final int INTERNAL_ERROR = 80;

  private final TrustAnchors trust;
  private final Credential renewed;
  private final FrontDoor door;

  private Outage(TrustAnchors trust, Credential renewed, FrontDoor door) {
    this.trust = trust;
    this.renewed = renewed;
    this.door = door;
  }

  /** Opens the front doors. */
  static Outage begin() {
    CertificateAuthority root = CertificateAuthority.root("Example Root", OLD_START);
    CertificateAuthority issuer = root.intermediate("Example CA 1");
    Credential old = issuer.issue(r -> r.names(NAME).validity(OLD_START, OLD_END));
    Credential renewed = issuer.issue(r -> r.names(NAME).validity(RENEWED_START, RENEWED_END));
    FrontDoor door =
        FrontDoor.of(
            Behaviour.tls(renewed), Behaviour.tls(old), Behaviour.fatalAlert(INTERNAL_ERROR));
    return new Outage(TrustAnchors.pemText(root.pem()), renewed, door);
  }

  /** Judges the renewed certificate before it goes out. */
  Report verifyBundle() {
    CertificateBundle bundle =
        CertificateBundle.of(CHAIN_FILE, bytes(renewed.chainPem()), bytes(renewed.keyPem()));
    return verifier(RENEWAL).verify(Endpoint.inMemory(bundle, NAME));
  }

  /** Judges all nodes, of which each is expected to serve the renewed certificate. */
  Report verifyNodes(Instant at) {
    CertificateChain expected =
        new CertificateChain(
            CHAIN_FILE, CertificateChain.pemText(renewed.chainPem()).certificates());
    return verifier(at).verify(endpoint().expecting(expected));
  }

  /** Makes the second and the third node read what lies on disk. */
  void reload() {
    door.node(1).serve(renewed);
    door.node(2).serve(renewed);
  }

  /** The name with the port, and the addresses of the nodes. */
  LiveEndpoint endpoint() {
    String[] addresses =
        door.addresses().stream().map(InetAddress::getHostAddress).toArray(String[]::new);
    return Endpoint.live(NAME, door.port()).at(addresses);
  }

  /** The address of a node, counted from 1. */
  String address(int number) {
    return door.node(number - 1).address().getHostAddress();
  }

  @Override
  public void close() {
    door.close();
  }

  private TlsVerifier verifier(Instant at) {
    return TlsVerifier.builder().trust(trust).clock(Clock.fixed(at, ZoneOffset.UTC)).build();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
