package io.github.lintel.internal.checks.chain;

import static io.github.lintel.internal.checks.CheckCase.passes;
import static io.github.lintel.internal.checks.CheckCase.triggers;
import static io.github.lintel.testkit.CertificateExtension.NAME_CONSTRAINTS;

import io.github.lintel.check.Check;
import io.github.lintel.facts.PathRule;
import io.github.lintel.internal.checks.CheckCase;
import io.github.lintel.internal.checks.Door;
import io.github.lintel.internal.checks.Facts;
import io.github.lintel.internal.checks.PathViews;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyUse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cases of the checks of chains. */
public final class ChainCases {
  static final CertificateAuthority OTHER = Door.ROOT.intermediate("Other CA");
  static final CertificateAuthority YOUNG = CertificateAuthority.root("Young Root", Facts.NOW);
  static final CertificateAuthority STRANGE = CertificateAuthority.root("Strange Root", Facts.NOW);
  private static final Credential SELF_SIGNED =
      CertificateAuthority.selfSigned(Facts.NOW, r -> r.names("shop.example.com"));
  private static final Credential LEAF = Door.ISSUING.issue("shop.example.com");

  private ChainCases() {}

  public static List<Check> checks() {
    return ChainChecks.all();
  }

  public static List<CheckCase> all() {
    List<CheckCase> all = new ArrayList<>();
    for (Check check : checks()) {
      String id = check.info().id().text();
      all.add(passes(id, "a sound chain", () -> Door.sound().view()));
      all.add(passes(id, "no certificate", () -> Facts.view(Facts.handshake().chain())));
    }
    all.addAll(ends());
    all.addAll(validity());
    all.addAll(signatures());
    all.addAll(authorities());
    all.addAll(form());
    all.addAll(extras());
    all.addAll(order());
    return all;
  }

  private static List<CheckCase> ends() {
    return List.of(
        triggers(
            "chain.key-identifier-mismatch",
            "the identifier of another key",
            () ->
                Door.leaf(
                        r ->
                            r.extension(
                                CertificateExtension.authorityKeyIdentifier(new byte[] {1, 2})))
                    .view()),
        triggers("chain.missing-intermediate", "the leaf alone", () -> leafAlone().view()),
        passes(
            "chain.missing-intermediate",
            "another intermediate instead",
            () -> wrongIntermediate().view()),
        triggers(
            "chain.missing-intermediate",
            "the leaf and the root",
            () -> Door.presenting(leaf(), Door.ROOT.der()).view()),
        triggers(
            "chain.wrong-intermediate", "another intermediate", () -> wrongIntermediate().view()),
        triggers(
            "chain.wrong-intermediate",
            "the right name and another key",
            () -> sameNameOtherKey().view()),
        passes("chain.wrong-intermediate", "the leaf alone", () -> leafAlone().view()),
        triggers("chain.self-signed", "a leaf of its own", () -> selfSigned().view()),
        passes(
            "chain.self-signed",
            "one that is trusted",
            () -> selfSigned().trusting(selfSigned().leafBytes()).view()),
        triggers(
            "chain.untrusted-root",
            "a root that was sent",
            () -> Door.presenting(STRANGE.issue("shop.example.com").leaf(), STRANGE.der()).view()),
        triggers(
            "chain.untrusted-root",
            "a root that was not sent",
            () -> Door.presenting(STRANGE.issue("shop.example.com")).view()),
        triggers(
            "chain.untrusted-root",
            "a root of a trusted name",
            () -> Door.presenting(renewedRoot().issue("shop.example.com")).view()),
        triggers("chain.untrusted-root", "a circle", () -> PathViews.stopped(PathRule.LOOP, 1)),
        passes(
            "chain.untrusted-root",
            "a root that is trusted",
            () -> Door.presenting(STRANGE.issue("shop.example.com")).trusting(STRANGE).view()),
        triggers(
            "chain.undecided",
            "a search that gave up",
            () -> PathViews.gaveUp(PathRule.NO_ISSUER, 1)));
  }

  private static List<CheckCase> validity() {
    return List.of(
        triggers(
            "chain.intermediate-expired",
            "an intermediate of last year",
            () -> Door.intermediate(r -> r.validity(days(700), days(-30))).view()),
        passes(
            "chain.intermediate-expired",
            "an expired cross-sign beside a path",
            () -> withExpiredCrossSign().view()),
        triggers(
            "chain.intermediate-not-yet-valid",
            "an intermediate of next year",
            () -> Door.intermediate(r -> r.validity(days(-30), days(700))).view()),
        triggers(
            "chain.root-expired",
            "a root of last year",
            () -> {
              CertificateAuthority old =
                  CertificateAuthority.root(
                      Facts.NOW, r -> r.subject("Old Root").validity(days(7000), days(-30)));
              return Door.presenting(old.issue("shop.example.com")).trusting(old).view();
            }));
  }

