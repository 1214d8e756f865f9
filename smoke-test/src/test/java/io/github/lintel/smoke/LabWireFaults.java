package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.Ending;
import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;

/** What happens to the bytes of a good server on their way. */
final class LabWireFaults {
  private static final String TRUNCATED = "handshake.truncated";
  private static final String RESET = "handshake.reset";
  private static final String STALLED = "handshake.stalled";
  private static final String CORRUPTED = "handshake.corrupted";

  private LabWireFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(cut(), stalled(), flipped()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> cut() {
    return Stream.of(
        behind("FIN within the ServerHello", TRUNCATED, LabProxy.closeAfter(40)),
        behind("FIN after 3 bytes", TRUNCATED, LabProxy.closeAfter(3)),
        behind("FIN within the server's flight", TRUNCATED, LabProxy.closeAfter(900)),
        behind12("FIN within the Certificate, TLS 1.2", TRUNCATED, LabProxy.closeAfter(300)),
        behind12("FIN between ServerHello and Certificate, TLS 1.2", TRUNCATED, records(1, false)),
        behind("RST within the ServerHello", RESET, LabProxy.resetAfter(60)),
        behind("RST within the server's flight", RESET, LabProxy.resetAfter(900)),
        behind12("RST within the Certificate, TLS 1.2", RESET, LabProxy.resetAfter(300)),
        fault(
            "raw: FIN within the ServerHello",
            TRUNCATED,
            b -> b.raw(Behaviour.tls(b.pki().good()).cutAfter(50, Ending.CLOSE))),
        fault(
            "raw: RST within the server's flight",
            RESET,
            b -> b.raw(Behaviour.tls(b.pki().good()).cutAfter(500, Ending.RESET))));
  }

  /** Passes so many records on, then ends or goes silent. */
  private static LabProxy.Pump records(int count, boolean silent) {
    return (from, to, pair) -> {
      LabProxy.records(from, to, count);
      if (silent) {
        pair.pause(Duration.ofMinutes(1));
      }
    };
  }

  private static Stream<LabCase> stalled() {
    String slowIsNotSilent = "bytes come, and too few";
    return Stream.of(
            behind("half a ServerHello, then silence", STALLED, LabProxy.stallAfter(60)),
            behind("2 bytes, then silence", STALLED, LabProxy.stallAfter(2)),
            behind("the first packet only", STALLED, LabProxy.stallAfter(1388)),
            behind12("the first packet only, TLS 1.2", STALLED, LabProxy.stallAfter(1388)),
            behind12("a ServerHello, then silence, TLS 1.2", STALLED, records(1, true)),
            behind("a ServerHello, then silence", STALLED, records(1, true)),
            behind("one byte a second", STALLED, LabProxy.drip(Duration.ofSeconds(1)))
                .or(slowIsNotSilent, "handshake.timed-out"),
            behind("twenty bytes a second", STALLED, LabProxy.drip(Duration.ofMillis(50)))
                .or(slowIsNotSilent, "handshake.timed-out"),
            fault(
                "raw: half a flight, then silence",
                STALLED,
                b -> b.raw(Behaviour.tls(b.pki().rsa()).cutAfter(1000, Ending.STALL))),
            fault(
                    "openssl: what the client sends after its ClientHello is lost",
                    STALLED,
                    b ->
                        LabProxy.start(
                            b,
                            LabServer.OPENSSL.serve(b, b.pki().good(), "-tls1_2"),
                            firstRecordOnly(),
                            LabProxy.pass()),
                    "openssl")
                .or("the server waits for what is lost", "handshake.timed-out"))
        .map(LabCase::silent);
  }

  private static LabProxy.Pump firstRecordOnly() {
    return records(1, true);
  }

  private static Stream<LabCase> flipped() {
    String inChain = "the certificates are among what was changed";
    return Stream.of(
        behind("flips a byte of the random, TLS 1.3", CORRUPTED, LabProxy.flip(20)),
        behind("flips a byte of the key share, TLS 1.3", CORRUPTED, LabProxy.flip(110)),
        behind("flips a byte of what is encrypted, TLS 1.3", CORRUPTED, LabProxy.flip(400)),
        behind("flips the type of the first record", "handshake.not-tls", LabProxy.flip(0))
            .or("it is TLS but for one byte", CORRUPTED),
        behind("flips the version of the first record", CORRUPTED, LabProxy.flip(1))
            .or("it is TLS but for one byte", "handshake.not-tls", "handshake.no-shared-version"),
        behind("flips the length of the first record", CORRUPTED, LabProxy.flip(4))
            .or("a wrong length makes us wait", STALLED, "handshake.timed-out")
            .silent(),
        behind("flips the version of the ServerHello", CORRUPTED, LabProxy.flip(9))
            .or("so it names a version that does not exist", "handshake.no-shared-version"),
        behind12("flips a byte of the random, TLS 1.2", CORRUPTED, LabProxy.flip(20))
            .or("what is signed has changed", "handshake.key-mismatch"),
        behind12("flips a byte of the leaf, TLS 1.2", CORRUPTED, LabProxy.flip(400))
            .or(inChain, "chain.bad-signature", "certificate.malformed", "handshake.key-mismatch"),
        behind12("flips a byte of the issuer's signature, TLS 1.2", CORRUPTED, LabProxy.flip(1500))
            .or(inChain, "chain.bad-signature", "handshake.key-mismatch"),
        fault(
            "openssl: flips a byte of the ClientHello's random",
            CORRUPTED,
            b -> to(b, b.pki().good(), LabProxy.flip(20)),
            "openssl"),
        fault(
                "openssl: flips a byte of the ClientHello's key share",
                CORRUPTED,
                b -> to(b, b.pki().good(), LabProxy.flip(160)),
                "openssl")
            .or("what it hits is chance", "handshake.alert"),
        fault(
            "openssl: flips a byte of the client's Finished, TLS 1.2",
            CORRUPTED,
            b -> to(b, b.pki().rsa(), LabProxy.flipIn(3, 20), "-tls1_2"),
            "openssl"),
        fault(
            "raw: flips a byte of what is encrypted",
            CORRUPTED,
            b -> b.raw(Behaviour.tls(b.pki().good()).flippingByte(300))));
  }

  private static LabDoor to(
      LabBench bench, Credential credential, LabProxy.Pump toServer, String... options)
      throws IOException {
    LabDoor server = LabServer.OPENSSL.serve(bench, credential, options);
    return LabProxy.start(bench, server, toServer, LabProxy.pass());
  }

  private static LabCase behind(String title, String cause, LabProxy.Pump pump) {
    return fault(
        "nginx: " + title,
        cause,
        bench ->
            LabProxy.start(
                bench,
                LabServer.NGINX.serve(bench, bench.pki().rsa(), "ssl_protocols TLSv1.2 TLSv1.3;"),
                pump),
        "nginx");
  }

  private static LabCase behind12(String title, String cause, LabProxy.Pump pump) {
    return fault(
        "haproxy: " + title,
        cause,
        bench ->
            LabProxy.start(
                bench,
                LabServer.HAPROXY.serve(bench, bench.pki().rsa(), "ssl-max-ver TLSv1.2"),
                pump),
        "haproxy");
  }
}
