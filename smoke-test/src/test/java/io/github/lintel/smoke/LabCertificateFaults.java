package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;
import static io.github.lintel.smoke.LabServer.APACHE;
import static io.github.lintel.smoke.LabServer.CADDY;
import static io.github.lintel.smoke.LabServer.GNUTLS;
import static io.github.lintel.smoke.LabServer.HAPROXY;
import static io.github.lintel.smoke.LabServer.NGINX;
import static io.github.lintel.smoke.LabServer.OPENSSL;
import static io.github.lintel.smoke.LabServer.STUNNEL;

import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.KeyUse;
import io.github.lintel.testkit.SignatureKind;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;

/** Leaves that clients refuse. */
final class LabCertificateFaults {
  private static final String NGINX_WEAK = "ssl_ciphers ALL:@SECLEVEL=0;";
  private static final String APACHE_WEAK = "SSLCipherSuite ALL:@SECLEVEL=0";

  private LabCertificateFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(validity(), names(), strength(), purpose(), status()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> validity() {
    Function<LabPki, Credential> early =
        pki -> pki.leaf(r -> r.validity(Duration.ofDays(-1), Duration.ofDays(90)));
    Function<LabPki, Credential> soon =
        pki -> pki.leaf(r -> r.validity(Duration.ofDays(75), Duration.ofDays(15)));
    return Stream.of(
        fault(NGINX, "expired two days ago", "certificate.expired", LabPki::expired),
        fault(
            HAPROXY,
            "expired an hour ago, RSA",
            "certificate.expired",
            pki -> pki.expired(Duration.ofHours(1), KeyKind.RSA_2048)),
        fault(
            APACHE,
            "expired years ago",
            "certificate.expired",
            pki -> pki.leaf(r -> r.validity(Duration.ofDays(1000), Duration.ofDays(-700)))),
        fault(CADDY, "expired", "certificate.expired", LabPki::expired),
        fault(STUNNEL, "expired", "certificate.expired", LabPki::expired),
        fault(GNUTLS, "expired", "certificate.expired", LabPki::expired),
        fault(
            OPENSSL,
            "expired a minute ago, TLS 1.2",
            "certificate.expired",
            pki -> pki.expired(Duration.ofMinutes(1), KeyKind.EC_P256),
            "-tls1_2"),
        fault(NGINX, "not yet valid", "certificate.not-yet-valid", early),
        fault(GNUTLS, "not yet valid", "certificate.not-yet-valid", early),
        fault(
            HAPROXY,
            "valid from five minutes ahead",
            "certificate.not-yet-valid",
            pki -> pki.leaf(r -> r.validity(Duration.ofMinutes(-5), Duration.ofDays(90)))),
        fault(HAPROXY, "expires in two weeks", "certificate.expires-soon", soon).asWarning(),
        fault(APACHE, "expires in two weeks", "certificate.expires-soon", soon).asWarning());
  }

  private static Stream<LabCase> names() {
    Function<LabPki, Credential> noNames =
        pki ->
            pki.issuer.issue(
                r -> r.names(LabPki.NAME).without(CertificateExtension.SUBJECT_ALTERNATIVE_NAME));
    Function<LabPki, Credential> wildcard = pki -> pki.issuer.issue("*.shop.example.com");
    String unclear = "nothing tells whether the name has a configuration of its own";
    return Stream.of(
        fault(NGINX, "only a common name", "certificate.no-subject-alternative-name", noNames),
        fault(OPENSSL, "only a common name", "certificate.no-subject-alternative-name", noNames),
        fault(
                APACHE,
                "right common name, other alternative name",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue(r -> r.names("www.example.com").subject(LabPki.NAME)))
            .or(unclear, "deployment.default-certificate"),
        fault(
                HAPROXY,
                "for a sub domain only",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue("www.shop.example.com"))
            .or(unclear, "deployment.default-certificate"),
        fault(NGINX, "wildcard one level too low", "certificate.name-mismatch", wildcard)
            .or(unclear, "deployment.default-certificate"),
        fault(STUNNEL, "wildcard one level too low", "certificate.name-mismatch", wildcard)
            .or(unclear, "deployment.default-certificate"),
        fault(
                OPENSSL,
                "wildcard one level too high",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue("*.com"))
            .or(unclear, "deployment.default-certificate"),
        fault(
                GNUTLS,
                "for another name",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue("other.example.com"))
            .or(unclear, "deployment.default-certificate"),
        fault(
                STUNNEL,
                "for a name with a typing error",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue("shop.exmaple.com"))
            .or(unclear, "deployment.default-certificate"),
        fault(
                CADDY,
                "for another top level domain",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue("shop.example.org"))
            .or(unclear, "deployment.default-certificate"),
        fault(
                OPENSSL,
                "an address as a DNS name",
                "certificate.name-mismatch",
                pki ->
                    pki.issuer.issue(
                        r ->
                            r.extension(
                                CertificateExtension.alternativeNames(
                                    AlternativeName.dns("127.0.0.1")))))
            .or("a DNS name has no such form", "certificate.malformed")
            .asking(e -> e.serverName("127.0.0.1")),
        fault(
            HAPROXY,
            "for the name with a dot behind it",
            "certificate.name-mismatch",
            pki -> pki.issuer.issue(LabPki.NAME + ".")),
        fault(NGINX, "asked by address, for a name", "certificate.name-mismatch", LabPki::good)
            .asking(e -> e.serverName("127.0.0.1")),
        fault(
                GNUTLS,
                "for another address",
                "certificate.name-mismatch",
                pki -> pki.issuer.issue("127.0.0.2"))
            .asking(e -> e.serverName("127.0.0.1")));
  }

  private static Stream<LabCase> strength() {
    Function<LabPki, Credential> small = pki -> pki.good(KeyKind.RSA_1024);
    Function<LabPki, Credential> sha1 =
        pki -> rsaSigned(pki, SignatureKind.SHA1_WITH_RSA, "Shop RSA CA");
    Function<LabPki, Credential> md5 =
        pki -> rsaSigned(pki, SignatureKind.MD5_WITH_RSA, "Shop RSA CA");
    return Stream.of(
        fault(NGINX, "RSA 1024", "certificate.weak-key", small, NGINX_WEAK),
        fault(GNUTLS, "RSA 1024", "certificate.weak-key", small),
        fault(
            OPENSSL,
            "RSA 1024, TLS 1.2",
            "certificate.weak-key",
            small,
            "-tls1_2",
            "-cipher",
            "ALL:@SECLEVEL=0"),
        fault(APACHE, "signed with SHA-1", "certificate.weak-signature", sha1, APACHE_WEAK),
        fault(
            OPENSSL,
            "signed with SHA-1, TLS 1.2",
            "certificate.weak-signature",
            sha1,
            "-tls1_2",
            "-cipher",
            "ALL:@SECLEVEL=0"),
        fault(
            NGINX,
            "signed with SHA-1, ECDSA",
            "certificate.weak-signature",
            pki -> pki.leaf(r -> r.signature(SignatureKind.SHA1_WITH_ECDSA)),
            NGINX_WEAK),
        fault(
            OPENSSL,
            "signed with MD5",
            "certificate.weak-signature",
            md5,
            "-cipher",
            "ALL:@SECLEVEL=0"),
        fault(GNUTLS, "signed with MD5", "certificate.weak-signature", md5));
  }

  private static Credential rsaSigned(LabPki pki, SignatureKind kind, String name) {
    return pki.root
        .intermediate(r -> r.subject(name).key(KeyKind.RSA_2048))
        .issue(r -> r.names(LabPki.NAME).key(KeyKind.RSA_2048).signature(kind));
  }

  private static Stream<LabCase> purpose() {
    Function<LabPki, Credential> client =
        pki ->
            pki.leaf(
                r ->
                    r.extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)));
    Function<LabPki, Credential> authority =
        pki ->
            pki.leaf(
                r ->
                    r.extension(CertificateExtension.authority())
                        .extension(
                            CertificateExtension.keyUsage(
                                KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_CERT_SIGN)));
    Function<LabPki, Credential> unknown =
        pki -> pki.leaf(r -> r.extension(CertificateExtension.unknownCritical()));
    return Stream.of(
        fault(NGINX, "for clients only", "certificate.not-for-servers", client),
        fault(APACHE, "for clients only", "certificate.not-for-servers", client),
        fault(
            GNUTLS,
            "for signing code",
            "certificate.not-for-servers",
            pki ->
                pki.leaf(
                    r -> r.extension(CertificateExtension.extendedKeyUsage("1.3.6.1.5.5.7.3.3")))),
        fault(STUNNEL, "an authority as the leaf", "certificate.is-ca", authority).asWarning(),
        fault(OPENSSL, "an authority as the leaf", "certificate.is-ca", authority).asWarning(),
        fault(NGINX, "unknown critical extension", "certificate.malformed", unknown),
        fault(HAPROXY, "unknown critical extension", "certificate.malformed", unknown));
  }

  private static Stream<LabCase> status() {
    return Stream.of(
        fault(
            NGINX,
            "must staple, staples nothing",
            "revocation.staple-missing",
            LabCertificateFaults::mustStaple),
        fault(
            HAPROXY,
            "must staple, staples nothing",
            "revocation.staple-missing",
            LabCertificateFaults::mustStaple),
        fault(
            "nginx: staples that it is revoked",
            "revocation.revoked",
            bench -> {
              Credential leaf = bench.pki().good();
              byte[] status =
                  bench
                      .pki()
                      .issuer
                      .ocspResponse(
                          leaf, r -> r.revoked(bench.pki().now.minus(Duration.ofDays(1))));
              return NGINX.serve(bench, leaf, nginxStaple(bench, status));
            },
            "nginx"),
        fault(
            "openssl: staples that it is revoked",
            "revocation.revoked",
            bench -> {
              Credential leaf = bench.pki().good();
              byte[] status =
                  bench
                      .pki()
                      .issuer
                      .ocspResponse(
                          leaf, r -> r.revoked(bench.pki().now.minus(Duration.ofDays(1))));
              return OPENSSL.serve(
                  bench, leaf, "-status_file", bench.file("status.der", status).toString());
            },
            "openssl"),
        fault(
            "openssl: must staple, staples a status that has ended",
            "revocation.staple-expired",
            bench -> {
              Credential leaf = mustStaple(bench.pki());
              byte[] status =
                  bench
                      .pki()
                      .issuer
                      .ocspResponse(
                          leaf,
                          r ->
                              r.validity(
                                  bench.pki().now.minus(Duration.ofDays(9)),
                                  bench.pki().now.minus(Duration.ofDays(2))));
              return OPENSSL.serve(
                  bench, leaf, "-status_file", bench.file("status.der", status).toString());
            },
            "openssl"),
        fault(
            "nginx: must staple, staples the status of another certificate",
            "revocation.staple-mismatch",
            bench -> {
              byte[] status =
                  bench.pki().issuer.ocspResponse(bench.pki().issuer.issue("other.example.com"));
              return NGINX.serve(bench, mustStaple(bench.pki()), nginxStaple(bench, status));
            },
            "nginx"));
  }

  static Credential mustStaple(LabPki pki) {
    return pki.leaf(r -> r.extension(CertificateExtension.mustStaple()));
  }

  static String nginxStaple(LabBench bench, byte[] status) throws IOException {
    return "ssl_stapling on; ssl_stapling_file " + bench.file("status.der", status) + ";";
  }
}
