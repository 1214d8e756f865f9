package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.rootCause;
import static io.github.lintel.FrontDoors.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.Endpoint;
import io.github.lintel.endpoint.Revocation;
import io.github.lintel.facts.RevocationStatus;
import io.github.lintel.facts.RevocationStatus.Source;
import io.github.lintel.facts.RevocationStatus.State;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.WebAnswer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Responders and distribution points on the loopback, friendly and not. */
class FetchedStatusTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);

  private FrontDoor web;

  @BeforeEach
  void openTheResponder() {
    web = FrontDoor.of(Behaviour.web(Map.of()));
  }

  @AfterEach
  void closeIt() {
    web.close();
  }

  @Test
  void theResponderIsAsked() {
    Credential leaf = withResponder("/ocsp");
    answers(Map.of("/ocsp", WebAnswer.ok(ROOT.ocspResponse(leaf))));

    Report report = verify(leaf);

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    RevocationStatus status = status(report);
    assertThat(status.state()).isEqualTo(State.GOOD);
    assertThat(status.answer().orElseThrow().source()).isEqualTo(Source.OCSP);
    assertThat(status.answer().orElseThrow().location()).contains(url("/ocsp"));
    assertThat(web.node(0).connections().get(0).requests())
        .singleElement()
        .satisfies(
            head ->
                assertThat(head)
                    .startsWith("POST /ocsp HTTP/1.1\r\nHost: localhost:" + web.port())
                    .contains("Content-Type: application/ocsp-request"));
  }

  @Test
  void whatItSaysCounts() {
    Credential leaf = withResponder("/ocsp");
    answers(Map.of("/ocsp", WebAnswer.chunked(ROOT.ocspResponse(leaf, r -> r.revoked(NOW, 1)), 7)));
    assertThat(rootCause(verify(leaf))).isEqualTo("revocation.revoked");
  }

  @Test
  void withoutAResponderTheListIsFetchedAndKept() {
    Credential leaf = withList("/list");
    byte[] list = ROOT.revocationList(r -> r.revoke(leaf, NOW.minusSeconds(60)));
    answers(Map.of("/list", WebAnswer.of("200 OK", list))); // without a length
    TlsVerifier verifier = verifier().build();

    try (FrontDoor door = FrontDoor.serving(leaf)) {
      Report report = verifier.verify(endpoint(door));
      Report again = verifier.verify(endpoint(door));

      assertThat(rootCause(report)).isEqualTo("revocation.revoked");
      assertThat(rootCause(again)).isEqualTo("revocation.revoked");
    }
    assertThat(web.connectionCount()).isEqualTo(1);
  }

  @Test
  void aResponderThatFailsIsFollowedByTheList() {
    Credential leaf =
        ROOT.issue(
            r ->
                r.names(NAME)
                    .extension(access("/ocsp"))
                    .extension(CertificateExtension.crlDistributionPoint(url("/list"))));
    answers(
        Map.of(
            "/ocsp", WebAnswer.ok(CertificateAuthority.ocspRefusal(3)),
            "/list", WebAnswer.ok(ROOT.revocationList(r -> {}))));

    RevocationStatus status = status(verify(leaf));

    assertThat(status.state()).isEqualTo(State.GOOD);
    assertThat(status.answer().orElseThrow().source()).isEqualTo(Source.LIST);
    assertThat(status.obstacles())
        .containsExactly(url("/ocsp") + ": the status tryLater instead of an answer");
  }

  static Stream<Arguments> misbehaviours() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(new byte[1 << 20]);
    }
    return Stream.of(
        Arguments.of(
            WebAnswer.redirect("/good"), "it redirects (status 302), which is not followed"),
        Arguments.of(WebAnswer.status(500), "it answers with the status 500"),
        Arguments.of(WebAnswer.ok(new byte[] {0x30, 1}), "its answer cannot be read: cut off"),
        Arguments.of(
            WebAnswer.ok(bomb.toByteArray()).header("Content-Encoding: gzip"),
            "its answer is compressed, which nobody asked for"),
        Arguments.of(
            WebAnswer.of("200 OK", new byte[0]).header("Content-Length: 11534336"),
            "its answer is larger than 10240 KiB"),
        Arguments.of(
            WebAnswer.of("200 OK", new byte[0]).padded(11 << 20),
            "its answer is larger than 10240 KiB"),
        Arguments.of(
            WebAnswer.of("200 OK", new byte[9]).header("Content-Length: 10"),
            "the connection was closed in the middle of the answer"));
  }

  @ParameterizedTest
  @MethodSource("misbehaviours")
  void whatIsNoAnswerIsOnlyMentioned(WebAnswer answer, String why) {
    Credential leaf = withList("/list");
    answers(Map.of("/list", answer, "/good", WebAnswer.ok(ROOT.revocationList(r -> {}))));

    Report report = verify(leaf);

    assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    assertThat(report.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.id().text()).isEqualTo("revocation.status-unknown"));
    assertThat(status(report).obstacles()).contains(url("/list") + ": " + why);
    assertThat(web.connectionCount()).isEqualTo(1);
  }

  @Test
  void aListThatDripsEndsWithTheTime() {
    Credential leaf = withList("/list");
    web.node(0)
        .behave(
            Behaviour.web(Map.of("/list", WebAnswer.of("200 OK", new byte[0]).padded(11 << 20)))
                .dripping(Duration.ofSeconds(1)));
    long start = System.nanoTime();

    Report report = verify(verifier().timeout(Duration.ofMillis(1500)), leaf);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(report.verdict()).isEqualTo(Verdict.HEALTHY);
    assertThat(status(report).obstacles())
        .contains(url("/list") + ": the time was over before its answer was");
  }

  @Test
  void aResponderThatStallsLeavesTimeForTheList() {
    Credential leaf =
        ROOT.issue(
            r ->
                r.names(NAME)
                    .extension(access("/ocsp"))
                    .extension(CertificateExtension.crlDistributionPoint(url("/list"))));
    Behaviour list = Behaviour.web(Map.of("/list", WebAnswer.ok(ROOT.revocationList(r -> {}))));
    web.node(0).behave(Behaviour.alternating(Behaviour.endAfterHello(Ending.STALL), list));

    Report report = verify(verifier().timeout(Duration.ofSeconds(3)), leaf);

    assertThat(status(report).state()).as(report::explain).isEqualTo(State.GOOD);
  }

  @Test
  void theLoopbackIsNotAskedForAnEndpointThatIsElsewhere() {
    Credential leaf = withResponder("/ocsp");
    answers(Map.of("/ocsp", WebAnswer.ok(ROOT.ocspResponse(leaf))));
    CertificateBundle bundle =
        CertificateBundle.of(
            "test",
            leaf.chainPem().getBytes(StandardCharsets.US_ASCII),
            leaf.keyPem().getBytes(StandardCharsets.US_ASCII));

    Report report = verifier().build().verify(Endpoint.inMemory(bundle, NAME));

    assertThat(status(report).obstacles())
        .singleElement()
        .satisfies(
            why ->
                assertThat(why)
                    .endsWith(
                        "its address 127.0.0.1 is of this machine itself, and the endpoint is not"
                            + " there"));
    assertThat(web.connectionCount()).isZero();
  }

  @Test
  void aNameThatLeadsToThePrivateNetworkIsNotFollowed() {
    Credential leaf =
        ROOT.issue(r -> r.names(NAME).extension(access("http://ca.example/ocsp", "")));
    TlsVerifier verifier =
        verifier().resolver(host -> List.of(InetAddress.getByName("10.1.2.3"))).build();

    try (FrontDoor door = FrontDoor.serving(leaf)) {
      Report report = verifier.verify(endpoint(door));

      assertThat(status(report).obstacles())
          .contains(
              "http://ca.example/ocsp: its address 10.1.2.3 is private, and the endpoint is not"
                  + " there");
    }
  }

  @Test
  void theNameIsResolvedOnceAndTheConnectionGoesThere() {
    try (FrontDoor other =
        FrontDoor.builder().node(Behaviour.web(Map.of())).node(Behaviour.web(Map.of())).start()) {
      Credential leaf =
          ROOT.issue(
              r -> r.names(NAME).extension(access("http://ca.example:" + other.port(), "/ocsp")));
      other.node(1).behave(Behaviour.web(Map.of("/ocsp", WebAnswer.ok(ROOT.ocspResponse(leaf)))));
      AtomicInteger calls = new AtomicInteger();
      TlsVerifier verifier =
          verifier()
              .resolver(
                  host ->
                      List.of(
                          InetAddress.getByName(
                              calls.getAndIncrement() == 0 ? "127.0.0.2" : "127.0.0.1")))
              .build();

      try (FrontDoor door = FrontDoor.serving(leaf)) {
        assertThat(status(verifier.verify(endpoint(door))).state()).isEqualTo(State.GOOD);
      }
      assertThat(calls).hasValue(1);
      assertThat(other.node(0).connectionCount()).isZero();
    }
  }

  @Test
  void otherSchemesAreNotFollowed() {
    Credential leaf =
        ROOT.issue(
            r ->
                r.names(NAME)
                    .extension(CertificateExtension.crlDistributionPoint("ldap://ca.example/cn")));
    assertThat(status(verify(leaf)).obstacles())
        .contains("ldap://ca.example/cn: only http is fetched, not ldap");
  }

  @Test
  void nobodyIsAskedUnlessItIsWanted() {
    Credential leaf = withResponder("/ocsp");
    try (FrontDoor door = FrontDoor.serving(leaf)) {
      assertThat(trusting(ROOT).build().verify(endpoint(door)).findings()).isEmpty();
    }
    assertThat(web.connectionCount()).isZero();
  }

  @Test
  void nothingIsFetchedForACertificateThatNobodyTrusts() {
    CertificateAuthority stranger = CertificateAuthority.root("Strange Root", NOW);
    Credential leaf = stranger.issue(r -> r.names(NAME).extension(access("/ocsp")));
    verify(leaf);
    assertThat(web.connectionCount()).isZero();
  }

  @Test
  void cancellingClosesTheSockets() throws Exception {
    Credential leaf = withResponder("/ocsp");
    web.node(0).behave(Behaviour.endAfterHello(Ending.STALL));
    try (FrontDoor door = FrontDoor.serving(leaf)) {
      CompletableFuture<Report> report =
          verifier().timeout(Duration.ofSeconds(60)).build().verifyAsync(endpoint(door));
      await().until(() -> web.connectionCount() > 0);
      report.cancel(true);

      assertThat(web.node(0).connections().get(0).awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
  }

  private Credential withResponder(String path) {
    return ROOT.issue(r -> r.names(NAME).extension(access(path)));
  }

  private Credential withList(String path) {
    return ROOT.issue(
        r -> r.names(NAME).extension(CertificateExtension.crlDistributionPoint(url(path))));
  }

  private CertificateExtension access(String path) {
    return access(url(""), path);
  }

  private static CertificateExtension access(String server, String path) {
    return CertificateExtension.authorityInformationAccess(List.of(server + path), List.of());
  }

  private String url(String path) {
    return "http://localhost:" + web.port() + path;
  }

  private void answers(Map<String, WebAnswer> answers) {
    web.node(0).behave(Behaviour.web(answers));
  }

  private static TlsVerifier.Builder verifier() {
    return trusting(ROOT)
        .revocation(Revocation.fetching())
        .resolver(host -> List.of(InetAddress.getByName("127.0.0.1")));
  }

  private static Report verify(Credential leaf) {
    return verify(verifier(), leaf);
  }

  private static Report verify(TlsVerifier.Builder verifier, Credential leaf) {
    try (FrontDoor door = FrontDoor.serving(leaf)) {
      return verifier.build().verify(endpoint(door));
    }
  }

  private static RevocationStatus status(Report report) {
    List<RevocationStatus> statuses = report.addresses().get(0).revocation().statuses();
    assertThat(statuses).as(report::explain).hasSize(1);
    return statuses.get(0);
  }
}
