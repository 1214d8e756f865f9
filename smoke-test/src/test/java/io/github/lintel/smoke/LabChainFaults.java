package io.github.lintel.smoke;

import static io.github.lintel.smoke.LabCase.fault;
import static io.github.lintel.smoke.LabPki.only;
import static io.github.lintel.smoke.LabPki.with;
import static io.github.lintel.smoke.LabServer.APACHE;
import static io.github.lintel.smoke.LabServer.CADDY;
import static io.github.lintel.smoke.LabServer.GNUTLS;
import static io.github.lintel.smoke.LabServer.HAPROXY;
import static io.github.lintel.smoke.LabServer.NGINX;
import static io.github.lintel.smoke.LabServer.OPENSSL;
import static io.github.lintel.smoke.LabServer.STUNNEL;

import io.github.lintel.endpoint.TrustAnchors;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.SignatureKind;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Chains that lead nowhere. */
final class LabChainFaults {
  private LabChainFaults() {}

  static Stream<LabCase> all() {
    return Stream.of(trust(), missing(), wrong(), authorities()).flatMap(cases -> cases);
  }

  private static Stream<LabCase> trust() {
    Function<LabPki, Credential> self =
        pki -> CertificateAuthority.selfSigned(pki.now, r -> r.names(LabPki.NAME));
    Function<LabPki, Credential> strange =
        pki -> strangeRoot(pki).intermediate("Strange CA").issue(LabPki.NAME);
    return Stream.of(
        fault(NGINX, "self-signed", "chain.self-signed", self),
        fault(HAPROXY, "self-signed", "chain.self-signed", self),
        fault(
            CADDY,
            "self-signed, RSA",
            "chain.self-signed",
            pki ->
                CertificateAuthority.selfSigned(
                    pki.now, r -> r.names(LabPki.NAME).key(KeyKind.RSA_2048))),
        fault(
            OPENSSL,
            "an authority of its own",
            "chain.self-signed",
            pki ->
                CertificateAuthority.selfSigned(
                    pki.now,
                    r -> r.names(LabPki.NAME).extension(CertificateExtension.authority()))),
        fault(
                "caddy: an authority of its own issues",
                "chain.untrusted-root",
                bench ->
                    bench.start(
                        LabServers.caddyWhole(
                            bench.folder(),
                            "https://shop.example.com:@PORT@ {\n  tls internal\n  respond \"ok\"\n}\n"),
                        "certificate obtained successfully"),
                "caddy")
            .with(pki -> verifier -> verifier.clock(Clock.systemUTC())),
        fault(HAPROXY, "below an unknown root", "chain.untrusted-root", strange),
        fault(APACHE, "below an unknown root", "chain.untrusted-root", strange),
        fault(
            STUNNEL,
            "below an unknown root that is sent",
            "chain.untrusted-root",
            pki -> with(strange.apply(pki), strangeRoot(pki).der())),
        fault(
                NGINX,
                "issued by an unknown root itself",
                "chain.untrusted-root",
                pki -> strangeRoot(pki).issue(LabPki.NAME))
            .or("its issuer may be a root or not", "chain.missing-intermediate"),
        fault(
                GNUTLS,
                "below a root of the same name with another key",
                "chain.untrusted-root",
                pki ->
                    CertificateAuthority.root(pki.now, r -> r.subject("Shop Root").freshKey())
                        .intermediate("Other CA")
                        .issue(LabPki.NAME))
            .or(
                "the trusted root has that name, but did not sign",
                "chain.bad-signature",
                "chain.wrong-intermediate"));
  }

  private static CertificateAuthority strangeRoot(LabPki pki) {
    return CertificateAuthority.root("Strange Root", pki.now);
  }

  private static Stream<LabCase> missing() {
    Function<LabPki, Credential> alone = pki -> only(pki.good(), 0);
    Function<LabPki, Credential> three =
        pki -> pki.issuer.intermediate("Shop CA 2").issue(LabPki.NAME);
    return Stream.of(
        fault(NGINX, "no intermediate", "chain.missing-intermediate", alone),
        fault(HAPROXY, "no intermediate", "chain.missing-intermediate", alone),
        fault(APACHE, "no intermediate", "chain.missing-intermediate", alone),
        fault(CADDY, "no intermediate", "chain.missing-intermediate", alone),
        fault(
            GNUTLS,
            "the lower of two intermediates is missing",
            "chain.missing-intermediate",
            pki -> only(three.apply(pki), 0, 2)),
        fault(
            OPENSSL,
            "the upper of two intermediates is missing",
            "chain.missing-intermediate",
            pki -> only(three.apply(pki), 0, 1)),
        fault(
            STUNNEL,
            "the root in place of the intermediate",
            "chain.missing-intermediate",
            pki -> with(only(pki.good(), 0), pki.root.der())),
        fault(
            NGINX,
            "the leaf twice in place of the intermediate",
            "chain.missing-intermediate",
            pki -> only(pki.good(), 0, 0)));
  }

