package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.CandidatePath;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.KeyUse;
import io.github.lintel.testkit.SignatureKind;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PathFinderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);
  private static final CertificateAuthority ISSUING = ROOT.intermediate("Issuing");

  @Test
  void trustsASoundChain() {
    Credential credential = ISSUING.issue("a.example");
    PathSearch search = find(credential.chain(), ROOT);
    CandidatePath path = search.trustedPath().orElseThrow();
    assertThat(path.certificates()).isEqualTo(certificates(credential.chain()));
    assertThat(path.anchor().orElseThrow().certificate()).isEqualTo(certificate(ROOT.der()));
    assertThat(path.remarks()).isEmpty();
    assertThat(search.gaveUp()).isEmpty();
    assertThat(search.nearMisses()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(KeyKind.class)
  void verifiesEveryKindOfKey(KeyKind kind) {
    CertificateAuthority root = CertificateAuthority.root(NOW, r -> r.subject("Any").key(kind));
    PathSearch search = find(Policy.rfc5280(), root.issue("a.example").chain(), NOW, root);
    assertThat(search.trustedPath()).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = SignatureKind.class,
      names = {
        "SHA256_WITH_RSA",
        "SHA384_WITH_RSA",
        "SHA512_WITH_RSA",
        "SHA256_WITH_RSA_PSS",
        "SHA384_WITH_RSA_PSS",
        "SHA512_WITH_RSA_PSS"
      })
  void verifiesEveryKindOfRsaSignature(SignatureKind kind) {
    CertificateAuthority root = rsaRoot();
    Credential good = root.issue(r -> r.names("a.example").signature(kind));
    assertThat(find(good.chain(), root).trustedPath()).isPresent();
    Credential bad = root.issue(r -> r.names("a.example").signature(kind).corruptSignature());
    assertOnly(find(bad.chain(), root), PathRule.BAD_SIGNATURE, 0);
  }

  @Property(tries = 50)
  void orderAndRepetitionDoNotMatter(@ForAll Random random) {
    CertificateAuthority lower = ISSUING.intermediate("Lower");
    List<byte[]> chain = new ArrayList<>(lower.issue("a.example").chain());
    List<byte[]> others = new ArrayList<>(chain.subList(1, chain.size()));
    others.addAll(List.copyOf(others));
    others.add(ROOT.der());
    others.add(chain.get(0));
    others.add(new byte[] {1, 2, 3});
    others.add(CertificateAuthority.root("Unrelated", NOW).der());
    Collections.shuffle(others, random);
    others.add(0, chain.get(0));
    PathSearch search = find(others, ROOT);
    assertThat(search.trustedPath().orElseThrow().certificates()).isEqualTo(certificates(chain));
  }

  @Test
  void bothEndsOfValidityAreIncluded() {
    Instant from = NOW.minusSeconds(10);
    Instant to = NOW.plusSeconds(10);
    List<byte[]> chain = ISSUING.issue(r -> r.names("a.example").validity(from, to)).chain();
    assertThat(find(Policy.webServer(), chain, from, ROOT).trustedPath()).isPresent();
    assertThat(find(Policy.webServer(), chain, to, ROOT).trustedPath()).isPresent();
    PathSearch early = find(Policy.webServer(), chain, from.minusSeconds(1), ROOT);
    assertOnly(early, PathRule.NOT_YET_VALID, 0);
    PathSearch late = find(Policy.webServer(), chain, to.plusSeconds(1), ROOT);
    assertOnly(late, PathRule.EXPIRED, 0);
    assertThat(late.best().orElseThrow().problems().get(0))
        .isEqualTo(
            new PathProblem(PathRule.EXPIRED, 0, to.toString(), "not before " + to.plusSeconds(1)));
  }

  @Test
  void anExpiredAnchorIsRejectedAtItsDepth() {
    CertificateAuthority old =
        CertificateAuthority.root(
            NOW, r -> r.subject("Old").validity(Duration.ofDays(100), Duration.ofDays(-1)));
    assertOnly(find(old.issue("a.example").chain(), old), PathRule.EXPIRED, 1);
  }

  @Test
  void missingIssuer() {
    byte[] leaf = ISSUING.issue("a.example").leaf();
    assertOnly(find(List.of(leaf), ROOT), PathRule.NO_ISSUER, 0);
  }

  @Test
  void selfSignedAndUntrustedRoot() {
    Credential self = CertificateAuthority.selfSigned(NOW, r -> r.names("a.example"));
    assertOnly(find(self.chain(), ROOT), PathRule.SELF_SIGNED, 0);

    CertificateAuthority other = CertificateAuthority.root("Other", NOW);
    List<byte[]> chain = new ArrayList<>(other.issue("a.example").chain());
    chain.add(other.der());
    assertOnly(find(chain, ROOT), PathRule.UNTRUSTED_ROOT, 1);
  }

  @Test
  void aLeafThatIsAnAnchorIsTrusted() {
    Credential self = CertificateAuthority.selfSigned(NOW, r -> r.names("a.example"));
    Certificate leaf = certificate(self.leaf());
    PathFinder finder =
        new PathFinder(List.of(new TrustAnchor(leaf, false, "test")), Policy.webServer());
    CandidatePath path = finder.find(List.of(leaf), NOW).trustedPath().orElseThrow();
    assertThat(path.certificates()).containsExactly(leaf);
    assertThat(path.anchor().orElseThrow().certificate()).isEqualTo(leaf);
    assertThat(finder.find(List.of(leaf), NOW.plus(Duration.ofDays(400))).trustedPath()).isEmpty();
  }

  @Test
  void anImpostorIsANearMiss() {
    CertificateAuthority impostor = ROOT.intermediate(r -> r.subject("Issuing").freshKey());
    List<byte[]> chain = List.of(ISSUING.issue("a.example").leaf(), impostor.der());
    PathSearch search = find(chain, ROOT);
    assertOnly(search, PathRule.NO_ISSUER, 0);
    assertThat(search.nearMisses())
        .singleElement()
        .isEqualTo(
            new PathSearch.NearMiss(certificate(chain.get(0)), certificate(impostor.der()), false));
  }

  @Test
  void aCorruptSignatureIsToldAsSuch() {
    Credential bad = ISSUING.issue(r -> r.names("a.example").corruptSignature());
    PathSearch search = find(bad.chain(), ROOT);
    assertOnly(search, PathRule.BAD_SIGNATURE, 0);
    assertThat(search.best().orElseThrow().certificates()).hasSize(2);
    assertThat(search.best().orElseThrow().anchor()).isPresent();
  }

  @Test
  void goesBackFromDeadEnds() {
    CertificateAuthority lost = CertificateAuthority.root("Lost", NOW);
    CertificateAuthority crossed = ISSUING.crossSignedBy(lost);
    CertificateAuthority expired =
        ISSUING.crossSignedBy(ROOT, r -> r.validity(Duration.ofDays(50), Duration.ofDays(-1)));
    List<byte[]> chain =
        List.of(
            ISSUING.issue("a.example").leaf(),
            crossed.der(),
            lost.der(),
            expired.der(),
            ISSUING.der());
    PathSearch search = find(chain, ROOT);
    assertThat(search.trustedPath().orElseThrow().certificates().get(1))
        .isEqualTo(certificate(ISSUING.der()));
    assertThat(search.candidates()).hasSize(3);
    assertThat(search.candidates())
        .filteredOn(path -> !path.trusted())
        .flatExtracting(CandidatePath::problems)
        .extracting(PathProblem::rule)
        .containsExactlyInAnyOrder(PathRule.EXPIRED, PathRule.UNTRUSTED_ROOT);
  }

  @Test
  void prefersAPublicAnchor() {
    CertificateAuthority other = CertificateAuthority.root("Private", NOW);
    CertificateAuthority crossed = ISSUING.crossSignedBy(other);
    PathFinder finder =
        new PathFinder(
            List.of(
                new TrustAnchor(certificate(other.der()), false, "private"),
                new TrustAnchor(certificate(ROOT.der()), true, "public")),
            Policy.webServer());
    List<byte[]> chain = List.of(ISSUING.issue("a.example").leaf(), crossed.der(), ISSUING.der());
    PathSearch search = finder.find(presented(chain), NOW);
    assertThat(search.trustedPaths()).hasSize(2);
    assertThat(search.best().orElseThrow().anchor().orElseThrow().source()).isEqualTo("public");
  }

  @Test
  void cutsLoops() {
    CertificateAuthority one = CertificateAuthority.root("One", NOW);
    CertificateAuthority two = CertificateAuthority.root("Two", NOW);
    List<byte[]> chain =
        List.of(
            one.issue("a.example").leaf(),
            one.crossSignedBy(two).der(),
            two.crossSignedBy(one).der());
    PathSearch search = find(chain, ROOT);
    assertOnly(search, PathRule.LOOP, 2);
  }

  @Test
  void rulesForAuthorities() {
    assertIntermediate(PathRule.NOT_A_CA, r -> r.extension(CertificateExtension.notAnAuthority()));
    assertIntermediate(PathRule.NOT_A_CA, r -> r.without(CertificateExtension.BASIC_CONSTRAINTS));
    assertIntermediate(
        PathRule.KEY_USAGE, r -> r.extension(CertificateExtension.keyUsage(KeyUse.CRL_SIGN)));
    assertIntermediate(
        PathRule.EXTENDED_KEY_USAGE,
        r -> r.extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)));
    assertIntermediate(
        PathRule.UNKNOWN_CRITICAL_EXTENSION,
        r -> r.extension(CertificateExtension.unknownCritical()));
    assertIntermediate(
        PathRule.MALFORMED_EXTENSION,
        r -> r.extension(CertificateExtension.raw("2.5.29.14", false, new byte[] {1})));
    assertIntermediate(
        PathRule.DUPLICATE_EXTENSION, r -> r.extraExtension(CertificateExtension.authority()));
    assertIntermediate(PathRule.WEAK_KEY, r -> r.key(KeyKind.RSA_1024));
    assertIntermediate(PathRule.EXPIRED, r -> r.validity(Duration.ofDays(9), Duration.ofDays(-1)));
  }

  @Test
  void anIntermediateForAnyPurposeWillDo() {
    CertificateAuthority any =
        ROOT.intermediate(
            r ->
                r.subject("Any purpose")
                    .extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.ANY)));
    assertThat(find(any.issue("a.example").chain(), ROOT).trustedPath()).isPresent();
  }

  @Test
  void pathLengthCountsIntermediatesThatAreNotSelfIssued() {
    CertificateAuthority limited =
        ROOT.intermediate(r -> r.subject("Limited").extension(CertificateExtension.authority(0)));
    assertThat(find(limited.issue("a.example").chain(), ROOT).trustedPath()).isPresent();
    CertificateAuthority rolledOver = limited.intermediate(r -> r.subject("Limited").freshKey());
    assertThat(find(rolledOver.issue("a.example").chain(), ROOT).trustedPath()).isPresent();
    CertificateAuthority below = limited.intermediate("Below");
    assertOnly(find(below.issue("a.example").chain(), ROOT), PathRule.PATH_LENGTH, 2);
  }

  @Test
  void weakSignaturesAreRejectedOnTheWebOnly() {
    CertificateAuthority root = rsaRoot();
    for (SignatureKind weak : List.of(SignatureKind.SHA1_WITH_RSA, SignatureKind.MD5_WITH_RSA)) {
      List<byte[]> chain = root.issue(r -> r.names("a.example").signature(weak)).chain();
      assertOnly(find(chain, root), PathRule.WEAK_SIGNATURE, 0);
      CandidatePath accepted = find(Policy.rfc5280(), chain, NOW, root).trustedPath().orElseThrow();
      assertThat(accepted.remarks())
          .extracting(PathProblem::rule)
          .containsExactly(PathRule.WEAK_SIGNATURE);
    }
  }

  @Test
  void anAnchorsOwnSignatureDoesNotCount() {
    CertificateAuthority root =
        CertificateAuthority.root(
            NOW,
            r -> r.subject("Old").key(KeyKind.RSA_2048).signature(SignatureKind.SHA1_WITH_RSA));
    assertThat(find(root.issue("a.example").chain(), root).trustedPath()).isPresent();
  }

  @Test
  void innerAndOuterAlgorithmAgree() {
    CertificateAuthority root = rsaRoot();
    Credential lying =
        root.issue(r -> r.names("a.example").claimedSignature(SignatureKind.SHA512_WITH_RSA));
    assertThat(rules(find(lying.chain(), root))).contains(PathRule.ALGORITHM_MISMATCH);
  }

  @Test
  void tellsEverythingThatIsWrong() {
    Credential bad =
        ISSUING.issue(
            r ->
                r.names("a.example")
                    .validity(Duration.ofDays(9), Duration.ofDays(-1))
                    .extension(CertificateExtension.unknownCritical())
                    .extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)));
    assertThat(rules(find(bad.chain(), ROOT)))
        .containsExactlyInAnyOrder(
            PathRule.EXPIRED, PathRule.UNKNOWN_CRITICAL_EXTENSION, PathRule.EXTENDED_KEY_USAGE);
  }

  @Test
  void givesUpAndSaysSo() {
    List<byte[]> chain = new ArrayList<>();
    chain.add(ISSUING.issue("a.example").leaf());
    for (int i = 0; i < 120; i++) {
      chain.add(ROOT.intermediate(r -> r.subject("Issuing").key(KeyKind.EC_P256).freshKey()).der());
    }
    PathSearch search = find(chain, ROOT);
    assertThat(search.gaveUp()).hasValueSatisfying(limit -> assertThat(limit).contains("100"));
    assertThat(search.best()).isPresent();
  }

  @Test
  void judgesAgainWithoutVerifyingAgain() {
    SignatureCache signatures = new SignatureCache();
    List<byte[]> chain = ISSUING.issue("a.example").chain();
    List<TrustAnchor> anchors = List.of(new TrustAnchor(certificate(ROOT.der()), false, "test"));
    PathFinder first = new PathFinder(anchors, Policy.webServer(), signatures);
    assertThat(first.find(presented(chain), NOW).trustedPath()).isPresent();
    // Were they verified again, the wrong answer in the memory would not count.
    signatures.put(
        certificate(chain.get(0)), certificate(chain.get(1)).publicKey(), SignatureVerdict.INVALID);
    PathFinder second = new PathFinder(anchors, Policy.webServer(), signatures);
    assertThat(rules(second.find(presented(chain), NOW))).contains(PathRule.BAD_SIGNATURE);
    // A search that was made before is not made again.
    assertThat(first.find(presented(chain), NOW).trustedPath()).isPresent();
  }

  @Property(tries = 50)
  void rememberedSearchesAreThoseThatWouldBeMade(@ForAll Random random) {
    List<byte[]> chain = ISSUING.issue("a.example").chain();
    List<TrustAnchor> anchors = List.of(new TrustAnchor(certificate(ROOT.der()), false, "test"));
    PathFinder remembering = new PathFinder(anchors, Policy.webServer());
    Instant end = certificate(chain.get(0)).notAfter();
    List<Instant> moments =
        List.of(NOW, NOW.plusSeconds(1), end, end.plusMillis(1), end.plusSeconds(1));
    for (int i = 0; i < 20; i++) {
      Instant at =
          random.nextBoolean()
              ? moments.get(random.nextInt(moments.size()))
              : NOW.plus(Duration.ofHours(random.nextInt(20 * 365 * 24) - 10 * 365 * 24));
      PathSearch fresh = new PathFinder(anchors, Policy.webServer()).find(presented(chain), at);
      assertThat(remembering.find(presented(chain), at)).isEqualTo(fresh);
    }
  }

  @Property(tries = 500)
  void nothingThrows(@ForAll Random random) {
    List<byte[]> chain = new ArrayList<>(ISSUING.issue("a.example").chain());
    chain.add(ROOT.der());
    for (int i = 0; i < 3; i++) {
      byte[] changed = chain.get(random.nextInt(chain.size())).clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      chain.set(random.nextInt(chain.size()), changed);
    }
    PathSearch search = find(Policy.strict(), chain, NOW, ROOT);
    boolean readable = presented(chain).get(0) instanceof Certificate;
    assertThat(search.best().isPresent()).isEqualTo(readable);
  }

  @Test
  void looksAtSoManyCertificatesOnly() {
    List<byte[]> chain = new ArrayList<>();
    chain.add(CertificateAuthority.root("Nobody", NOW).issue("a.example").leaf());
    for (int i = 0; i < 300; i++) {
      int number = i;
      chain.add(
          ROOT.intermediate(r -> r.subject("Other").serial(BigInteger.valueOf(number))).der());
    }
    PathSearch search = find(chain, ROOT);
    assertThat(search.gaveUp()).hasValueSatisfying(limit -> assertThat(limit).contains("250"));
  }

  @Test
  void hasNothingToSayWithoutALeaf() {
    assertThat(find(List.of(), ROOT).candidates()).isEmpty();
    assertThat(find(List.of(new byte[] {1}), ROOT).candidates()).isEmpty();
  }

  private static void assertIntermediate(PathRule rule, Consumer<CertificateRecipe> change) {
    CertificateAuthority bad =
        ROOT.intermediate(
            r -> {
              r.subject("Bad " + rule);
              change.accept(r);
            });
    assertOnly(find(bad.issue("a.example").chain(), ROOT), rule, 1);
  }

  private static void assertOnly(PathSearch search, PathRule rule, int depth) {
    assertThat(search.trustedPath()).isEmpty();
    assertThat(search.best().orElseThrow().problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(rule);
              assertThat(problem.depth()).isEqualTo(depth);
              assertThat(problem.found()).isNotBlank();
              assertThat(problem.required()).isNotBlank();
            });
  }

  private static List<PathRule> rules(PathSearch search) {
    return search.best().orElseThrow().problems().stream().map(PathProblem::rule).toList();
  }

  private static CertificateAuthority rsaRoot() {
    return CertificateAuthority.root(NOW, r -> r.subject("RSA Root").key(KeyKind.RSA_2048));
  }

  private static PathSearch find(List<byte[]> chain, CertificateAuthority anchor) {
    return find(Policy.webServer(), chain, NOW, anchor);
  }

  private static PathSearch find(
      Policy policy, List<byte[]> chain, Instant at, CertificateAuthority anchor) {
    TrustAnchor trusted = new TrustAnchor(certificate(anchor.der()), false, "test");
    return new PathFinder(List.of(trusted), policy).find(presented(chain), at);
  }

  private static List<PresentedCertificate> presented(List<byte[]> chain) {
    return chain.stream().map(Certificate::parse).toList();
  }

  private static List<Certificate> certificates(List<byte[]> chain) {
    return chain.stream().map(PathFinderTest::certificate).toList();
  }

  private static Certificate certificate(byte[] der) {
    return (Certificate) Certificate.parse(der);
  }
}
