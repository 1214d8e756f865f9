package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.healthy;
import static io.github.lintel.smoke.LabServer.APACHE;
import static io.github.lintel.smoke.LabServer.CADDY;
import static io.github.lintel.smoke.LabServer.GNUTLS;
import static io.github.lintel.smoke.LabServer.HAPROXY;
import static io.github.lintel.smoke.LabServer.NGINX;
import static io.github.lintel.smoke.LabServer.OPENSSL;
import static io.github.lintel.smoke.LabServer.STUNNEL;

import io.github.lintel.endpoint.CertificateChain;
import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.DistinguishedName;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.SignatureKind;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Front doors that nothing is wrong with, each in its own way. */
final class LabHealthyDoors {
  private LabHealthyDoors() {}

  static Stream<LabCase> all() {
    return Stream.of(plain(), versions(), keys(), chains(), names(), settings())
        .flatMap(cases -> cases);
  }

  private static Stream<LabCase> plain() {
    return Stream.of(LabServer.values())
        .flatMap(
            server ->
                Stream.of(
                    healthy(server, "EC certificate", LabPki::good),
                    healthy(server, "RSA certificate", LabPki::rsa)));
  }

  private static Stream<LabCase> versions() {
    return Stream.of(
        healthy(NGINX, "TLS 1.2 only", LabPki::rsa, "ssl_protocols TLSv1.2;"),
        healthy(NGINX, "TLS 1.3 only", LabPki::good, "ssl_protocols TLSv1.3;"),
        healthy(HAPROXY, "TLS 1.2 only", LabPki::good, "ssl-max-ver TLSv1.2"),
        healthy(HAPROXY, "TLS 1.3 only", LabPki::rsa, "ssl-min-ver TLSv1.3"),
        healthy(APACHE, "TLS 1.2 only", LabPki::rsa, "SSLProtocol TLSv1.2"),
        healthy(APACHE, "TLS 1.3 only", LabPki::good, "SSLProtocol TLSv1.3"),
        healthy(STUNNEL, "TLS 1.2 only", LabPki::good, "sslVersionMax = TLSv1.2"),
        healthy(CADDY, "TLS 1.3 only", LabPki::rsa, "protocols tls1.3 tls1.3"),
        healthy(CADDY, "TLS 1.2 only", LabPki::good, "protocols tls1.2 tls1.2"),
        healthy(GNUTLS, "TLS 1.2 only", LabPki::rsa, "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2"),
        healthy(OPENSSL, "TLS 1.2 only", LabPki::good, "-tls1_2"),
        healthy(OPENSSL, "TLS 1.0 to 1.3", LabPki::rsa, "-cipher", "DEFAULT:@SECLEVEL=0"),
        healthy(
            NGINX,
            "TLS 1.0 to 1.3, every suite",
            LabPki::rsa,
            "ssl_protocols TLSv1 TLSv1.1 TLSv1.2 TLSv1.3; ssl_ciphers ALL:@SECLEVEL=0;"));
  }

