package io.github.lintel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.lintel.endpoint.AddressFamily;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.FrontDoor;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every address behind a name. */
class AddressesTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Test Root", Instant.now());
  private static final String NAME = "shop.example.com";

  @Test
  void allAreProbed() {
    Credential good = ROOT.issue(NAME);
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(good), Behaviour.tls(good), Behaviour.tls(good))) {
      Report report = verifier(door.addresses()).verify(Endpoint.live(NAME, door.port()));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(report.addresses())
          .extracting(a -> a.address().text())
          .containsExactly("127.0.0.1", "127.0.0.2", "127.0.0.3");
      assertThat(door.nodes()).allMatch(node -> node.connectionCount() >= 1);
      assertThat(door.node(0).serverNames()).contains(NAME);
    }
  }

  @Test
  void aDistinctAnswerIsAskedForItsOtherKeyTypeOnce() {
    Credential good = ROOT.issue(NAME);
    try (FrontDoor door =
        FrontDoor.of(Behaviour.tls(good), Behaviour.tls(good), Behaviour.tls(good))) {
      TlsVerifier gentle = verifier(door.addresses());
      gentle.verify(Endpoint.live(NAME, door.port()));
      assertThat(door.connectionCount()).isEqualTo(4);

      gentle.toBuilder().thorough(true).build().verify(Endpoint.live(NAME, door.port()));
      // The four, a large one, and the same again twice in a row, once and not for each node.
      assertThat(door.connectionCount()).isEqualTo(4 + 6 + 4 + 1 + 2);
    }
  }

  @Test
  void neverMoreThanFortyConnections() {
    Behaviour[] refusing = new Behaviour[30];
    Arrays.fill(refusing, Behaviour.fatalAlert(40));
    try (FrontDoor door = FrontDoor.of(refusing)) {
      Report report =
          verifier(door.addresses()).toBuilder()
              .thorough(true)
              .build()
              .verify(Endpoint.live(NAME, door.port()));

      assertThat(report.addresses()).hasSize(30);
      assertThat(door.connectionCount()).isBetween(30L, 40L);
    }
  }

  @Test
  void aLiteralIsVerifiedAsAnAddressAndSendsNoName() {
    try (FrontDoor door = FrontDoor.serving(ROOT.issue("127.0.0.1"))) {
      Report report = verifier(List.of()).verify(Endpoint.live("127.0.0.1", door.port()));

      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
      assertThat(door.node(0).serverNames()).isEmpty();
    }
  }

  @Test
  void ipv6IsProbedToo() {
    assumeTrue(FrontDoor.ipv6Available(), "this machine has no ::1");
    Behaviour good = Behaviour.tls(ROOT.issue(NAME));
    try (FrontDoor door = FrontDoor.builder().node(good).ipv6Node(good).start()) {
      TlsVerifier verifier = verifier(door.addresses());
      Report both = verifier.verify(Endpoint.live(NAME, door.port()));
      Report six = verifier.verify(Endpoint.live(NAME, door.port()).family(AddressFamily.IPV6));

      assertThat(both.addresses()).extracting(a -> a.address().text()).contains("::1", "127.0.0.1");
      assertThat(six.addresses()).extracting(a -> a.address().text()).containsExactly("::1");
    }
  }

  private static TlsVerifier verifier(List<InetAddress> addresses) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .resolver(name -> addresses)
        .build();
  }
}
