package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;
import static io.github.lintel.FrontDoors.endpoint;
import static io.github.lintel.FrontDoors.trusting;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.ClientAuthentication;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.FrontDoor;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.TlsVersion;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the person on call reads, as a whole. */
class ExplainTest {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");
  private static final CertificateAuthority OTHER_ROOT =
      CertificateAuthority.root("Corporate Root", NOW);
  private static final Credential RENEWED =
      CA.issue(r -> r.names(NAME, "www." + NAME).serial(new BigInteger("0a01", 16)));
  private static final Credential OLD =
      CA.issue(
          r ->
              r.names(NAME, "www." + NAME)
                  .serial(new BigInteger("0a00", 16))
                  .validity(Duration.ofDays(91), Duration.ofDays(-1)));

  static Stream<Arguments> stories() {
    return Stream.of(
        story("healthy", Behaviour.tls(RENEWED)),
        story("outage", Behaviour.tls(RENEWED), Behaviour.tls(OLD), Behaviour.fatalAlert(80)),
        story("not-deployed", Behaviour.tls(OLD), Behaviour.tls(OLD)),
        story("node-down", Behaviour.tls(RENEWED), Behaviour.refuse()),
        story("leaf-only", Behaviour.tls(RENEWED.withChain(List.of(RENEWED.leaf())))),
        story("wrong-name", Behaviour.tls(CA.issue("other.example.com", "*.example.org"))),
        story("unknown-authority", Behaviour.tls(OTHER_ROOT.issue(NAME))),
        story("plain-http", Behaviour.plainHttp(HttpAnswer.of(400, "Bad Request"))),
        story("silent", Behaviour.endAfterHello(Ending.STALL)),
        story(
            "old-versions",
            Behaviour.tls(RENEWED).versions(TlsVersion.TLS_1_0, TlsVersion.TLS_1_1)),
        story(
            "client-certificate",
            Behaviour.tls(RENEWED).clients(ClientAuthentication.required(ROOT))),
        story("wrong-key", Behaviour.tls(RENEWED.withKey(OTHER_ROOT.issue("x").privateKey()))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void reads(String name, Behaviour[] nodes) {
    try (FrontDoor door = FrontDoor.of(nodes)) {
      LiveEndpoint endpoint = endpoint(door);
      boolean expecting = name.equals("outage") || name.equals("not-deployed");
      Report report =
          trusting(ROOT)
              .timeout(Duration.ofSeconds(name.equals("silent") ? 3 : 20))
              .build()
              .verify(
                  expecting
                      ? endpoint.expecting(CertificateChain.of(RENEWED.certificate()))
                      : endpoint);

      Golden.assertMatches(
          "explain/" + name + ".txt", SteadyReport.explain(report, door.port(), text -> text));
    }
  }

  private static Arguments story(String name, Behaviour... nodes) {
    return Arguments.of(name, nodes);
  }
}