  private static Stream<LabCase> keys() {
    return Stream.of(
        healthy(NGINX, "RSA 3072", pki -> pki.good(KeyKind.RSA_3072)),
        healthy(HAPROXY, "RSA 4096", pki -> pki.good(KeyKind.RSA_4096)),
        healthy(APACHE, "P-384", pki -> pki.good(KeyKind.EC_P384)),
        healthy(
            GNUTLS,
            "P-384, TLS 1.2",
            pki -> pki.good(KeyKind.EC_P384),
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2"),
        healthy(
            OPENSSL,
            "RSA below RSA with SHA-384",
            pki -> rsaBelow(pki, SignatureKind.SHA384_WITH_RSA)),
        healthy(
            NGINX,
            "RSA below RSA with PSS",
            pki -> rsaBelow(pki, SignatureKind.SHA256_WITH_RSA_PSS)),
        healthy(
            CADDY,
            "EC below RSA",
            pki ->
                pki.root
                    .intermediate(r -> r.subject("Shop RSA CA").key(KeyKind.RSA_2048))
                    .issue(LabPki.NAME)),
        healthy(
            "nginx: EC and RSA",
            b -> LabNodeFaults.nginxDual(b, b.pki().good(), b.pki().rsa()),
            "nginx"),
        healthy(
            "haproxy: EC and RSA",
            b -> LabNodeFaults.haproxyDual(b, b.pki().good(), b.pki().rsa()),
            "haproxy"),
        healthy(
            "apache: EC and RSA",
            b ->
                b.start(
                    LabServers.apache(
                        b.folder(),
                        b.pki().good(),
                        LabNodeFaults.apacheSecond(b.pki().rsa().writeTo(b.folder())))),
            "apache2"));
  }

  private static Credential rsaBelow(LabPki pki, SignatureKind kind) {
    return pki.root
        .intermediate(r -> r.subject("Shop RSA CA").key(KeyKind.RSA_2048))
        .issue(r -> r.names(LabPki.NAME).key(KeyKind.RSA_2048).signature(kind));
  }

  private static Stream<LabCase> chains() {
    Function<LabPki, Credential> two =
        pki -> pki.issuer.intermediate("Shop CA 2").issue(LabPki.NAME);
    return Stream.of(
        healthy(NGINX, "two intermediates", two),
        healthy(
            HAPROXY,
            "three intermediates",
            pki ->
                pki.issuer.intermediate("Shop CA 2").intermediate("Shop CA 3").issue(LabPki.NAME)),
        healthy(APACHE, "issued by the root", pki -> pki.root.issue(LabPki.NAME)),
        healthy(OPENSSL, "the root is sent", pki -> LabPki.with(pki.good(), pki.root.der())),
        healthy(STUNNEL, "the root is sent", pki -> LabPki.with(two.apply(pki), pki.root.der())),
        healthy(GNUTLS, "an intermediate twice", pki -> LabPki.only(pki.good(), 0, 1, 1)),
        healthy(
            CADDY,
            "cross-signed by an unknown root as well",
            pki -> {
              CertificateAuthority old = CertificateAuthority.root("Older Root", pki.now);
              return LabPki.with(pki.good(), pki.root.crossSignedBy(old).der());
            }),
        healthy(
            NGINX,
            "an expired cross-sign that nobody needs",
            pki -> {
              CertificateAuthority old = CertificateAuthority.root("Older Root", pki.now);
              return LabPki.with(
                  pki.good(),
                  pki.root
                      .crossSignedBy(
                          old, r -> r.validity(Duration.ofDays(900), Duration.ofDays(-9)))
                      .der());
            }),
        healthy(
            HAPROXY,
            "names constrained to this domain",
            pki ->
                pki.root
                    .intermediate(
                        r ->
                            r.subject("Constrained CA")
                                .extension(
                                    CertificateExtension.nameConstraints(
                                        List.of(AlternativeName.dns("example.com")), List.of())))
                    .issue(LabPki.NAME)),
        healthy(
            OPENSSL,
            "a path length that just suffices",
            pki ->
                pki.root
                    .intermediate(
                        r -> r.subject("Last CA").extension(CertificateExtension.authority(0)))
                    .issue(LabPki.NAME)),
        healthy(GNUTLS, "the leaf is the trust anchor", LabHealthyDoors::own)
            .with(pki -> verifier -> verifier.trust(TrustAnchors.pemText(own(pki).chainPem()))));
  }

  private static Credential own(LabPki pki) {
    return pki.kept(
        "own", () -> CertificateAuthority.selfSigned(pki.now, r -> r.names(LabPki.NAME)));
  }

  private static Stream<LabCase> names() {
    String[] many =
        IntStream.range(0, 90).mapToObj(i -> "site" + i + ".example.com").toArray(String[]::new);
    return Stream.of(
        healthy(NGINX, "wildcard", pki -> pki.issuer.issue("*.example.com")),
        healthy(
            HAPROXY, "apex and wildcard", pki -> pki.issuer.issue("example.com", "*.example.com")),
        healthy(APACHE, "91 names", pki -> pki.issuer.issue(LabPki.NAME, many)),
        healthy(STUNNEL, "name in capitals", pki -> pki.issuer.issue("SHOP.Example.COM")),
        healthy(
            OPENSSL,
            "no common name",
            pki ->
                pki.leaf(
                    r ->
                        r.subject(DistinguishedName.empty())
                            .extension(
                                CertificateExtension.alternativeNames(LabPki.NAME).asCritical()))),
        healthy(GNUTLS, "an address", pki -> pki.issuer.issue("127.0.0.1"))
            .asking(e -> e.serverName("127.0.0.1")),
        healthy(NGINX, "an address among names", pki -> pki.issuer.issue(LabPki.NAME, "127.0.0.1"))
            .asking(e -> e.serverName("127.0.0.1")),
        healthy(
            "nginx: IPv6 only",
            b ->
                b.start(
                    LabServers.nginx(b.folder(), b.pki().good()),
                    "::1",
                    RealServer.freePort("::1")),
            "nginx"),
        healthy(
            "haproxy: IPv4 and IPv6",
            b -> {
              int port = RealServer.freePort("127.0.0.1", "::1");
              b.start(LabServers.haproxy(b.folder(), b.pki().good(), ""), "127.0.0.1", port);
              b.start(LabServers.haproxy(b.folder(), b.pki().good(), ""), "::1", port);
              return new LabDoor(port, List.of("127.0.0.1", "::1"));
            },
            "haproxy"),
        healthy(
                NGINX,
                "an internationalised name",
                pki -> pki.issuer.issue("xn--bcher-kva.example.com"))
            .asking(e -> e.serverName("b\u00fccher.example.com")),
        healthy(
                "nginx: asked without a name",
                b -> LabServer.NGINX.serve(b, b.pki().good()),
                "nginx")
            .asking(e -> e.withoutServerName()),
        healthy(
            "nginx: the name among others",
            b ->
                b.start(
                    LabServers.nginxHttp(
                        b.folder(),
                        "server { listen @LISTEN@ ssl default_server; ssl_reject_handshake on; }"
                            + LabServers.nginxBlock(
                                b.pki().good().writeTo(b.folder()),
                                "",
                                "server_name shop.example.com;"))),
            "nginx"),
        healthy(HAPROXY, "strict-sni", LabPki::good, "strict-sni"),
        healthy(
            "nginx: three nodes alike",
            b ->
                b.nodes(
                    LabServers.nginx(b.folder(), b.pki().renewed(KeyKind.EC_P256)),
                    LabServers.nginx(b.folder(), b.pki().renewed(KeyKind.EC_P256)),
                    LabServers.nginx(b.folder(), b.pki().renewed(KeyKind.EC_P256))),
            "nginx"),
        healthy(
            "mixed: two nodes, two good certificates",
            b ->
                b.nodes(
                    LabServers.nginx(b.folder(), b.pki().good()),
                    LabServers.haproxy(b.folder(), b.pki().good(), "")),
            "nginx",
            "haproxy"),
        healthy(
                "nginx: the expected certificate",
                b -> LabServer.NGINX.serve(b, b.pki().renewed(KeyKind.EC_P256)),
                "nginx")
            .askingAs(
                pki ->
                    e ->
                        e.expecting(
                            CertificateChain.pemText(pki.renewed(KeyKind.EC_P256).chainPem()))));
  }

  private static Stream<LabCase> settings() {
    return Stream.of(
        healthy(
            NGINX,
            "no session tickets, no cache",
            LabPki::rsa,
            "ssl_session_tickets off; ssl_session_cache off;"),
        healthy(
            NGINX,
            "session cache, no tickets, TLS 1.2",
            LabPki::good,
            "ssl_protocols TLSv1.2; ssl_session_tickets off; ssl_session_cache shared:s:1m;"),
        healthy(HAPROXY, "no session tickets", LabPki::good, "no-tls-tickets"),
        healthy(OPENSSL, "no session tickets", LabPki::good, "-num_tickets", "0"),
        healthy(OPENSSL, "eight session tickets", LabPki::good, "-num_tickets", "8"),
        healthy(APACHE, "no session tickets", LabPki::rsa, "SSLSessionTickets off"),
        healthy(HAPROXY, "HTTP/2 and HTTP/1.1", LabPki::good, "alpn h2,http/1.1"),
        healthy(HAPROXY, "HTTP/2 only", LabPki::good, "alpn h2"),
        healthy(APACHE, "HTTP/2", LabPki::good, "Protocols h2 http/1.1"),
        healthy(OPENSSL, "HTTP/1.1 only", LabPki::good, "-alpn", "http/1.1"),
        healthy(
            "nginx: HTTP/2",
            b ->
                b.start(
                    LabServers.nginxHttp(
                        b.folder(),
                        LabServers.nginxBlock(b.pki().good().writeTo(b.folder()), "http2"))),
            "nginx"),
        healthy(NGINX, "P-384 for key exchange", LabPki::good, "ssl_ecdh_curve secp384r1;"),
        healthy(OPENSSL, "P-256 for key exchange", LabPki::rsa, "-groups", "P-256"),
        healthy(
            NGINX,
            "one suite, TLS 1.2",
            LabPki::rsa,
            "ssl_protocols TLSv1.2; ssl_ciphers ECDHE-RSA-AES256-GCM-SHA384;"),
        healthy(
            STUNNEL,
            "ChaCha20 only, TLS 1.2",
            LabPki::rsa,
            "sslVersionMax = TLSv1.2",
            "ciphers = ECDHE-RSA-CHACHA20-POLY1305"),
        healthy(
            OPENSSL,
            "AES-256 only, TLS 1.3",
            LabPki::good,
            "-tls1_3",
            "-ciphersuites",
            "TLS_AES_256_GCM_SHA384"),
        healthy(
            NGINX,
            "client certificate optional",
            LabPki::good,
            "ssl_verify_client optional_no_ca;"),
        healthy(
            "haproxy: client certificate optional",
            b ->
                LabServer.HAPROXY.serve(
                    b,
                    b.pki().good(),
                    "verify optional ca-file " + b.file("clients.pem", b.pki().clients.pem())),
            "haproxy"),
        healthy(
            "openssl: client certificate optional, TLS 1.2",
            b -> LabServer.OPENSSL.serve(b, b.pki().good(), "-tls1_2", "-verify", "3"),
            "openssl"),
        healthy(GNUTLS, "client certificate optional", LabPki::good),
        healthy(
                "apache: client certificate required, and given",
                b ->
                    LabServer.APACHE.serve(
                        b,
                        b.pki().good(),
                        "SSLVerifyClient require",
                        "SSLCACertificateFile " + b.file("clients.pem", b.pki().clients.pem())),
                "apache2")
            .askingAs(
                pki -> LabClientCertificateFaults.presenting(LabPki.client(pki.clients, r -> {}))),
        healthy(
                "haproxy: client certificate required, and given, TLS 1.2",
                b ->
                    LabServer.HAPROXY.serve(
                        b,
                        b.pki().good(),
                        "ssl-max-ver TLSv1.2 verify required ca-file "
                            + b.file("clients.pem", b.pki().clients.pem())),
                "haproxy")
            .askingAs(
                pki -> LabClientCertificateFaults.presenting(LabPki.client(pki.clients, r -> {}))),
        stapled("nginx"),
        healthy(
            "openssl: staples a good status",
            b -> {
              Credential leaf = LabCertificateFaults.mustStaple(b.pki());
              byte[] status = b.pki().issuer.ocspResponse(leaf);
              return LabServer.OPENSSL.serve(
                  b, leaf, "-status_file", b.file("status.der", status).toString());
            },
            "openssl"),
        healthy(
            NGINX,
            "short-lived, in its first half",
            pki -> pki.leaf(r -> r.validity(Duration.ofDays(2), Duration.ofDays(4)))),
        healthy(
            HAPROXY,
            "47 days, ten days old",
            pki -> pki.leaf(r -> r.validity(Duration.ofDays(10), Duration.ofDays(37)))),
        healthy(
            APACHE,
            "a year, private authority",
            pki -> pki.leaf(r -> r.validity(Duration.ofDays(100), Duration.ofDays(265)))),
        healthy(
            CADDY,
            "valid since a minute",
            pki -> pki.leaf(r -> r.validity(Duration.ofMinutes(1), Duration.ofDays(90)))));
  }

  private static LabCase stapled(String program) {
    return healthy(
        program + ": staples a good status",
        b -> {
          Credential leaf = LabCertificateFaults.mustStaple(b.pki());
          return LabServer.NGINX.serve(
              b, leaf, LabCertificateFaults.nginxStaple(b, b.pki().issuer.ocspResponse(leaf)));
        },
        program);
  }
}
