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
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.DistinguishedName;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.ContentInfo;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.SignedData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An authority that publishes its certificate on the loopback, and one that does not behave. */
class FetchedIssuerTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority STRANGER =
      CertificateAuthority.root("Strange Root", NOW);

  private FrontDoor web;

  @BeforeEach
  void openTheServer() {
    web = FrontDoor.of(Behaviour.web(Map.of()));
  }

  @AfterEach
  void closeIt() {
    web.close();
  }

  @Test
  void theMissingIssuerIsNamedExactlyAndTheVerdictStays() throws Exception {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    publishes("/ca.cer", WebAnswer.ok(intermediate.der()));

    Report report = verify(leafOf(intermediate, "/ca.cer"));

    Map<String, Object> values = values(report);
    String sha256 = sha256(intermediate.der());
    assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
    assertThat(values)
        .containsEntry("issuerSha256", sha256)
        .containsEntry("issuerCompletes", true)
        .containsEntry("issuerFile", "ca.pem");
    assertThat(values.get("issuerPem").toString().strip())
        .isEqualToIgnoringNewLines(intermediate.pem().strip());
    assertThat(sentence(report))
        .contains("Fetched from " + url("/ca.cer"))
        .contains("with it there is a path to a trusted root");
    assertThat(web.node(0).connections().get(0).requests())
        .singleElement()
        .satisfies(head -> assertThat(head).startsWith("GET /ca.cer HTTP/1.1\r\n"));
  }

  @Test
  void soIsOneInPkcs7() throws Exception {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    publishes("/ca.p7c", WebAnswer.ok(pkcs7(STRANGER.der(), intermediate.der())));

    Report report = verify(leafOf(intermediate, "/ca.p7c"));

    assertThat(values(report)).containsEntry("issuerSha256", sha256(intermediate.der()));
  }

  @Test
  void twoAreFetchedOneAboveTheOther() throws Exception {
    CertificateAuthority upper = ROOT.intermediate("Upper Intermediate");
    CertificateAuthority lower =
        upper.intermediate(
            r ->
                r.subject(DistinguishedName.commonName("Lower Intermediate"))
                    .extension(published("/upper.cer")));
    web.node(0)
        .behave(
            Behaviour.web(
                Map.of(
                    "/upper.cer", WebAnswer.ok(upper.der()),
                    "/lower.cer", WebAnswer.ok(lower.der()))));

    Report report = verify(leafOf(lower, "/lower.cer"));

    assertThat(values(report))
        .containsEntry("issuerSha256", sha256(lower.der()))
        .containsEntry("issuerCompletes", true);
    assertThat(web.connectionCount()).isEqualTo(2);
  }

  @Test
  void whatDidNotIssueItIsToldAsSuch() {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    CertificateAuthority namesake =
        STRANGER.intermediate(r -> r.subject("Test Intermediate").freshKey());
    publishes("/ca.cer", WebAnswer.ok(namesake.der()));

    Report report = verify(leafOf(intermediate, "/ca.cer"));

    assertThat(sentence(report)).contains("what is published there did not issue it");
    assertThat(values(report)).doesNotContainKey("issuerSha256");
  }

  @Test
  void anIssuerBelowAStrangeRootDoesNotComplete() {
    CertificateAuthority intermediate = STRANGER.intermediate("Test Intermediate");
    publishes("/ca.cer", WebAnswer.ok(intermediate.der()));

    Report report = verify(leafOf(intermediate, "/ca.cer"));

    assertThat(values(report)).containsEntry("issuerCompletes", false);
  }

  @Test
  void garbageAndRefusalsAreToldAndDoNoHarm() {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    Credential leaf = leafOf(intermediate, "/ca.cer");

    publishes("/ca.cer", WebAnswer.ok("<html>".getBytes(StandardCharsets.US_ASCII)));
    assertThat(sentence(verify(leaf))).contains("It could not be had from");
    publishes("/ca.cer", WebAnswer.redirect("/other.cer"));
    assertThat(sentence(verify(leaf))).contains("it redirects");
    publishes("/ca.cer", WebAnswer.ok(new byte[(64 << 10) + 1]));
    assertThat(sentence(verify(leaf))).contains("larger than 64 KiB");
    publishes("/ca.cer", WebAnswer.status(404));
    assertThat(sentence(verify(leaf))).contains("status 404");
  }

  @Test
  void nothingIsFetchedUnlessItIsWantedNorForAChainThatIsWhole() {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    Credential leaf = leafOf(intermediate, "/ca.cer");
    publishes("/ca.cer", WebAnswer.ok(intermediate.der()));

    try (FrontDoor door = FrontDoor.serving(leaf.withChain(List.of(leaf.leaf())))) {
      Report report = trusting(ROOT).build().verify(endpoint(door));
      assertThat(rootCause(report)).isEqualTo("chain.missing-intermediate");
    }
    try (FrontDoor door = FrontDoor.serving(leaf)) {
      Report report = trusting(ROOT).fetchIssuers(true).build().verify(endpoint(door));
      assertThat(report.verdict()).as(report::explain).isEqualTo(Verdict.HEALTHY);
    }
    assertThat(web.connectionCount()).isZero();
  }

  @Test
  void theLoopbackIsNotAskedForABundleOnDisk() {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    Credential leaf = leafOf(intermediate, "/ca.cer");
    publishes("/ca.cer", WebAnswer.ok(intermediate.der()));
    CertificateBundle bundle =
        CertificateBundle.of(
            "test",
            leaf.withChain(List.of(leaf.leaf())).chainPem().getBytes(StandardCharsets.US_ASCII),
            leaf.keyPem().getBytes(StandardCharsets.US_ASCII));

    Report report =
        trusting(ROOT).fetchIssuers(true).build().verify(Endpoint.inMemory(bundle, NAME));

    assertThat(sentence(report)).contains("the endpoint is not there");
    assertThat(web.connectionCount()).isZero();
  }

  @Test
  void cancellingClosesTheSocket() throws Exception {
    CertificateAuthority intermediate = ROOT.intermediate("Test Intermediate");
    Credential leaf = leafOf(intermediate, "/ca.cer");
    web.node(0).behave(Behaviour.endAfterHello(Ending.STALL));
    try (FrontDoor door = FrontDoor.serving(leaf.withChain(List.of(leaf.leaf())))) {
      CompletableFuture<Report> report =
          trusting(ROOT)
              .fetchIssuers(true)
              .timeout(Duration.ofSeconds(60))
              .build()
              .verifyAsync(endpoint(door));
      await().until(() -> web.connectionCount() > 0);
      report.cancel(true);

      assertThat(web.node(0).connections().get(0).awaitEnd(Duration.ofSeconds(10))).isTrue();
    }
  }

  private Credential leafOf(CertificateAuthority authority, String path) {
    return authority.issue(r -> r.names(NAME).extension(published(path)));
  }

  private CertificateExtension published(String path) {
    return CertificateExtension.authorityInformationAccess(List.of(), List.of(url(path)));
  }

  private String url(String path) {
    return "http://localhost:" + web.port() + path;
  }

  private void publishes(String path, WebAnswer answer) {
    web.node(0).behave(Behaviour.web(Map.of(path, answer)));
  }

  /** Verifies a front door that sends the leaf alone. */
  private static Report verify(Credential leaf) {
    try (FrontDoor door = FrontDoor.serving(leaf.withChain(List.of(leaf.leaf())))) {
      Report report = trusting(ROOT).fetchIssuers(true).build().verify(endpoint(door));
      assertThat(rootCause(report)).isEqualTo("chain.missing-intermediate");
      return report;
    }
  }

  private static Map<String, Object> values(Report report) {
    return report.rootCause().orElseThrow().evidence().values();
  }

  private static String sentence(Report report) {
    return report.rootCause().orElseThrow().sentence();
  }

  private static byte[] pkcs7(byte[]... certificates) throws Exception {
    ASN1EncodableVector set = new ASN1EncodableVector();
    for (byte[] certificate : certificates) {
      set.add(ASN1Primitive.fromByteArray(certificate));
    }
    SignedData signed =
        new SignedData(
            new ASN1Integer(1),
            new DERSet(),
            new ContentInfo(PKCSObjectIdentifiers.data, null),
            new DERSet(set),
            null,
            new DERSet());
    return new ContentInfo(PKCSObjectIdentifiers.signedData, signed).getEncoded("DER");
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
