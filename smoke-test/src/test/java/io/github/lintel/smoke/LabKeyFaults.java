package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;

import io.github.lintel.testkit.Behaviour;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.TlsBehaviour;
import io.github.lintel.testkit.TlsVersion;
import java.util.stream.Stream;

/** A certificate was renewed, and the key was not, or the reverse. */
final class LabKeyFaults {
  private static final String MISMATCH = "handshake.key-mismatch";

  private LabKeyFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(
        mismatch("RSA, TLS 1.3", KeyKind.RSA_2048, TlsVersion.TLS_1_3),
        mismatch("RSA, TLS 1.2", KeyKind.RSA_2048, TlsVersion.TLS_1_2),
        mismatch("EC, TLS 1.3", KeyKind.EC_P256, TlsVersion.TLS_1_3),
        mismatch("EC, TLS 1.2", KeyKind.EC_P256, TlsVersion.TLS_1_2),
        mismatch("P-384, TLS 1.3", KeyKind.EC_P384, TlsVersion.TLS_1_3),
        fault(
            "raw: the chain of another site before the key",
            MISMATCH,
            b ->
                b.raw(
                    Behaviour.tls(
                        b.pki().rsa().withKey(KeyKind.RSA_2048.key("another site").getPrivate())))),
        fault(
                "raw: the intermediate before the leaf, EC, TLS 1.2",
                MISMATCH,
                b -> b.raw(swapped(b).version(TlsVersion.TLS_1_2)))
            .or(
                "the first certificate counts as the leaf",
                "chain.out-of-order",
                "certificate.name-mismatch"),
        fault("raw: the intermediate before the leaf, EC", MISMATCH, b -> b.raw(swapped(b)))
            .or(
                "the first certificate counts as the leaf",
                "chain.out-of-order",
                "certificate.name-mismatch"));
  }

  private static TlsBehaviour swapped(LabBench bench) {
    return Behaviour.tls(LabPki.only(bench.pki().good(), 1, 0));
  }

  private static LabCase mismatch(String title, KeyKind kind, TlsVersion version) {
    return fault(
        "raw: key of another certificate, " + title,
        MISMATCH,
        b ->
            b.raw(
                Behaviour.tls(b.pki().good(kind).withKey(kind.key("the old one").getPrivate()))
                    .version(version)));
  }
}
