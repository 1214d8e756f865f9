package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.CredentialFiles;
import io.github.lintel.testkit.TlsVersion;
import io.github.lintel.testkit.UnknownName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Names without a configuration, or with a wrong one. */
final class LabNameFaults {
  private static final String DEFAULT_CERTIFICATE = "deployment.default-certificate";
  private static final String UNRECOGNIZED = "handshake.unrecognized-name";
  private static final String UNCLEAR =
      "nothing tells whether the name has a configuration of its own";

  private LabNameFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(unknown(), refused(), broken(), LabUnloadableFaults.all())
        .flatMap(cases -> cases);
  }

  /** The certificate of another site. */
  private static Stream<LabCase> unknown() {
    return Stream.of(
        fault(
                "nginx: only other names, the first serves all",
                DEFAULT_CERTIFICATE,
                bench ->
                    nginxNames(
                        bench,
                        other(bench, "intranet.example.net"),
                        other(bench, "www.example.org")),
                "nginx")
            .or(UNCLEAR, "certificate.name-mismatch"),
        fault(
            "apache: only other names, the first serves all",
            DEFAULT_CERTIFICATE,
            bench ->
                bench.start(
                    LabServers.apacheWhole(
                        bench.folder(),
                        apacheNamed(bench, "intranet.example.net")
                            + apacheNamed(bench, "www.example.org"))),
            "apache2"),
        fault(
                "haproxy: a folder of certificates for other names",
                DEFAULT_CERTIFICATE,
                bench -> {
                  Path folder = bench.folder();
                  LabServers.combined(folder, bench.pki().issuer.issue("www.example.org"));
                  return bench.start(
                      LabServers.haproxyWhole(
                          bench.folder(),
                          """
                          frontend door
                            mode http
                            bind @LISTEN@ ssl crt %s
                            http-request return status 200
                          """
                              .formatted(folder)));
                },
                "haproxy")
            .or(UNCLEAR, "certificate.name-mismatch"),
        fault(
                "openssl: two names, neither the one",
                DEFAULT_CERTIFICATE,
                bench -> {
                  Credential first = bench.pki().issuer.issue("www.example.org");
                  CredentialFiles second =
                      bench.pki().issuer.issue("api.example.org").writeTo(bench.folder());
                  return LabServer.OPENSSL.serve(
                      bench,
                      first,
                      "-servername",
                      "api.example.org",
                      "-cert2",
                      second.chain().toString(),
                      "-key2",
                      second.key().toString());
                },
                "openssl")
            .or(
                UNCLEAR + "; it also warns",
                "certificate.name-mismatch",
                "handshake.unrecognized-name-warning"),
        fault(
                "nginx: the first of two sites is self-signed and serves all",
                DEFAULT_CERTIFICATE,
                bench ->
                    nginxNames(
                        bench,
                        LabServers.nginxBlock(
                            CertificateAuthority.selfSigned(
                                    bench.pki().now, r -> r.names("ingress.local"))
                                .writeTo(bench.folder()),
                            "",
                            "server_name _;"),
                        other(bench, "www.example.org")),
                "nginx")
            .or(UNCLEAR, "certificate.name-mismatch", "chain.self-signed"),
        fault(
                LabServer.APACHE,
                "self-signed for the machine's own name",
                "chain.self-signed",
                pki -> CertificateAuthority.selfSigned(pki.now, r -> r.names("debian")))
            .or(UNCLEAR, "certificate.name-mismatch", DEFAULT_CERTIFICATE),
        fault(
            "nginx: the name is there with the certificate of another",
            "certificate.name-mismatch",
            bench -> {
              CredentialFiles first =
                  bench.pki().issuer.issue("www.example.org").writeTo(bench.folder());
              CredentialFiles wrong =
                  bench.pki().issuer.issue("api.example.org").writeTo(bench.folder());
              return bench.start(
                  LabServers.nginxHttp(
                      bench.folder(),
                      LabServers.nginxBlock(first, "default_server")
                          + LabServers.nginxBlock(wrong, "", "server_name shop.example.com;")));
            },
            "nginx"),
        fault(
            "apache: the name is there with the certificate of another",
            "certificate.name-mismatch",
            bench ->
                bench.start(
                    LabServers.apacheWhole(
                        bench.folder(),
                        apacheNamed(bench, "www.example.org")
                            + LabServers.apacheHost(
                                bench.pki().issuer.issue("api.example.org").writeTo(bench.folder()),
                                "ServerName shop.example.com"))),
            "apache2"));
  }

  /** Refuses what it does not know. */
  private static Stream<LabCase> refused() {
    return Stream.of(
        fault(
            "nginx: ssl_reject_handshake",
            UNRECOGNIZED,
            bench ->
                nginxNames(
                    bench,
                    "server { listen @LISTEN@ ssl default_server; ssl_reject_handshake on; }",
                    other(bench, "www.example.org")),
            "nginx"),
        fault(
            "nginx: ssl_reject_handshake, TLS 1.2",
            UNRECOGNIZED,
            bench ->
                nginxNames(
                    bench,
                    "server { listen @LISTEN@ ssl default_server; ssl_protocols TLSv1.2;"
                        + " ssl_reject_handshake on; }",
                    other(bench, "www.example.org")),
            "nginx"),
        fault(
            LabServer.HAPROXY,
            "strict-sni, only other names",
            UNRECOGNIZED,
            pki -> pki.issuer.issue("www.example.org"),
            "strict-sni"),
        fault(
            LabServer.HAPROXY,
            "strict-sni, TLS 1.2",
            UNRECOGNIZED,
            pki -> pki.issuer.issue("www.example.org"),
            "strict-sni ssl-max-ver TLSv1.2"),
        fault(
            "openssl: -servername_fatal",
            UNRECOGNIZED,
            bench -> opensslNamed(bench, bench.pki().good(), "-servername_fatal"),
            "openssl"),
        fault(
            LabServer.GNUTLS,
            "sni-hostname-fatal",
            UNRECOGNIZED,
            pki -> pki.issuer.issue("www.example.org"),
            "--sni-hostname=www.example.org",
            "--sni-hostname-fatal"),
        fault(
            "raw: refuses unknown names",
            UNRECOGNIZED,
            bench ->
                bench.raw(
                    Behaviour.tls(bench.pki().good())
                        .named("www.example.org", bench.pki().issuer.issue("www.example.org"))
                        .unknownName(UnknownName.REFUSE))),
        fault(
            "openssl: warns of the name, good certificate",
            "handshake.unrecognized-name-warning",
            bench -> opensslNamed(bench, bench.pki().good(), "-tls1_2"),
            "openssl"),
        fault(
            "raw: warns of the name, good certificate, TLS 1.2",
            "handshake.unrecognized-name-warning",
            bench ->
                bench.raw(
                    Behaviour.tls(bench.pki().good())
                        .version(TlsVersion.TLS_1_2)
                        .named("www.example.org", bench.pki().issuer.issue("www.example.org"))
                        .unknownName(UnknownName.WARN))),
        fault(
                "haproxy: TCP mode, closes unknown names",
                "handshake.closed",
                bench ->
                    bench.start(
                        haproxyBySni(
                            bench,
                            LabServer.NGINX.serve(
                                bench, bench.pki().issuer.issue("www.example.org")),
                            "")),
                "haproxy",
                "nginx")
            .or(
                "closing is its way to refuse a name",
                UNRECOGNIZED,
                "handshake.reset",
                "connection.reset"),
        fault(
            "haproxy: TCP mode, closes this name only",
            UNRECOGNIZED,
            bench ->
                bench.start(
                    haproxyBySni(
                        bench,
                        LabServer.NGINX.serve(bench, bench.pki().issuer.issue("www.example.org")),
                        "tcp-request content reject if { req.ssl_sni shop.example.com }\n"
                            + "  default_backend www")),
            "haproxy",
            "nginx"),
        fault(
                "nginx: stream by name, none for this one",
                "handshake.closed",
                bench -> {
                  LabDoor backend =
                      LabServer.NGINX.serve(bench, bench.pki().issuer.issue("www.example.org"));
                  return bench.start(
                      LabServers.nginxStream(
                          bench.folder(),
                          """
                          map $ssl_preread_server_name $door {
                            www.example.org %s:%d;
                          }
                          server { listen @LISTEN@; ssl_preread on; proxy_pass $door; }
                          """
                              .formatted(backend.address(), backend.port())));
                },
                "nginx-stream")
            .or(
                "closing is its way to refuse a name",
                UNRECOGNIZED,
                "handshake.reset",
                "connection.reset"));
  }

  private static RealServer.Launch haproxyBySni(LabBench bench, LabDoor backend, String more)
      throws IOException {
    return LabServers.haproxyWhole(
        bench.folder(),
        """
        frontend door
          mode tcp
          bind @LISTEN@
          tcp-request inspect-delay 2s
          %s
          tcp-request content accept if { req.ssl_hello_type 1 }
          use_backend www if { req.ssl_sni www.example.org }
        backend www
          mode tcp
          server a %s:%d
        """
            .formatted(more, backend.address(), backend.port()));
  }

  /** The default is fine, and this name is not. */
  private static Stream<LabCase> broken() {
    return Stream.of(
        fault(
            "nginx: this name expired, the default is fine",
            "certificate.expired",
            bench -> nginxTwo(bench, bench.pki().expired()),
            "nginx"),
        fault(
            "nginx: this name without intermediate, the default is fine",
            "chain.missing-intermediate",
            bench -> nginxTwo(bench, LabPki.only(bench.pki().good(), 0)),
            "nginx"),
        fault(
            "haproxy: this name expired, others are fine",
            "certificate.expired",
            bench -> {
              Path folder = bench.folder();
              Path list =
                  bench.file(
                      "list.txt",
                      LabServers.combined(folder, bench.pki().issuer.issue("www.example.org"))
                          + "\n"
                          + LabServers.combined(folder, bench.pki().expired())
                          + "\n");
              return bench.start(
                  LabServers.haproxyWhole(
                      bench.folder(),
                      """
                      frontend door
                        mode http
                        bind @LISTEN@ ssl crt-list %s
                        http-request return status 200
                      """
                          .formatted(list)));
            },
            "haproxy"));
  }

  private static LabDoor nginxTwo(LabBench bench, Credential ours) throws IOException {
    return nginxNames(
        bench,
        other(bench, "www.example.org"),
        LabServers.nginxBlock(ours.writeTo(bench.folder()), "", "server_name shop.example.com;"));
  }

  private static LabDoor nginxNames(LabBench bench, String... blocks) throws IOException {
    return bench.start(LabServers.nginxHttp(bench.folder(), String.join("\n", blocks)));
  }

  private static String other(LabBench bench, String name) throws IOException {
    return LabServers.nginxBlock(
        bench.pki().issuer.issue(name).writeTo(bench.folder()), "", "server_name " + name + ";");
  }

  private static String apacheNamed(LabBench bench, String name) throws IOException {
    return LabServers.apacheHost(
        bench.pki().issuer.issue(name).writeTo(bench.folder()), "ServerName " + name);
  }

  private static LabDoor opensslNamed(LabBench bench, Credential first, String option)
      throws IOException {
    CredentialFiles second = bench.pki().issuer.issue("www.example.org").writeTo(bench.folder());
    return LabServer.OPENSSL.serve(
        bench,
        first,
        "-servername",
        "www.example.org",
        "-cert2",
        second.chain().toString(),
        "-key2",
        second.key().toString(),
        option);
  }
}
