package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;
import static io.github.lintel.ServerFlight.certificates;
import static io.github.lintel.ServerFlight.extension;
import static io.github.lintel.ServerFlight.handshake;
import static io.github.lintel.ServerFlight.hello;
import static io.github.lintel.ServerFlight.join;
import static io.github.lintel.ServerFlight.records;
import static io.github.lintel.ServerFlight.retry;
import static io.github.lintel.ServerFlight.vector;
import static io.github.lintel.ServerFlight.warnings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Peers that never come to an end, or send more than anybody needs. */
@Timeout(120)
class HostilePeersTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final Credential GOOD = ROOT.issue(NAME);

  /** What one handshake may take in, and what the system may hold on the way. */
  private static final long MAX_BYTES = (1 << 20) + (64 << 10);

  private static final String TOO_MUCH = "more than 1 MiB without coming to an end";

  static Stream<Arguments> withoutEnd() {
    byte[] nothing = new byte[0];
    byte[] changeCipherSpec = records(20, new byte[] {1});
    byte[] emptyRecord = {22, 3, 3, 0, 0};
    byte[] bigMessage = join(new byte[] {11, -1, -1, -1}, new byte[60_000]);
    return Stream.of(
        Arguments.of("warnings", nothing, warnings(1_000, 90), TOO_MUCH),
        Arguments.of("empty records", nothing, emptyRecord, ""),
        Arguments.of("empty records after a ServerHello", hello(), emptyRecord, ""),
        Arguments.of("ChangeCipherSpec", nothing, changeCipherSpec, ""),
        Arguments.of("ChangeCipherSpec in TLS 1.3", retry(), changeCipherSpec, ""),
        Arguments.of("HelloRetryRequest", nothing, retry(), ""),
        Arguments.of("HelloRequest", nothing, handshake(0, new byte[0]), TOO_MUCH),
        Arguments.of(
            "a message of 16 MiB",
            records(22, bigMessage),
            records(22, new byte[16_000]),
            TOO_MUCH),
        Arguments.of("ServerHello", nothing, hello(), ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void withoutEnd(String what, byte[] first, byte[] again, String words) throws IOException {
    try (EndlessServer server = new EndlessServer(first, again)) {
      Report report = verify(Endpoint.live(NAME, server.port()).at("127.0.0.1"));

      assertThat(report.rootCause().map(f -> f.id().text()))
          .as(report::explain)
          .hasValue("handshake.corrupted");
      assertThat(report.explain()).contains(words);
      assertThat(report.addresses().get(0).facts().handshakes())
          .extracting(HandshakeFacts::bytesReceived)
          .allMatch(bytes -> bytes <= MAX_BYTES);
    }
  }

  @Test
  void tenThousandExtensions() {
    byte[][] extensions =
        IntStream.range(0, 10_000).mapToObj(i -> extension(0x2000 + i)).toArray(byte[][]::new);

    Report report = answering(hello(extensions));

    assertThat(FrontDoors.rootCause(report)).isEqualTo("handshake.corrupted");
  }

  @Test
  void aProtocolNameOf16KiB() {
    byte[] name = new byte[255];
    Arrays.fill(name, (byte) 'h');
    byte[] names = vector(2, join(Collections.nCopies(60, vector(1, name)).toArray(byte[][]::new)));

    Report report = answering(hello(extension(16, names)));

    assertThat(FrontDoors.rootCause(report)).isEqualTo("handshake.corrupted");
  }

  @Test
  void aHundredCertificates() {
    List<byte[]> chain = Collections.nCopies(100, GOOD.leaf());
    assertThat(chain.stream().mapToInt(der -> der.length).sum()).isGreaterThan(32 << 10);
    byte[][] padded = {GOOD.leaf(), large(600)};

    Report report =
        answering(
            join(
                hello(),
                certificates(Stream.of(chain, List.of(padded)).flatMap(List::stream).toList())));

    assertThat(ids(report)).contains("chain.too-long");
    assertThat(report.explain()).contains("The chain has 100 certificates or more");
    assertThat(report.addresses().get(0).presentedChain()).hasSize(100);
  }

  @Test
  void aMebibyteOfNames() {
    byte[] leaf = large(27_000);
    assertThat(leaf.length).isBetween(900_000, 1 << 20);

    Report report = answering(join(hello(), certificates(List.of(leaf))));

    assertThat(ids(report)).contains("certificate.very-large", "certificate.name-mismatch");
    assertThat(report.explain().length()).isLessThan(10_000);
  }

  @Test
  void derBombs() {
    byte[] length = {0x30, (byte) 0x84, 0x7f, -1, -1, -1, 0x30};
    byte[] indefinite = new byte[100_000];
    for (int i = 0; i < indefinite.length; i += 2) {
      indefinite[i] = 0x30;
      indefinite[i + 1] = (byte) 0x80;
    }
    for (byte[] bomb : List.of(length, indefinite)) {
      Report report = answering(join(hello(), certificates(List.of(bomb, bomb))));

      assertThat(ids(report)).contains("certificate.malformed");
    }
  }

  /** Nobody waits for those who do not answer. */
  @Test
  void theHealthyAmongHundredsThatStall() {
    try (FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL));
        FrontDoor good = FrontDoor.serving(GOOD)) {
      TlsVerifier verifier =
          trusting(ROOT).timeout(Duration.ofMinutes(5)).atOnce(302).atOncePerAddress(1_000).build();
      Stream<LiveEndpoint> endpoints =
          IntStream.range(0, 330).mapToObj(i -> endpoint(i < 300 ? silent : good));

      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        assertThat(reports.limit(30).toList())
            .hasSize(30)
            .allMatch(report -> report.verdict() == Verdict.HEALTHY);
      }
    }
  }

  @Test
  void allThatStallEndOnTime() {
    try (FrontDoor silent = FrontDoor.of(Behaviour.endOnAccept(Ending.STALL))) {
      TlsVerifier verifier =
          trusting(ROOT).timeout(Duration.ofSeconds(2)).atOncePerAddress(1_000).build();
      Stream<LiveEndpoint> endpoints = IntStream.range(0, 200).mapToObj(i -> endpoint(silent));

      try (Stream<Report> reports = verifier.verifyAll(endpoints)) {
        assertThat(reports.map(FrontDoors::rootCause))
            .hasSize(200)
            .containsOnly("handshake.timed-out");
      }
    }
  }

  private static byte[] large(int names) {
    AlternativeName[] all =
        IntStream.range(0, names)
            .mapToObj(i -> AlternativeName.dns("a-host-with-number-" + i + ".example.net"))
            .toArray(AlternativeName[]::new);
    return ROOT.issue(r -> r.extension(CertificateExtension.alternativeNames(all))).leaf();
  }

  private static Report answering(byte[] flight) {
    Behaviour behaviour = Behaviour.bytes(flight).cutAfter(flight.length, Ending.CLOSE);
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      return verify(endpoint(door));
    }
  }

  private static Report verify(LiveEndpoint endpoint) {
    return trusting(ROOT).timeout(Duration.ofSeconds(40)).build().verify(endpoint);
  }

  private static List<String> ids(Report report) {
    return report.findings().stream().map(f -> f.id().text()).toList();
  }
}
