package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;
import static io.github.lintel.smoke.LabServer.APACHE;
import static io.github.lintel.smoke.LabServer.CADDY;
import static io.github.lintel.smoke.LabServer.GNUTLS;
import static io.github.lintel.smoke.LabServer.HAPROXY;
import static io.github.lintel.smoke.LabServer.NGINX;
import static io.github.lintel.smoke.LabServer.OPENSSL;
import static io.github.lintel.smoke.LabServer.STUNNEL;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.TlsVersion;
import java.util.List;
import java.util.stream.Stream;

/** No suite, group, key type or application protocol in common. */
final class LabSuiteFaults {
  private static final String NO_SUITE = "handshake.no-shared-cipher";
  private static final String NO_GROUP = "handshake.no-shared-group";
  private static final String KEY_TYPE = "handshake.key-type-cipher-mismatch";
  private static final String NO_CERTIFICATE = "handshake.no-certificate";
  private static final String ALPN = "handshake.alpn-mismatch";
  private static final String RENEGOTIATION = "handshake.legacy-renegotiation";

  private static final String ALIKE =
      "no certificate and none for these suites look the same on the wire";

  private static final int X25519_MLKEM768 = 4588;

  private LabSuiteFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(suites(), groups(), keyTypes(), LabWeakDhFaults.all(), protocols())
        .flatMap(cases -> cases);
  }

  private static Stream<LabCase> suites() {
    return Stream.of(
        fault(
            OPENSSL,
            "RSA key exchange only",
            NO_SUITE,
            LabPki::rsa,
            "-tls1_2",
            "-cipher",
            "AES128-SHA:AES256-SHA"),
        fault(
            GNUTLS,
            "3DES only",
            NO_SUITE,
            LabPki::rsa,
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2:-CIPHER-ALL:+3DES-CBC"),
        fault(
            HAPROXY,
            "Camellia only",
            NO_SUITE,
            LabPki::rsa,
            "ssl-max-ver TLSv1.2 ciphers CAMELLIA128-SHA:CAMELLIA256-SHA"),
        fault(
            APACHE,
            "ARIA only",
            NO_SUITE,
            LabPki::rsa,
            "SSLProtocol TLSv1.2",
            "SSLCipherSuite ECDHE-ARIA128-GCM-SHA256"),
        fault(
            STUNNEL,
            "CBC with SHA-384 only",
            NO_SUITE,
            LabPki::rsa,
            "sslVersionMax = TLSv1.2",
            "ciphers = ECDHE-RSA-AES256-SHA384"),
        fault(
            GNUTLS,
            "AES-CCM only",
            NO_SUITE,
            LabPki::good,
            "--priority=NONE:+VERS-TLS1.2:+ECDHE-ECDSA:+AES-128-CCM:+AEAD:+SIGN-ALL:+GROUP-ALL:+CTYPE-X509"),
        fault(
            OPENSSL,
            "no encryption only",
            NO_SUITE,
            LabPki::rsa,
            "-tls1_2",
            "-cipher",
            "NULL-SHA256:NULL-SHA:@SECLEVEL=0"),
        fault(
            OPENSSL,
            "TLS 1.3 with AES-CCM only",
            NO_SUITE,
            LabPki::good,
            "-tls1_3",
            "-ciphersuites",
            "TLS_AES_128_CCM_SHA256"),
        fault(
            HAPROXY,
            "DHE only, 2048 bits",
            NO_SUITE,
            LabPki::rsa,
            "ssl-max-ver TLSv1.2 ciphers DHE-RSA-AES128-GCM-SHA256"),
        fault(
                "openssl: anonymous suites only",
                NO_CERTIFICATE,
                bench ->
                    bench.start(
                        LabServers.opensslBare(
                            "-nocert", "-tls1_2", "-cipher", "aNULL:@SECLEVEL=0")),
                "openssl")
            .or("no suite of today either", NO_SUITE),
        fault(
                "openssl: pre-shared keys only",
                NO_CERTIFICATE,
                bench ->
                    bench.start(
                        LabServers.opensslBare(
                            "-nocert", "-tls1_2", "-psk", "0123456789abcdef", "-cipher", "PSK")),
                "openssl")
            .or(ALIKE, NO_SUITE, KEY_TYPE),
        fault(
            "openssl: no certificate",
            NO_CERTIFICATE,
            bench -> bench.start(LabServers.opensslBare("-nocert")),
            "openssl"),
        fault(
                "openssl: no certificate, TLS 1.2",
                NO_CERTIFICATE,
                bench -> bench.start(LabServers.opensslBare("-nocert", "-tls1_2")),
                "openssl")
            .or(ALIKE, NO_SUITE, KEY_TYPE),
        fault(
                "openssl: no certificate, TLS 1.3",
                NO_CERTIFICATE,
                bench -> bench.start(LabServers.opensslBare("-nocert", "-tls1_3")),
                "openssl")
            .or(
                "without one OpenSSL gives up TLS 1.3, its last version",
                "handshake.no-shared-version"),
        fault(
            "gnutls: no certificate",
            NO_CERTIFICATE,
            bench -> bench.start(LabServers.gnutlsBare()),
            "gnutls-serv"),
        fault(
            "raw: empty list of certificates",
            NO_CERTIFICATE,
            bench ->
                bench.raw(
                    Behaviour.tls(Credential.of(List.of(), bench.pki().good().privateKey())))));
  }

  private static Stream<LabCase> groups() {
    return Stream.of(
        fault(
            OPENSSL,
            "secp521r1 only, TLS 1.3",
            NO_GROUP,
            LabPki::good,
            "-tls1_3",
            "-groups",
            "secp521r1"),
        fault(NGINX, "secp521r1 only", NO_GROUP, LabPki::good, "ssl_ecdh_curve secp521r1;"),
        fault(HAPROXY, "X448 only", NO_GROUP, LabPki::good, "curves X448"),
        fault(
            APACHE, "secp521r1 only", NO_GROUP, LabPki::rsa, "SSLOpenSSLConfCmd Groups secp521r1"),
        fault(
            OPENSSL,
            "ffdhe2048 only, TLS 1.3",
            NO_GROUP,
            LabPki::good,
            "-tls1_3",
            "-groups",
            "ffdhe2048"),
        fault(
            GNUTLS,
            "ffdhe3072 only",
            NO_GROUP,
            LabPki::rsa,
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.3:-GROUP-ALL:+GROUP-FFDHE3072"),
        fault(
            OPENSSL,
            "brainpool only, TLS 1.2",
            NO_GROUP,
            LabPki::rsa,
            "-tls1_2",
            "-groups",
            "brainpoolP256r1",
            "-cipher",
            "ECDHE-RSA-AES128-GCM-SHA256"),
        fault(
            STUNNEL,
            "secp521r1 only, TLS 1.2",
            NO_GROUP,
            LabPki::rsa,
            "curves = P-521",
            "sslVersionMax = TLSv1.2",
            "ciphers = ECDHE-RSA-AES128-GCM-SHA256"),
        fault(
            NGINX,
            "secp521r1 only, TLS 1.2, other suites too",
            NO_GROUP,
            LabPki::rsa,
            "ssl_ecdh_curve secp521r1; ssl_protocols TLSv1.2; ssl_ciphers DEFAULT;"),
        fault(
            NGINX,
            "brainpool only, TLS 1.2 and 1.3",
            NO_GROUP,
            LabPki::good,
            "ssl_ecdh_curve brainpoolP256r1; ssl_protocols TLSv1.2 TLSv1.3;"),
        fault(
            "raw: only a group with a post-quantum half",
            NO_GROUP,
            bench -> bench.raw(Behaviour.tls(bench.pki().good()).groups(X25519_MLKEM768))),
        fault(CADDY, "secp521r1 only", NO_GROUP, LabPki::good, "curves secp521r1"),
        fault(
            "raw: secp521r1 only, HelloRetryRequest",
            NO_GROUP,
            bench -> bench.raw(Behaviour.tls(bench.pki().good()).groups(25))));
  }

  private static Stream<LabCase> keyTypes() {
    String rsaOnly = "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384";
    String ecOnly = "ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-ECDSA-AES256-GCM-SHA384";
    return Stream.of(
        fault(
            NGINX,
            "EC certificate, RSA suites",
            KEY_TYPE,
            LabPki::good,
            "ssl_protocols TLSv1.2; ssl_ciphers " + rsaOnly + ";"),
        fault(
            NGINX,
            "RSA certificate, EC suites",
            KEY_TYPE,
            LabPki::rsa,
            "ssl_protocols TLSv1.2; ssl_ciphers " + ecOnly + ";"),
        fault(
            HAPROXY,
            "EC certificate, RSA suites",
            KEY_TYPE,
            LabPki::good,
            "ssl-max-ver TLSv1.2 ciphers " + rsaOnly),
        fault(
            APACHE,
            "EC certificate, RSA suites",
            KEY_TYPE,
            LabPki::good,
            "SSLProtocol TLSv1.2",
            "SSLCipherSuite " + rsaOnly),
        fault(
            STUNNEL,
            "RSA certificate, EC suites",
            KEY_TYPE,
            LabPki::rsa,
            "sslVersionMax = TLSv1.2",
            "ciphers = " + ecOnly),
        fault(
            OPENSSL,
            "EC certificate, RSA suites",
            KEY_TYPE,
            LabPki::good,
            "-tls1_2",
            "-cipher",
            rsaOnly),
        fault(
            GNUTLS,
            "EC certificate, RSA suites",
            KEY_TYPE,
            LabPki::good,
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2:-KX-ALL:+ECDHE-RSA"),
        fault(
            CADDY,
            "RSA certificate, EC suites",
            KEY_TYPE,
            LabPki::rsa,
            "protocols tls1.2 tls1.2",
            "ciphers TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
        fault(
                NGINX,
                "P-521 certificate",
                "certificate.unsupported-algorithm",
                pki -> pki.good(KeyKind.EC_P521))
            .or("not every browser offers such signatures", NO_SUITE, KEY_TYPE, "handshake.alert"),
        fault(
                HAPROXY,
                "P-521 certificate, TLS 1.3",
                "certificate.unsupported-algorithm",
                pki -> pki.good(KeyKind.EC_P521),
                "ssl-min-ver TLSv1.3")
            .or("not every browser offers such signatures", NO_SUITE, KEY_TYPE, "handshake.alert"),
        fault(
                OPENSSL,
                "Ed25519 certificate",
                "certificate.unsupported-algorithm",
                pki -> pki.good(KeyKind.ED25519))
            .or("browsers offer no such signatures", NO_SUITE, KEY_TYPE, "handshake.alert"));
  }

  private static Stream<LabCase> protocols() {
    return Stream.of(
        fault(
            OPENSSL, "another application protocol, TLS 1.3", ALPN, LabPki::good, "-alpn", "imap"),
        fault(
            OPENSSL,
            "another application protocol, TLS 1.2",
            ALPN,
            LabPki::good,
            "-tls1_2",
            "-alpn",
            "imap"),
        fault(
            GNUTLS,
            "another application protocol",
            ALPN,
            LabPki::good,
            "--alpn=imap",
            "--alpn-fatal"),
        fault(CADDY, "another application protocol", ALPN, LabPki::good, "alpn imap"),
        fault(
            "raw: another application protocol",
            ALPN,
            bench -> bench.raw(Behaviour.tls(bench.pki().good()).protocols("imap"))),
        fault(
            "raw: closes when offered application protocols",
            ALPN,
            bench ->
                bench.raw(
                    Behaviour.when(
                        hello -> !hello.protocols().isEmpty(),
                        Behaviour.endAfterHello(Ending.CLOSE),
                        Behaviour.tls(bench.pki().good())))),
        fault(
            GNUTLS,
            "no secure renegotiation",
            RENEGOTIATION,
            LabPki::rsa,
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.2:%DISABLE_SAFE_RENEGOTIATION"),
        fault(
            "raw: no secure renegotiation",
            RENEGOTIATION,
            bench ->
                bench.raw(
                    Behaviour.tls(bench.pki().rsa())
                        .version(TlsVersion.TLS_1_2)
                        .withoutSecureRenegotiation())));
  }
}
