package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;
import static io.github.lintel.smoke.LabServer.APACHE;
import static io.github.lintel.smoke.LabServer.GNUTLS;
import static io.github.lintel.smoke.LabServer.HAPROXY;
import static io.github.lintel.smoke.LabServer.NGINX;
import static io.github.lintel.smoke.LabServer.OPENSSL;
import static io.github.lintel.smoke.LabServer.STUNNEL;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Ending;
import io.github.lintel.testkit.TlsVersion;
import java.util.HexFormat;
import java.util.stream.Stream;

/** No version in common, or a server that cannot stand one. */
final class LabVersionFaults {
  private static final String NO_VERSION = "handshake.no-shared-version";
  private static final String INTOLERANT = "handshake.version-intolerant";

  private LabVersionFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(old(), intolerant(), strange()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> old() {
    return Stream.of(
        fault(
            NGINX,
            "TLS 1.0 only",
            NO_VERSION,
            LabPki::rsa,
            "ssl_protocols TLSv1; ssl_ciphers ALL:@SECLEVEL=0;"),
        fault(
            NGINX,
            "TLS 1.0 and 1.1 only, EC",
            NO_VERSION,
            LabPki::good,
            "ssl_protocols TLSv1 TLSv1.1; ssl_ciphers ALL:@SECLEVEL=0;"),
        fault(
            HAPROXY,
            "TLS 1.1 only",
            NO_VERSION,
            LabPki::rsa,
            "ssl-min-ver TLSv1.1 ssl-max-ver TLSv1.1 ciphers ALL:@SECLEVEL=0"),
        fault(
            APACHE,
            "TLS 1.0 only",
            NO_VERSION,
            LabPki::rsa,
            "SSLProtocol TLSv1",
            "SSLCipherSuite ALL:@SECLEVEL=0"),
        fault(
            STUNNEL,
            "TLS 1.0 only",
            NO_VERSION,
            LabPki::rsa,
            "sslVersionMin = TLSv1",
            "sslVersionMax = TLSv1",
            "ciphers = ALL:@SECLEVEL=0"),
        fault(
            GNUTLS,
            "TLS 1.0 only",
            NO_VERSION,
            LabPki::rsa,
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.0"),
        fault(
            GNUTLS,
            "TLS 1.1 only, EC",
            NO_VERSION,
            LabPki::good,
            "--priority=NORMAL:-VERS-ALL:+VERS-TLS1.1"),
        fault(
            OPENSSL,
            "TLS 1.1 only",
            NO_VERSION,
            LabPki::rsa,
            "-tls1_1",
            "-cipher",
            "ALL:@SECLEVEL=0"),
        fault(
            OPENSSL,
            "TLS 1.0 only, 3DES",
            NO_VERSION,
            LabPki::rsa,
            "-tls1",
            "-cipher",
            "DES-CBC3-SHA:AES128-SHA:@SECLEVEL=0"),
        fault(
                OPENSSL,
                "TLS 1.1 allowed, its security level forbids it",
                NO_VERSION,
                LabPki::rsa,
                "-tls1_1")
            .or(
                "no version at all works",
                "handshake.internal-error",
                "handshake.no-shared-cipher"),
        fault("raw: SSL 3.0 only", NO_VERSION, bench -> bench.raw(Behaviour.bytes(ssl3Hello()))),
        fault(
                "raw: SSL 3.0 alert",
                NO_VERSION,
                bench -> bench.raw(Behaviour.bytes(hex("15030000020228"))))
            .or(
                "handshake_failure in a record of SSL 3.0 may have other causes",
                "handshake.alert",
                "handshake.no-certificate",
                "handshake.no-shared-cipher"),
        fault(
            "raw: protocol_version for everything",
            NO_VERSION,
            bench -> bench.raw(Behaviour.fatalAlert(70))));
  }

  private static Stream<LabCase> intolerant() {
    return Stream.of(
        intolerant("closes", Behaviour.endAfterHello(Ending.CLOSE)),
        intolerant("resets", Behaviour.endAfterHello(Ending.RESET)),
        intolerant("handshake_failure", Behaviour.fatalAlert(40)),
        intolerant("protocol_version", Behaviour.fatalAlert(70))
            .or("protocol_version is its word for it", NO_VERSION),
        intolerant("decode_error", Behaviour.fatalAlert(50)),
        intolerant("illegal_parameter", Behaviour.fatalAlert(47)),
        intolerant("silence", Behaviour.endAfterHello(Ending.STALL)).silent());
  }

  private static LabCase intolerant(String how, Behaviour reaction) {
    return fault(
        "raw: cannot stand TLS 1.3, " + how,
        INTOLERANT,
        bench ->
            bench.raw(
                Behaviour.when(
                    hello -> hello.offers(TlsVersion.TLS_1_3),
                    reaction,
                    Behaviour.tls(bench.pki().rsa()).version(TlsVersion.TLS_1_2))));
  }

  private static Stream<LabCase> strange() {
    return Stream.of(
        fault(
                "raw: resets a ClientHello that one packet does not hold, asked thoroughly",
                "handshake.large-hello-intolerant",
                bench ->
                    bench.raw(
                        Behaviour.when(
                            hello -> hello.bytes().length > 1400,
                            Behaviour.endAfterHello(Ending.RESET),
                            Behaviour.tls(bench.pki().good()))))
            .with(pki -> verifier -> verifier.thorough(true)),
        fault(
                "raw: ServerHello of version 3.5",
                NO_VERSION,
                bench -> bench.raw(Behaviour.bytes(serverHello(0x0305, 0x1301))))
            .or("no such version", "handshake.corrupted"),
        fault(
                "raw: ServerHello of version 9.9",
                NO_VERSION,
                bench -> bench.raw(Behaviour.bytes(serverHello(0x0909, 0xc02f))))
            .or("no such version", "handshake.corrupted"),
        fault(
            "raw: ServerHello of TLS 1.1",
            NO_VERSION,
            bench -> bench.raw(Behaviour.bytes(serverHello(0x0302, 0xc013)))),
        fault(
                "raw: ServerHello with a suite nobody offered",
                "handshake.corrupted",
                bench -> bench.raw(Behaviour.bytes(serverHello(0x0303, 0x0005))))
            .or("RC4 is no suite of today", "handshake.no-shared-cipher"),
        fault(
                "raw: record of version 2.0",
                "handshake.not-tls",
                bench -> bench.raw(Behaviour.bytes(hex("8003000001"))))
            .or("SSL 2.0 is an old version", NO_VERSION));
  }

  private static byte[] ssl3Hello() {
    return serverHello(0x0300, 0x000a);
  }

  /** One record with a ServerHello without extensions. */
  static byte[] serverHello(int version, int suite) {
    String hello =
        "%04x".formatted(version) + "5a".repeat(32) + "00" + "%04x".formatted(suite) + "00";
    int record = Math.min(version, 0x0303);
    return hex("16%04x002a".formatted(record) + "02000026" + hello);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
