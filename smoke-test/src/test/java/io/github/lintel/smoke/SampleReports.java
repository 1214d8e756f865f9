package io.github.lintel.smoke;

import io.github.lintel.AddressReport;
import io.github.lintel.Report;
import io.github.lintel.Verdict;
import io.github.lintel.check.Acceptance;
import io.github.lintel.check.CheckId;
import io.github.lintel.check.CheckInfo;
import io.github.lintel.check.Evidence;
import io.github.lintel.check.Finding;
import io.github.lintel.check.Location;
import io.github.lintel.check.Severity;
import io.github.lintel.facts.AddressFacts;
import io.github.lintel.facts.Alert;
import io.github.lintel.facts.Bytes;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.ClientCertificateRequest;
import io.github.lintel.facts.ClientKind;
import io.github.lintel.facts.Ending;
import io.github.lintel.facts.EndpointFacts;
import io.github.lintel.facts.HandshakeFacts;
import io.github.lintel.facts.Negotiated;
import io.github.lintel.facts.NodeAddress;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.Received;
import io.github.lintel.facts.ResolutionFacts;
import io.github.lintel.facts.ServerName;
import io.github.lintel.facts.Stage;
import io.github.lintel.facts.Timings;
import io.github.lintel.facts.TlsVersion;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.facts.Unfinished;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports made by hand, without a probe. */
final class SampleReports {
  static final Instant NOW = Instant.parse("2027-03-02T09:05:00Z");

  /** ESC, a line break, a right-to-left override, HTML, a quote, a letter beyond ASCII. */
  static final String HOSTILE = "\u001b[31mred\r\n\u202egro.live <b>&amp;\" \u00fc";

  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Sample Root", NOW.minus(Duration.ofDays(30)));
  private static final CertificateAuthority ISSUER = ROOT.intermediate("Sample CA");

  private SampleReports() {}

  static Report healthy(String target) {
    Credential credential = ISSUER.issue("shop.example.com");
    List<PresentedCertificate> chain = parse(credential);
    CandidatePath path =
        new CandidatePath(
            chain.stream().map(Certificate.class::cast).toList(),
            Optional.of(new TrustAnchor(certificate(ROOT.der()), false, "root.pem")),
            List.of(),
            List.of());
    AddressReport node =
        new AddressReport(
            node("192.0.2.1"),
            Verdict.HEALTHY,
            Optional.empty(),
            List.of(),
            facts("192.0.2.1", completed(chain)),
            new PathSearch(List.of(path), List.of(), Optional.empty()));
    return report(target, Verdict.HEALTHY, List.of(), List.of(node));
  }

  /** Every optional field is there, names are hostile, one entry of the chain is garbage. */
  static Report broken() {
    Credential credential =
        ISSUER.issue(r -> r.subject("CN=" + HOSTILE).names("shop.example.com", HOSTILE));
    List<PresentedCertificate> chain =
        List.of(certificate(credential.leaf()), Certificate.parse(new byte[] {0x30, 3, 1}));
    Certificate leaf = (Certificate) chain.get(0);
    NodeAddress stale = node("192.0.2.2");
    NodeAddress refusing = node("2001:db8::3");
    Finding cause =
        finding(
            CheckInfo.of("deployment.nodes-differ", "the nodes differ")
                .explains("certificate.expired"),
            Severity.ERROR,
            new Location.OfEndpoint());
    Finding expired =
        finding(
            CheckInfo.of("certificate.expired", "the certificate has expired"),
            Severity.ERROR,
            new Location.OfCertificate(
                stale, ClientKind.MODERN, 0, leaf.subject().text(), leaf.sha256()));
    Finding alert =
        finding(
            CheckInfo.of("handshake.alert", "the server refuses"),
            Severity.ERROR,
            new Location.OfHandshake(refusing, ClientKind.WITHOUT_SERVER_NAME));
    Acceptance acceptance =
        new Acceptance(CheckId.of("chain.root-sent"), HOSTILE, LocalDate.of(2027, 4, 1));
    Finding accepted =
        new Finding(
            CheckInfo.of("chain.root-sent", "the root is sent"),
            Severity.NOTE,
            new Location.OfAddress(stale),
            new HostileEvidence(),
            "Leave it out.",
            true,
            Optional.of(acceptance),
            Optional.of(acceptance));
    List<Finding> findings = List.of(cause, expired, alert, accepted);
    AddressReport first =
        new AddressReport(
            stale,
            Verdict.BROKEN,
            Optional.of(expired),
            List.of(expired, accepted),
            facts("192.0.2.2", completed(chain), refused(ClientKind.AGAIN)),
            PathSearch.none());
    AddressReport second =
        new AddressReport(
            refusing,
            Verdict.BROKEN,
            Optional.of(alert),
            List.of(alert),
            facts("2001:db8::3", refused(ClientKind.MODERN)),
            PathSearch.none());
    return report("shop.example.com:443", Verdict.BROKEN, findings, List.of(first, second));
  }

