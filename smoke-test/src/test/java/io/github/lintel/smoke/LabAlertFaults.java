package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A server that answers every ClientHello with one alert, of each number there is. */
final class LabAlertFaults {
  private static final String ALERT = "handshake.alert";

  private LabAlertFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(unspecific(), telling(), warnings()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> unspecific() {
    return IntStream.of(
            10, 20, 21, 22, 30, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 60, 86, 90, 100, 109,
            110, 111, 113, 114, 115, 121, 200, 255)
        .mapToObj(LabAlertFaults::always);
  }

  private static LabCase always(int code) {
    return fault(
        "raw: alert " + code + " for everything", ALERT, b -> b.raw(Behaviour.fatalAlert(code)));
  }

  private static Stream<LabCase> telling() {
    return Stream.of(
        always(40)
            .or(
                "handshake_failure for everything: whatever it misses, no client has it",
                "handshake.no-certificate",
                "handshake.no-shared-cipher"),
        always(71)
            .or(
                "insufficient_security for everything: as handshake_failure",
                "handshake.no-certificate",
                "handshake.no-shared-cipher"),
        always(0).or("close_notify is a way to close", "handshake.closed"),
        always(116)
            .or("certificate_required, though too early", "handshake.client-certificate-required"),
        fault(
            "raw: alert 80 for everything",
            "handshake.internal-error",
            b -> b.raw(Behaviour.fatalAlert(80))),
        fault(
            "raw: alert 112 for everything",
            "handshake.unrecognized-name",
            b -> b.raw(Behaviour.fatalAlert(112))),
        fault(
            "raw: alert 120 for everything",
            "handshake.alpn-mismatch",
            b -> b.raw(Behaviour.fatalAlert(120))));
  }

  private static Stream<LabCase> warnings() {
    return Stream.of(
        fault("raw: a warning, then the end", ALERT, b -> b.raw(Behaviour.alert(1, 40)))
            .or("the end is what counts", "handshake.closed"),
        fault(
            "raw: unrecognized_name as a warning, then the end",
            "handshake.unrecognized-name",
            b -> b.raw(Behaviour.alert(1, 112))),
        fault(
            "raw: close_notify for an answer",
            "handshake.closed",
            b -> b.raw(Behaviour.alert(1, 0))),
        fault(
                "raw: an alert of a level that does not exist",
                ALERT,
                b -> b.raw(Behaviour.alert(7, 40)))
            .or(
                "not what RFC 8446 knows",
                "handshake.corrupted",
                "handshake.no-certificate",
                "handshake.no-shared-cipher"));
  }
}