  private static List<CheckCase> signatures() {
    return List.of(
        triggers(
            "chain.bad-signature",
            "a leaf with a broken signature",
            () -> Door.leaf(r -> r.corruptSignature()).view()),
        triggers(
            "chain.bad-signature",
            "an intermediate with a broken signature",
            () -> Door.intermediate(r -> r.corruptSignature()).view()));
  }

  private static List<CheckCase> authorities() {
    return List.of(
        triggers(
            "chain.not-a-ca",
            "a server's certificate that issues",
            () ->
                Door.intermediate(r -> r.extension(CertificateExtension.notAnAuthority())).view()),
        triggers(
            "chain.not-a-ca",
            "an authority that may not sign certificates",
            () ->
                Door.intermediate(
                        r -> r.extension(CertificateExtension.keyUsage(KeyUse.DIGITAL_SIGNATURE)))
                    .view()),
        triggers(
            "chain.path-length-exceeded",
            "an intermediate below one that allows none",
            () -> tooDeep().view()),
        passes(
            "chain.path-length-exceeded",
            "a leaf below one that allows no intermediate",
            () -> Door.intermediate(r -> r.extension(CertificateExtension.authority(0))).view()),
        triggers(
            "chain.name-constraint-violated",
            "a name outside",
            () -> constrained("example.net").view()),
        passes(
            "chain.name-constraint-violated",
            "a name inside",
            () -> constrained("example.com").view()),
        triggers(
            "chain.policy-missing",
            "a policy that the authority does not have",
            () -> requiringPolicy(CertificateExtension.policies("1.3.6.1.4.1.99999.1")).view()),
        passes(
            "chain.policy-missing",
            "a policy that the authority covers",
            () -> requiringPolicy(CertificateExtension.policies("2.5.29.32.0")).view()),
        triggers(
            "chain.not-for-servers",
            "an authority for e-mail",
            () ->
                Door.intermediate(
                        r ->
                            r.extension(
                                CertificateExtension.extendedKeyUsage(
                                    ExtendedKeyUse.EMAIL_PROTECTION)))
                    .view()));
  }

  private static List<CheckCase> form() {
    return List.of(
        triggers(
            "chain.malformed",
            "bytes that no path needs",
            () -> Door.presenting(leaf(), Door.ISSUING.der(), new byte[] {1, 2, 3}).view()),
        triggers(
            "chain.malformed",
            "an unknown critical extension",
            () ->
                Door.intermediate(r -> r.extension(CertificateExtension.unknownCritical())).view()),
        triggers(
            "chain.malformed",
            "name constraints that cannot be read",
            () ->
                Door.intermediate(
                        r ->
                            r.extension(
                                CertificateExtension.raw(NAME_CONSTRAINTS, true, new byte[] {5})))
                    .view()),
        passes(
            "chain.malformed",
            "a malformed leaf",
            () -> Door.leaf(r -> r.extension(CertificateExtension.unknownCritical())).view()),
        triggers(
            "chain.nonconforming",
            "no subject key identifier",
            () ->
                Door.intermediate(r -> r.without(CertificateExtension.SUBJECT_KEY_IDENTIFIER))
                    .view()),
        passes(
            "chain.nonconforming",
            "the same in a root",
            () -> {
              CertificateAuthority old =
                  CertificateAuthority.root(
                      Facts.NOW,
                      r ->
                          r.subject("Old Root")
                              .without(CertificateExtension.SUBJECT_KEY_IDENTIFIER));
              return Door.presenting(old.issue("shop.example.com")).trusting(old).view();
            }),
        triggers("chain.too-long", "eleven certificates", () -> copies(11).view()),
        passes("chain.too-long", "ten certificates", () -> copies(10).view()),
        triggers("chain.too-long", "seven intermediates", () -> deep(7).view()),
        passes("chain.too-long", "six intermediates", () -> deep(6).view()));
  }