  /** Nothing is known. */
  static Report unknown(String target) {
    return report(target, Verdict.UNKNOWN, List.of(), List.of());
  }

  private static Report report(
      String target, Verdict verdict, List<Finding> findings, List<AddressReport> nodes) {
    EndpointFacts facts =
        new EndpointFacts(
            target,
            443,
            List.of(ServerName.dns("shop.example.com")),
            Optional.of("shop.example.com"),
            new ResolutionFacts(
                ResolutionFacts.Outcome.NOT_NEEDED,
                nodes.stream().map(AddressReport::address).toList(),
                Duration.ZERO),
            nodes.stream().map(AddressReport::facts).toList(),
            List.of(),
            Optional.empty(),
            false);
    Optional<Instant> until = Optional.of(NOW.plus(Duration.ofDays(20)));
    return new Report(
        target,
        NOW,
        verdict,
        findings.stream().findFirst(),
        findings,
        nodes,
        nodes.isEmpty() ? Optional.empty() : until,
        nodes.isEmpty() ? Optional.empty() : until,
        facts);
  }

  private static AddressFacts facts(String address, HandshakeFacts... handshakes) {
    return new AddressFacts(node(address), List.of(handshakes), Map.of());
  }

  private static HandshakeFacts completed(List<PresentedCertificate> chain) {
    return new HandshakeFacts(
        ClientKind.MODERN,
        Stage.FINISHED,
        Ending.COMPLETED,
        Optional.of(
            new Negotiated(
                TlsVersion.TLS_1_3,
                "TLS_AES_128_GCM_SHA256",
                Optional.of("x25519"),
                Optional.of("h2"))),
        chain,
        Optional.empty(),
        List.of(new Alert(1, 112)),
        Optional.empty(),
        Optional.of(new ClientCertificateRequest(List.of())),
        false,
        Optional.empty(),
        Optional.empty(),
        true,
        true,
        Optional.empty(),
        new Received(
            Bytes.of(new byte[] {0x16, 3, 3}),
            4711,
            2,
            Optional.of(Duration.ofMillis(1)),
            Optional.of(Duration.ofMillis(3)),
            Optional.empty()),
        new Timings(
            Optional.of(Duration.ofNanos(123_456)),
            Optional.of(Duration.ofMillis(1)),
            Optional.of(Duration.ofMillis(1)),
            Optional.of(Duration.ofMillis(2)),
            Optional.of(Duration.ofMillis(3)),
            Duration.ofMillis(4)));
  }

  private static HandshakeFacts refused(ClientKind client) {
    return new HandshakeFacts(
        client,
        Stage.CLIENT_HELLO_SENT,
        Ending.ALERTED,
        Optional.empty(),
        List.of(),
        Optional.of(new Alert(2, 40)),
        List.of(),
        Optional.of(new Alert(2, 10)),
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        Optional.of("secp521r1"),
        new Received(
            Bytes.empty(),
            7,
            1,
            Optional.of(Duration.ofMillis(1)),
            Optional.of(Duration.ofMillis(1)),
            Optional.of(new Unfinished("Certificate message", 3012, 7))),
        new Timings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO));
  }

  private static Finding finding(CheckInfo check, Severity severity, Location where) {
    return new Finding(
        check,
        severity,
        where,
        new HostileEvidence(),
        "Reload " + HOSTILE + ".",
        false,
        Optional.empty(),
        Optional.empty());
  }

  private static NodeAddress node(String literal) {
    try {
      return NodeAddress.of(InetAddress.getByName(literal));
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(literal, e);
    }
  }

  private static List<PresentedCertificate> parse(Credential credential) {
    return Stream.of(credential.chain()).flatMap(List::stream).map(Certificate::parse).toList();
  }

  private static Certificate certificate(byte[] der) {
    return (Certificate) Certificate.parse(der);
  }

  /** Text from the network, and every type of value that evidence may hold. */
  private record HostileEvidence() implements Evidence {
    @Override
    public String sentence() {
      return "It is for " + HOSTILE + ".";
    }

    @Override
    public Map<String, Object> values() {
      return Evidence.values(
          "name",
          HOSTILE,
          "count",
          3,
          "large",
          Long.MAX_VALUE,
          "ratio",
          0.25,
          "yes",
          true,
          "at",
          NOW,
          "left",
          Duration.ofHours(36),
          "names",
          List.of("a", HOSTILE),
          "nested",
          Map.of("key", List.of(1, 2)));
    }
  }
}
