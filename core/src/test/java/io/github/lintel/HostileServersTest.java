package io.github.lintel;

import static io.github.lintel.ServerFlight.certificates;
import static io.github.lintel.ServerFlight.extension;
import static io.github.lintel.ServerFlight.handshake;
import static io.github.lintel.ServerFlight.hello;
import static io.github.lintel.ServerFlight.join;
import static io.github.lintel.ServerFlight.records;
import static io.github.lintel.ServerFlight.vector;
import static io.github.lintel.ServerFlight.warnings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.TlsVersion;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that mean harm: each ends in time, in a report with a cause, and in safe text. */
@Timeout(60)
class HostileServersTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final String NAME = "shop.example.com";
  private static final String EVIL = "\u001b]0;owned\u0007\u001b[2J\u202eevil\u0000";
  private static final int MAX_BYTES = (1 << 20) + (64 << 10); // and what one read brings on top

  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final byte[] LEAF = ROOT.issue(NAME).leaf();

  static Stream<Arguments> servers() {
    String corrupted = "handshake.corrupted";
    byte[] oneMegabyteMessage = handshake(22, new byte[(1 << 20) + 100]);
    return Stream.of(
        server("warnings without end", corrupted, warnings(160_000, 90)),
        server("empty records", corrupted, many(99, empty())),
        server("HelloRequest without end", corrupted, many(130_000, handshake(0, new byte[0]))),
        server("application data first", corrupted, records(23, new byte[10])),
        server("application data in between", corrupted, join(hello(), records(23, new byte[10]))),
        server("an unknown message", corrupted, handshake(99, new byte[10])),
        server("garbage between records", corrupted, join(hello(), EVIL.getBytes(UTF_8))),
        server("a broken ALPN", corrupted, hello(extension(16, EVIL.getBytes(UTF_8)))),
        server("an extension nobody wants", corrupted, hello(extension(0x1234, new byte[9999]))),
        server(
            "a staple of 1 MiB",
            corrupted,
            join(hello(extension(5)), certificates(List.of(LEAF)), oneMegabyteMessage)),
        server("nested DER", corrupted, join(hello(), certificates(List.of(nested(50_000))))),
        server("a version to come", "handshake.no-shared-version", hello(0x7f7f)),
        server(
            "a draft of TLS 1.3",
            "handshake.no-shared-version",
            hello(0x0303, extension(43, new byte[] {0x7f, 0x1c}))),
        server("an alert that is none", "handshake.alert", alert(255, 255)),
        server("half an alert", "handshake.closed", records(21, new byte[] {2})),
        server("an empty list", "handshake.no-certificate", join(hello(), certificates(List.of()))),
        server(
            "control characters in ALPN",
            "handshake.corrupted",
            join(
                hello(extension(16, vector(2, vector(1, EVIL.getBytes(UTF_8))))),
                certificates(List.of(LEAF)))),
        Arguments.of(
            "a banner of control characters",
            "handshake.plaintext",
            Behaviour.banner("220 " + EVIL + " mail")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("servers")
  void endsWithACause(String what, String checkId, Behaviour behaviour) {
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      Report report = verify(door, Duration.ofSeconds(20));

      assertThat(report.rootCause().map(f -> f.id().text())).as(report::explain).contains(checkId);
      assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
      assertThat(report.explain()).matches(HostileServersTest::isSafe);
      assertThat(report.addresses().get(0).facts().handshakes())
          .extracting(HandshakeFacts::bytesReceived)
          .allMatch(bytes -> bytes < MAX_BYTES);
    }
  }

  @Test
  void whatIsCutShortSaysSo() {
    try (FrontDoor door = FrontDoor.of(Behaviour.bytes(warnings(160_000, 90)))) {
      Report report = verify(door, Duration.ofSeconds(20));

      assertThat(report.explain()).contains("sent more than 1 MiB without coming to an end");
      assertThat(report.addresses().get(0).handshake().alertSent()).isEmpty();
    }
  }

  @Test
  void aHugeMessageThatIsOnlyAnnouncedEndsWithTheTimeout() {
    byte[] announcement = records(22, new byte[] {11, -1, -1, -1, 1});
    Behaviour behaviour = Behaviour.bytes(announcement).dripping(Duration.ofMillis(100));
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      Report report = verify(door, Duration.ofMillis(1600));

      assertThat(report.rootCause().orElseThrow().id().text()).isEqualTo("handshake.timed-out");
    }
  }

  @Test
  void aThousandCertificatesAreAFindingAndShortToRead() {
    Report report = presenting(Collections.nCopies(1_000, LEAF));

    assertThat(ids(report)).contains("chain.too-long", "certificate.very-large");
    assertThat(report.addresses().get(0).presentedChain()).hasSize(100);
    assertThat(report.explain())
        .contains("The chain has 100 certificates or more")
        .contains("… and 94 more like that.");
    assertThat(report.explain().lines()).hasSizeLessThan(90);
  }

  @Test
  void aHundredThingsThatAreNoCertificatesAreShortToRead() {
    Report report = presenting(Collections.nCopies(100, new byte[] {1}));

    assertThat(ids(report)).contains("certificate.malformed", "chain.malformed");
    assertThat(report.explain().lines()).hasSizeLessThan(90);
  }

  @ParameterizedTest
  @CsvSource({
    "TLS_1_3, 3003020100, certificate.malformed",
    "TLS_1_3, 2d2d2d2d2d424547494e, certificate.malformed",
    "TLS_1_2, 3003020100, handshake.corrupted"
  })
  void whatIsNoCertificateIsToBlameUnlessItMayHaveBeenChangedOnTheWay(
      TlsVersion version, String sent, String cause) {
    byte[] bytes = HexFormat.of().parseHex(sent);
    Credential garbage = ROOT.issue(NAME).withChain(List.of(bytes));
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(garbage).version(version))) {
      Report report = verify(door, Duration.ofSeconds(20));

      assertThat(report.rootCause().orElseThrow().id().text()).as(report::explain).isEqualTo(cause);
      assertThat(ids(report)).contains("certificate.malformed");
    }
  }

  @Test
  void whatIsNoCertificateBehindTheServersOwnIsToBlameToo() {
    Credential own = ROOT.issue(NAME);
    Credential broken = own.withChain(List.of(own.leaf(), new byte[] {0x2d, 0x2d, 0x2d}));
    try (FrontDoor door = FrontDoor.of(Behaviour.tls(broken).version(TlsVersion.TLS_1_3))) {
      Report report = verify(door, Duration.ofSeconds(20));

      assertThat(report.rootCause().orElseThrow().id().text())
          .as(report::explain)
          .isEqualTo("chain.malformed");
    }
  }

  @Test
  void thousandsOfNamesAreCounted() {
    AlternativeName[] names =
        IntStream.range(0, 7_000)
            .mapToObj(i -> AlternativeName.dns("host-number-" + i + ".example.net"))
            .toArray(AlternativeName[]::new);
    Report report =
        presenting(
            List.of(
                ROOT.issue(r -> r.extension(CertificateExtension.alternativeNames(names))).leaf()));

    assertThat(ids(report)).contains("certificate.name-mismatch");
    assertThat(report.explain()).contains("host-number-4.example.net and 6995 more");
  }

  private static Report presenting(List<byte[]> chain) {
    byte[] flight = join(hello(), certificates(chain));
    Behaviour behaviour = Behaviour.bytes(flight).cutAfter(flight.length, Ending.CLOSE);
    try (FrontDoor door = FrontDoor.of(behaviour)) {
      return verify(door, Duration.ofSeconds(20));
    }
  }

  private static Arguments server(String what, String checkId, byte[] answer) {
    return Arguments.of(what, checkId, Behaviour.bytes(answer));
  }

  private static Report verify(FrontDoor door, Duration timeout) {
    return TlsVerifier.builder()
        .trust(TrustAnchors.of(ROOT.certificate()))
        .clock(Clock.fixed(NOW, ZoneOffset.UTC))
        .timeout(timeout)
        .build()
        .verify(Endpoint.live(NAME, door.port()).at("127.0.0.1"));
  }

  private static List<String> ids(Report report) {
    return report.findings().stream().map(f -> f.id().text()).toList();
  }

  private static boolean isSafe(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\n'
                    || Character.getType(c) != Character.CONTROL
                        && Character.getType(c) != Character.FORMAT);
  }

  private static byte[] alert(int level, int code) {
    return records(21, new byte[] {(byte) level, (byte) code});
  }

  private static byte[] empty() {
    return new byte[] {22, 3, 3, 0, 0};
  }

  private static byte[] many(int count, byte[] one) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < count; i++) {
      out.writeBytes(one);
    }
    return out.toByteArray();
  }

  /** SEQUENCEs in each other. */
  private static byte[] nested(int depth) {
    Deque<byte[]> headers = new ArrayDeque<>();
    int length = 0;
    for (int i = 0; i < depth; i++) {
      byte[] header =
          length < 0x80
              ? new byte[] {0x30, (byte) length}
              : new byte[] {
                0x30, (byte) 0x83, (byte) (length >> 16), (byte) (length >> 8), (byte) length
              };
      headers.push(header);
      length += header.length;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    headers.forEach(out::writeBytes);
    return out.toByteArray();
  }
}
