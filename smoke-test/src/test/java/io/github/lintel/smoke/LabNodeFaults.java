package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.ClientAuthentication;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.HttpAnswer;
import io.github.lintel.testkit.KeyKind;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One of several nodes, or one of two certificates, is behind the others. */
final class LabNodeFaults {
  private static final String DIFFER = "deployment.nodes-differ";
  private static final String KEY_TYPES = "deployment.key-types-differ";
  private static final String NOT_EXPECTED = "deployment.not-expected-certificate";
  private static final String DOWN = "deployment.node-down";

  private LabNodeFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(behind(), expected(), keyTypes(), down(), wrong()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> behind() {
    return Stream.of(
        fault(
            "nginx: the second of two nodes still serves the expired certificate",
            DIFFER,
            b -> b.nodes(nginx(b, b.pki().good()), nginx(b, b.pki().expired())),
            "nginx"),
        fault(
            "haproxy: the first of three nodes still serves the expired certificate",
            DIFFER,
            b ->
                b.nodes(
                    haproxy(b, b.pki().expired()),
                    haproxy(b, b.pki().good()),
                    haproxy(b, b.pki().good())),
            "haproxy"),
        fault(
                "mixed: the one Apache among nginx nodes is self-signed",
                DIFFER,
                b ->
                    b.nodes(
                        nginx(b, b.pki().good()),
                        LabServers.apache(
                            b.folder(),
                            CertificateAuthority.selfSigned(
                                b.pki().now, r -> r.names(LabPki.NAME)))),
                "nginx",
                "apache2")
            .or("what is wrong with that one", "chain.self-signed"),
        fault(
                "nginx: one of two nodes without intermediate",
                "chain.missing-intermediate",
                b -> b.nodes(nginx(b, b.pki().good()), nginx(b, LabPki.only(b.pki().good(), 0))),
                "nginx")
            .or("each is a certificate of its own", DIFFER),
        fault(
                "nginx: one of two nodes serves another site",
                DIFFER,
                b ->
                    b.nodes(
                        nginx(b, b.pki().good()),
                        nginx(b, b.pki().issuer.issue("www.example.org"))),
                "nginx")
            .or(
                "what is wrong with that one",
                "certificate.name-mismatch",
                "deployment.default-certificate"),
        fault(
            "nginx: IPv6 still serves the expired certificate",
            DIFFER,
            b -> {
              int port = RealServer.freePort("127.0.0.1", "::1");
              b.start(nginx(b, b.pki().good()), "127.0.0.1", port);
              b.start(nginx(b, b.pki().expired()), "::1", port);
              return new LabDoor(port, List.of("127.0.0.1", "::1"));
            },
            "nginx"));
  }

  private static Stream<LabCase> expected() {
    return Stream.of(
        fault(
                "nginx: one of two nodes was not reloaded",
                DIFFER,
                b -> b.nodes(nginx(b, b.pki().renewed(KeyKind.EC_P256)), nginx(b, old(b.pki()))),
                "nginx")
            .askingAs(pki -> expecting(pki.renewed(KeyKind.EC_P256))),
        fault(
                "haproxy: no node was reloaded",
                NOT_EXPECTED,
                b -> b.nodes(haproxy(b, old(b.pki())), haproxy(b, old(b.pki()))),
                "haproxy")
            .askingAs(pki -> expecting(pki.renewed(KeyKind.EC_P256))),
        fault(
                "nginx: the one node was not reloaded",
                NOT_EXPECTED,
                b -> b.nodes(nginx(b, old(b.pki()))),
                "nginx")
            .askingAs(pki -> expecting(pki.renewed(KeyKind.EC_P256))),
        fault(
                "openssl: the one node was not reloaded, and its certificate has expired",
                NOT_EXPECTED,
                b -> LabServer.OPENSSL.serve(b, b.pki().expired()),
                "openssl")
            .askingAs(pki -> expecting(pki.renewed(KeyKind.EC_P256))));
  }

  private static Stream<LabCase> keyTypes() {
    return Stream.of(
        fault(
                "nginx: EC renewed, RSA not",
                KEY_TYPES,
                b -> nginxDual(b, b.pki().renewed(KeyKind.EC_P256), old(b.pki(), KeyKind.RSA_2048)),
                "nginx")
            .askingAs(
                pki -> expecting(pki.renewed(KeyKind.EC_P256), pki.renewed(KeyKind.RSA_2048))),
        fault(
                "haproxy: RSA renewed, EC not",
                KEY_TYPES,
                b -> haproxyDual(b, old(b.pki()), b.pki().renewed(KeyKind.RSA_2048)),
                "haproxy")
            .askingAs(
                pki -> expecting(pki.renewed(KeyKind.EC_P256), pki.renewed(KeyKind.RSA_2048))),
        fault(
            "apache: the RSA certificate beside EC has expired",
            KEY_TYPES,
            b ->
                b.start(
                    LabServers.apache(
                        b.folder(),
                        b.pki().good(),
                        apacheSecond(
                            b.pki()
                                .expired(Duration.ofDays(2), KeyKind.RSA_2048)
                                .writeTo(b.folder())))),
            "apache2"),
        fault(
            "nginx: the EC certificate beside RSA has expired",
            KEY_TYPES,
            b -> nginxDual(b, b.pki().expired(), b.pki().rsa()),
            "nginx"));
  }

  private static Stream<LabCase> down() {
    return Stream.of(
        fault(
                "nginx: the second of two nodes is down",
                DOWN,
                b -> beside(b, RealServer.freePort("127.0.0.1", "127.0.0.2"), "127.0.0.2"),
                "nginx")
            .asWarning(),
        fault(
                "nginx: nothing listens on IPv6",
                DOWN,
                b -> beside(b, RealServer.freePort("127.0.0.1", "::1"), "::1"),
                "nginx")
            .asWarning(),
        fault(
                "raw: one of two nodes answers no SYN",
                DOWN,
                b -> b.raw(Behaviour.tls(b.pki().good()), Behaviour.ignore()))
            .asWarning()
            .silent(),
        fault(
            "raw: both nodes are down",
            "connection.refused",
            b -> b.raw(Behaviour.refuse(), Behaviour.refuse())));
  }

  private static Stream<LabCase> wrong() {
    return Stream.of(
        fault(
                "raw: one of two nodes resets",
                "connection.reset",
                b -> b.raw(Behaviour.tls(b.pki().good()), Behaviour.endOnAccept(Ending.RESET)))
            .or("clients do not all try the next", DOWN, "handshake.reset"),
        fault(
            "raw: one of two nodes speaks plain HTTP",
            "handshake.plaintext",
            b -> b.raw(Behaviour.tls(b.pki().good()), Behaviour.plainHttp(HttpAnswer.ok()))),
        fault(
                "raw: one of three nodes is silent",
                "handshake.timed-out",
                b ->
                    b.raw(
                        Behaviour.tls(b.pki().good()),
                        Behaviour.endOnAccept(Ending.STALL),
                        Behaviour.tls(b.pki().good())))
            .or("it is as good as down", DOWN)
            .silent(),
        fault(
            "raw: one of two nodes has the wrong key",
            "handshake.key-mismatch",
            b ->
                b.raw(
                    Behaviour.tls(b.pki().good()),
                    Behaviour.tls(
                        b.pki().good().withKey(KeyKind.EC_P256.key("the old one").getPrivate())))),
        fault(
            "raw: one of two nodes wants a client certificate",
            "handshake.client-certificate-required",
            b ->
                b.raw(
                    Behaviour.tls(b.pki().good()),
                    Behaviour.tls(b.pki().good())
                        .clients(ClientAuthentication.required(b.pki().clients)))));
  }

  private static LabDoor beside(LabBench bench, int port, String nobody) throws IOException {
    bench.start(nginx(bench, bench.pki().good()), "127.0.0.1", port);
    return new LabDoor(port, List.of("127.0.0.1", nobody));
  }

  private static RealServer.Launch nginx(LabBench bench, Credential credential) throws IOException {
    return LabServers.nginx(bench.folder(), credential);
  }

  private static RealServer.Launch haproxy(LabBench bench, Credential credential)
      throws IOException {
    return LabServers.haproxy(bench.folder(), credential, "");
  }

  static LabDoor nginxDual(LabBench bench, Credential first, Credential second) throws IOException {
    CredentialFiles files = second.writeTo(bench.folder());
    return LabServer.NGINX.serve(
        bench,
        first,
        "ssl_certificate " + files.chain() + "; ssl_certificate_key " + files.key() + ";");
  }

  static LabDoor haproxyDual(LabBench bench, Credential first, Credential second)
      throws IOException {
    return LabServer.HAPROXY.serve(
        bench, first, "crt " + LabServers.combined(bench.folder(), second));
  }

  static String apacheSecond(CredentialFiles files) {
    return "SSLCertificateFile " + files.chain() + "\n  SSLCertificateKeyFile " + files.key();
  }

  /** Still valid, and to be replaced. */
  private static Credential old(LabPki pki) {
    return old(pki, KeyKind.EC_P256);
  }

  private static Credential old(LabPki pki, KeyKind kind) {
    return pki.leaf(
        r ->
            r.key(kind.key("old"))
                .serial(BigInteger.valueOf(1_000_001))
                .validity(Duration.ofDays(40), Duration.ofDays(49)));
  }

  private static UnaryOperator<LiveEndpoint> expecting(Credential... credentials) {
    CertificateChain[] chains =
        Stream.of(credentials)
            .map(c -> CertificateChain.pemText(c.chainPem()))
            .toArray(CertificateChain[]::new);
    return endpoint -> endpoint.expecting(chains);
  }
}