  private static Stream<LabCase> wrong() {
    Function<LabPki, Credential> other =
        pki -> with(only(pki.good(), 0), pki.root.intermediate("Shop CA 9").der());
    Function<LabPki, Credential> namesake =
        pki ->
            with(
                only(pki.good(), 0),
                pki.root.intermediate(r -> r.subject("Shop CA 1").freshKey()).der());
    Function<LabPki, Credential> shuffled =
        pki -> only(pki.issuer.intermediate("Shop CA 2").issue(LabPki.NAME), 0, 2, 1);
    Function<LabPki, Credential> corrupt = pki -> pki.leaf(CertificateRecipe::corruptSignature);
    return Stream.of(
        fault(NGINX, "another intermediate", "chain.wrong-intermediate", other)
            .or("the right one is missing", "chain.missing-intermediate"),
        fault(HAPROXY, "another intermediate", "chain.wrong-intermediate", other)
            .or("the right one is missing", "chain.missing-intermediate"),
        fault(APACHE, "the intermediate's namesake", "chain.wrong-intermediate", namesake),
        fault(OPENSSL, "the intermediate's namesake", "chain.wrong-intermediate", namesake),
        fault(NGINX, "out of order", "chain.out-of-order", shuffled).asWarning(),
        fault(OPENSSL, "out of order", "chain.out-of-order", shuffled).asWarning(),
        fault(OPENSSL, "corrupt signature of the leaf", "chain.bad-signature", corrupt),
        fault(NGINX, "corrupt signature of the leaf", "chain.bad-signature", corrupt),
        fault(
            GNUTLS,
            "corrupt signature of the intermediate",
            "chain.bad-signature",
            pki ->
                pki.root
                    .intermediate(r -> r.subject("Shop CA 1").corruptSignature())
                    .issue(LabPki.NAME)));
  }

  private static Stream<LabCase> authorities() {
    return Stream.of(
        below(
            NGINX,
            "intermediate expired",
            "chain.intermediate-expired",
            r -> r.validity(Duration.ofDays(900), Duration.ofDays(-10))),
        below(
            APACHE,
            "intermediate expired",
            "chain.intermediate-expired",
            r -> r.validity(Duration.ofDays(900), Duration.ofDays(-1))),
        below(
            HAPROXY,
            "intermediate not yet valid",
            "chain.intermediate-not-yet-valid",
            r -> r.validity(Duration.ofDays(-1), Duration.ofDays(900))),
        below(
            NGINX,
            "names below another domain only",
            "chain.name-constraint-violated",
            r -> r.extension(permitted("example.org"))),
        below(
            CADDY,
            "names of this domain excluded",
            "chain.name-constraint-violated",
            r ->
                r.extension(
                    CertificateExtension.nameConstraints(
                        List.of(), List.of(AlternativeName.dns("example.com"))))),
        below(
            STUNNEL,
            "intermediate for clients only",
            "chain.not-for-servers",
            r -> r.extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH))),
        below(
            OPENSSL,
            "issuer is no authority",
            "chain.not-a-ca",
            r -> r.extension(CertificateExtension.notAnAuthority())),
        below(
            HAPROXY,
            "issuer has no basic constraints",
            "chain.not-a-ca",
            r -> r.without(CertificateExtension.BASIC_CONSTRAINTS)),
        below(
                OPENSSL,
                "intermediate signed with SHA-1",
                "certificate.weak-signature",
                r -> r.signature(SignatureKind.SHA1_WITH_ECDSA),
                "-cipher",
                "ALL:@SECLEVEL=0")
            .or("the check names the certificate", "chain.weak-signature"),
        below(
            GNUTLS,
            "intermediate with RSA 1024",
            "certificate.weak-key",
            r -> r.key(KeyKind.RSA_1024)),
        fault(
            NGINX,
            "more authorities than the path length allows",
            "chain.path-length-exceeded",
            pki ->
                pki.root
                    .intermediate(
                        r -> r.subject("Last CA").extension(CertificateExtension.authority(0)))
                    .intermediate("One too many")
                    .issue(LabPki.NAME)),
        fault(
                OPENSSL,
                "root expired",
                "chain.root-expired",
                pki -> oldRoot(pki).intermediate("Old CA").issue(LabPki.NAME))
            .with(pki -> verifier -> verifier.trust(TrustAnchors.pemText(oldRoot(pki).pem()))));
  }

  private static CertificateAuthority oldRoot(LabPki pki) {
    return CertificateAuthority.root(
        pki.now, r -> r.subject("Old Root").validity(Duration.ofDays(4000), Duration.ofDays(-30)));
  }

  private static CertificateExtension permitted(String domain) {
    return CertificateExtension.nameConstraints(List.of(AlternativeName.dns(domain)), List.of());
  }

  /** Something is wrong with the intermediate. */
  private static LabCase below(
      LabServer server,
      String title,
      String cause,
      Consumer<CertificateRecipe> intermediate,
      String... options) {
    return fault(
        server,
        title,
        cause,
        pki ->
            pki.root
                .intermediate(r -> intermediate.accept(r.subject("Shop CA 1")))
                .issue(LabPki.NAME),
        options);
  }
}
