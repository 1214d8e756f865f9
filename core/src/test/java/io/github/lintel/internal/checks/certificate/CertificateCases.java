package io.github.lintel.internal.checks.certificate;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.testkit.CertificateExtension.EXTENDED_KEY_USAGE;
import static io.github.lintel.testkit.CertificateExtension.SUBJECT_ALTERNATIVE_NAME;

import io.github.lintel.check.Check;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.ServerName;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.PathViews;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.KeyUse;
import io.github.lintel.testkit.SignatureKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of the checks of certificates. */
public final class CertificateCases {
  private CertificateCases() {}

  public static List<Check> checks() {
    return CertificateChecks.all();
  }

  public static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>();
    for (Check check : checks()) {
      String id = check.info().id().text();
      all.add(passes(id, "a sound chain", () -> Door.sound().view()));
      all.add(passes(id, "no certificate", () -> Facts.view(Facts.handshake().chain())));
    }
    all.addAll(validity());
    all.addAll(names());
    all.addAll(form());
    all.addAll(strength());
    all.addAll(purpose());
    all.addAll(size());
    all.addAll(TransparencyCases.all());
    return all;
  }

  private static List<CheckCase> validity() {
    return List.of(
        triggers(
            "certificate.expired",
            "the second after the last",
            () -> Door.leaf(r -> r.validity(days(90), Duration.ofSeconds(-1))).view()),
        passes(
            "certificate.expired",
            "the last second",
            () -> Door.leaf(r -> r.validity(days(90), Duration.ZERO)).view()),
        passes(
            "certificate.expires-soon",
            "an expired certificate",
            () -> Door.leaf(r -> r.validity(days(90), days(-1))).view()),
        triggers(
            "certificate.expires-soon",
            "20 of 90 days left",
            () -> Door.leaf(r -> r.validity(days(70), days(20))).view()),
        triggers(
            "certificate.expires-soon",
            "an intermediate with a week left",
            () -> Door.intermediate(r -> r.validity(days(700), days(6))).view()),
        passes(
            "certificate.expires-soon",
            "a cross-sign with a day left, and another path",
            CertificateCases::expiringCrossSign),
        triggers(
            "certificate.not-yet-valid",
            "the second before the first",
            () -> Door.leaf(r -> r.validity(Duration.ofSeconds(-1), days(90))).view()),
        passes(
            "certificate.not-yet-valid",
            "the first second",
            () -> Door.leaf(r -> r.validity(Duration.ZERO, days(90))).view()),
        triggers(
            "certificate.lifetime-too-long",
            "201 days",
            () -> Door.leaf(r -> r.validity(days(1), days(200))).view()),
        passes(
            "certificate.lifetime-too-long",
            "ten years under a private root",
            () -> Door.leaf(r -> r.validity(days(1), days(3650))).trusting(Door.ROOT).view()),
        triggers(
            "certificate.public-suffix-wildcard",
            "all names of a registry",
            () -> Door.leaf(r -> r.names("shop.example.com", "*.co.uk")).view()),
        passes(
            "certificate.public-suffix-wildcard",
            "all names of a company",
            () -> Door.leaf(r -> r.names("shop.example.com", "*.github.io")).view()),
        passes(
            "certificate.public-suffix-wildcard",
            "all names of a registry under a private root",
            () ->
                Door.leaf(r -> r.names("shop.example.com", "*.co.uk")).trusting(Door.ROOT).view()));
  }

  private static List<CheckCase> names() {
    return List.of(
        triggers(
            "certificate.name-mismatch",
            "another name",
            () -> Door.sound().names(ServerName.dns("mail.example.com")).view()),
        triggers(
            "certificate.name-mismatch",
            "one of two names",
            () ->
                Door.sound()
                    .names(ServerName.dns("shop.example.com"), ServerName.dns("example.com"))
                    .view()),
        passes(
            "certificate.name-mismatch",
            "no alternative names",
            () -> Door.leaf(r -> r.without(SUBJECT_ALTERNATIVE_NAME)).view()),
        triggers(
            "certificate.no-subject-alternative-name",
            "a common name only",
            () -> Door.leaf(r -> r.without(SUBJECT_ALTERNATIVE_NAME)).view()),
        triggers(
            "certificate.no-subject-alternative-name",
            "a mail address only",
            () ->
                Door.leaf(
                        r ->
                            r.extension(
                                CertificateExtension.alternativeNames(
                                    AlternativeName.mail("shop@example.com"))))
                    .view()));
  }

  private static List<CheckCase> form() {
    return List.of(
        triggers(
            "certificate.malformed",
            "bytes that are no certificate",
            () -> Door.presenting(new byte[] {1, 2, 3}).view()),
        triggers(
            "certificate.malformed",
            "an unknown critical extension",
            () -> Door.leaf(r -> r.extension(CertificateExtension.unknownCritical())).view()),
        triggers(
            "certificate.malformed",
            "an extension that cannot be read",
            () ->
                Door.leaf(
                        r ->
                            r.extension(
                                CertificateExtension.raw(
                                    EXTENDED_KEY_USAGE, false, new byte[] {5})))
                    .view()),
        triggers(
            "certificate.malformed",
            "an extension that stands twice",
            () ->
                Door.leaf(
                        r ->
                            r.extraExtension(
                                CertificateExtension.keyUsage(KeyUse.DIGITAL_SIGNATURE)))
                    .view()),
        triggers(
            "certificate.malformed",
            "two signature algorithms",
            () -> Door.leaf(r -> r.claimedSignature(SignatureKind.SHA384_WITH_ECDSA)).view()),
        passes(
            "certificate.malformed",
            "a malformed intermediate",
            () ->
                Door.intermediate(r -> r.extension(CertificateExtension.unknownCritical()))
                    .view()));
  }

  private static List<CheckCase> strength() {
    return List.of(
        triggers(
            "certificate.weak-key",
            "RSA with 1024 bits",
            () -> Door.leaf(r -> r.key(KeyKind.RSA_1024)).view()),
        triggers(
            "certificate.weak-key",
            "an authority with 1024 bits",
            () -> Door.intermediate(r -> r.key(KeyKind.RSA_1024)).view()),
        passes(
            "certificate.weak-key",
            "RSA with 2048 bits",
            () -> Door.leaf(r -> r.key(KeyKind.RSA_2048)).view()),
        triggers(
            "certificate.weak-signature",
            "SHA-1",
            () -> Door.leaf(r -> r.signature(SignatureKind.SHA1_WITH_ECDSA)).view()),
        triggers(
            "certificate.weak-signature",
            "SHA-1 on an intermediate",
            () -> Door.intermediate(r -> r.signature(SignatureKind.SHA1_WITH_ECDSA)).view()),
        passes(
            "certificate.weak-signature",
            "SHA-1 on the root",
            () -> {
              CertificateAuthority old =
                  CertificateAuthority.root(
                      Facts.NOW,
                      r -> r.subject("Old Root").signature(SignatureKind.SHA1_WITH_ECDSA));
              return Door.presenting(old.issue("shop.example.com")).trusting(old).view();
            }),
        triggers(
            "certificate.unsupported-algorithm",
            "a signature that nobody can check",
            () -> PathViews.stopped(PathRule.UNSUPPORTED_ALGORITHM, 0)),
        triggers(
            "certificate.nonconforming",
            "no authority key identifier",
            () -> Door.leaf(r -> r.without(CertificateExtension.AUTHORITY_KEY_IDENTIFIER)).view()));
  }

  private static List<CheckCase> purpose() {
    return List.of(
        triggers(
            "certificate.not-for-servers",
            "a client's certificate",
            () ->
                Door.leaf(
                        r ->
                            r.extension(
                                CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)))
                    .view()),
        triggers(
            "certificate.not-for-servers",
            "a key that may not sign",
            () -> PathViews.stopped(PathRule.KEY_USAGE, 0)),
        triggers(
            "certificate.not-for-servers",
            "a key for signatures on contracts",
            () -> withKeyUse(KeyUse.NON_REPUDIATION).view()),
        triggers(
            "certificate.not-for-servers",
            "a key for the key exchange of RSA, which signs",
            () -> withKeyUse(KeyUse.KEY_ENCIPHERMENT).view()),
        passes(
            "certificate.not-for-servers",
            "a key that may sign",
            () -> withKeyUse(KeyUse.DIGITAL_SIGNATURE).view()),
        triggers(
            "certificate.no-extended-key-usage",
            "none under a public root",
            () -> Door.leaf(r -> r.without(EXTENDED_KEY_USAGE)).view()),
        passes(
            "certificate.no-extended-key-usage",
            "none under a private root",
            () -> Door.leaf(r -> r.without(EXTENDED_KEY_USAGE)).trusting(Door.ROOT).view()),
        triggers(
            "certificate.is-ca",
            "an authority as a server",
            () -> Door.leaf(r -> r.extension(CertificateExtension.authority())).view()),
        triggers(
            "certificate.is-ca",
            "a chain in reverse",
            () -> Door.presenting(Door.ISSUING.der(), Door.sound().leafBytes()).view()));
  }

  private static Door withKeyUse(KeyUse use) {
    return Door.leaf(r -> r.extension(CertificateExtension.keyUsage(use)));
  }

  private static List<CheckCase> size() {
    return List.of(
        triggers("certificate.very-large", "600 names", () -> manyNames(600)),
        passes("certificate.very-large", "100 names", () -> manyNames(100)));
  }

  static Object manyNames(int count) {
    String[] names =
        IntStream.range(0, count)
            .mapToObj(i -> "customer-%05d.example.com".formatted(i))
            .toArray(String[]::new);
    return Door.leaf(r -> r.extension(CertificateExtension.alternativeNames(names))).view();
  }

  private static Object expiringCrossSign() {
    CertificateAuthority young = CertificateAuthority.root("Young Root", Facts.NOW);
    CertificateAuthority old = CertificateAuthority.root("Old Root", Facts.NOW);
    CertificateAuthority cross = young.crossSignedBy(old, r -> r.validity(days(700), days(1)));
    return Door.presenting(cross.issue("shop.example.com")).trusting(young, old).view();
  }

  static Duration days(long count) {
    return Duration.ofDays(count);
  }
}