  private static List<CheckCase> extras() {
    return List.of(
        triggers("chain.root-sent", "the root", () -> and(Door.ROOT.der()).view()),
        passes("chain.root-sent", "a root that is not trusted", () -> leafAlone().view()),
        triggers("chain.superfluous", "another intermediate", () -> and(OTHER.der()).view()),
        passes("chain.superfluous", "the root", () -> and(Door.ROOT.der()).view()),
        passes("chain.superfluous", "a cross-sign of the root", () -> withCrossSign().view()),
        passes("chain.superfluous", "a wrong one", () -> wrongIntermediate().view()),
        triggers("chain.duplicate", "the leaf again", () -> and(leaf()).view()),
        passes("chain.duplicate", "another intermediate", () -> and(OTHER.der()).view()),
        triggers(
            "chain.expired-unneeded", "an expired cross-sign", () -> withExpiredCrossSign().view()),
        passes("chain.expired-unneeded", "a cross-sign", () -> withCrossSign().view()));
  }

  private static List<CheckCase> order() {
    return List.of(
        triggers("chain.out-of-order", "two swapped", () -> swapped().view()),
        triggers(
            "chain.out-of-order",
            "another one in between",
            () -> Door.presenting(leaf(), OTHER.der(), Door.ISSUING.der()).view()),
        passes("chain.out-of-order", "another one after it", () -> and(OTHER.der()).view()),
        passes(
            "chain.out-of-order",
            "a chain that nobody trusts",
            () -> swapped().trusting(STRANGE).view()));
  }

  static Door leafAlone() {
    return Door.presenting(leaf());
  }

  static Door wrongIntermediate() {
    return Door.presenting(leaf(), OTHER.der());
  }

  static Door sameNameOtherKey() {
    CertificateAuthority renewed =
        Door.ROOT.intermediate(r -> r.subject("Example Issuing CA").freshKey());
    return Door.presenting(leaf(), renewed.der());
  }

  static Door selfSigned() {
    return Door.presenting(SELF_SIGNED);
  }

  static Door swapped() {
    CertificateAuthority middle = Door.ROOT.intermediate("Middle CA");
    CertificateAuthority low = middle.intermediate("Low CA");
    return Door.presenting(low.issue("shop.example.com").leaf(), middle.der(), low.der());
  }

  private static CertificateAuthority renewedRoot() {
    return CertificateAuthority.root(Facts.NOW, r -> r.subject("Example Root").freshKey());
  }

  private static Door tooDeep() {
    CertificateAuthority limited =
        Door.ROOT.intermediate(
            r -> r.subject("Limited CA").extension(CertificateExtension.authority(0)));
    return Door.presenting(limited.intermediate("Low CA").issue("shop.example.com"));
  }

  static Door constrained(String domain) {
    return Door.intermediate(
        r ->
            r.extension(
                CertificateExtension.nameConstraints(
                    List.of(AlternativeName.dns(domain)), List.of())));
  }

  private static Door requiringPolicy(CertificateExtension policies) {
    byte[] atOnce = {0x30, 3, (byte) 0x80, 1, 0};
    return Door.intermediate(
        r -> r.extension(policies).extension(CertificateExtension.raw("2.5.29.36", true, atOnce)));
  }

  private static Door withCrossSign() {
    return crossSigned(r -> {});
  }

  private static Door withExpiredCrossSign() {
    return crossSigned(r -> r.validity(days(700), days(-30)));
  }

  /** A leaf of a young root, and the young root's cross-sign by an old one that few know. */
  private static Door crossSigned(Consumer<CertificateRecipe> change) {
    CertificateAuthority cross = YOUNG.crossSignedBy(STRANGE, change);
    return Door.presenting(cross.issue("shop.example.com")).trusting(YOUNG);
  }

  private static Door copies(int count) {
    byte[] leaf = leaf();
    Stream<byte[]> copies = Stream.generate(Door.ISSUING::der).limit(count - 1);
    return Door.presenting(Stream.concat(Stream.of(leaf), copies).toArray(byte[][]::new));
  }

  private static Door deep(int intermediates) {
    CertificateAuthority authority = Door.ROOT;
    for (int i = 1; i <= intermediates; i++) {
      authority = authority.intermediate("Level " + i);
    }
    return Door.presenting(authority.issue("shop.example.com"));
  }

  private static Door and(byte[] more) {
    return Door.presenting(leaf(), Door.ISSUING.der(), more);
  }

  static byte[] leaf() {
    return LEAF.leaf();
  }

  private static Duration days(long count) {
    return Duration.ofDays(count);
  }
}
