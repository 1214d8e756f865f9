package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.DistinguishedName;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyUse;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class FormalRulesTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);
  private static final CertificateAuthority ISSUING = ROOT.intermediate("Issuing");

  @Test
  void aSoundChainBreaksNone() {
    assertThat(find(Policy.strict(), true, ISSUING.issue("a.example").chain()).trustedPath())
        .isPresent();
  }

  @Test
  void formOfALeaf() {
    assertLeaf(PathRule.SERIAL_ZERO, r -> r.serial(BigInteger.ZERO));
    assertLeaf(
        PathRule.ENCODING,
        r -> r.extension(CertificateExtension.raw("2.5.29.15", true, hex("03020080"))));
    assertLeaf(
        PathRule.KEY_IDENTIFIER, r -> r.without(CertificateExtension.AUTHORITY_KEY_IDENTIFIER));
    assertLeaf(
        PathRule.AUTHORITY_ONLY,
        r ->
            r.extension(
                CertificateExtension.keyUsage(KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_CERT_SIGN)));
    assertLeaf(PathRule.NAME_SYNTAX, r -> r.names("a_b.example").subject("x"));
  }

  @Test
  void formOfOtherNames() {
    for (AlternativeName name :
        List.of(AlternativeName.mail("nobody"), AlternativeName.uri("//a.example/"))) {
      assertLeaf(
          PathRule.NAME_SYNTAX,
          r ->
              r.extension(
                  CertificateExtension.alternativeNames(AlternativeName.dns("a.example"), name)));
    }
  }

  @Test
  void formOfAnIntermediate() {
    assertIntermediate(PathRule.AUTHORITY_FORM, r -> r.without(CertificateExtension.KEY_USAGE));
    assertIntermediate(
        PathRule.KEY_IDENTIFIER, r -> r.without(CertificateExtension.SUBJECT_KEY_IDENTIFIER));
    assertIntermediate(
        PathRule.CRITICALITY, r -> r.extension(CertificateExtension.authority().asNotCritical()));
    assertIntermediate(
        PathRule.NAME_SYNTAX,
        r ->
            r.extension(
                CertificateExtension.nameConstraints(
                    List.of(AlternativeName.dns(".example")), List.of())));
    assertIntermediate(
        PathRule.CRITICALITY,
        r ->
            r.extension(
                CertificateExtension.nameConstraints(
                        List.of(AlternativeName.dns("example")), List.of())
                    .asNotCritical()));
  }

  @Test
  void baselineRequirementsApplyBelowPublicAnchorsOnly() {
    Consumer<CertificateRecipe> change =
        r ->
            r.names("a.example")
                .extension(
                    CertificateExtension.extendedKeyUsage(
                        ExtendedKeyUse.SERVER_AUTH, ExtendedKeyUse.ANY));
    List<byte[]> chain = ISSUING.issue(change).chain();
    assertThat(find(Policy.strict(), false, chain).trustedPath()).isPresent();
    PathSearch strict = find(Policy.strict(), true, chain);
    assertThat(strict.best().orElseThrow().problems())
        .extracting(PathProblem::rule)
        .containsExactly(PathRule.BASELINE_LEAF);
    PathSearch web = find(Policy.webServer(), true, chain);
    assertThat(web.trustedPath().orElseThrow().remarks())
        .extracting(PathProblem::rule)
        .containsExactly(PathRule.BASELINE_LEAF);
  }

  @Test
  void aCommonNameIsOneOfTheNamesBelowAPublicAnchor() {
    List<byte[]> chain = ISSUING.issue(r -> r.names("a.example").subject("b.example")).chain();
    assertThat(find(Policy.strict(), true, chain).trustedPath()).isEmpty();
    assertThat(find(Policy.strict(), false, chain).trustedPath()).isPresent();
  }

  @Test
  void aLeafBelowAPublicAnchorHasNamesOfServersOnly() {
    List<byte[]> chain =
        ISSUING
            .issue(
                r ->
                    r.names("a.example")
                        .extension(
                            CertificateExtension.alternativeNames(
                                AlternativeName.dns("a.example"),
                                AlternativeName.mail("a@a.example"))))
            .chain();
    assertThat(find(Policy.strict(), true, chain).trustedPath()).isEmpty();
    assertThat(find(Policy.strict(), false, chain).trustedPath()).isPresent();
  }

  @Test
  void theFormOfAnAnchorMattersToTheStrictPolicyOnly() {
    CertificateAuthority old =
        CertificateAuthority.root(
            NOW, r -> r.subject("Old").without(CertificateExtension.BASIC_CONSTRAINTS));
    List<byte[]> chain = old.issue("a.example").chain();
    assertThat(find(Policy.strict(), false, chain, old).best().orElseThrow().problems())
        .extracting(PathProblem::rule)
        .contains(PathRule.AUTHORITY_FORM);
    assertThat(find(Policy.webServer(), false, chain, old).trustedPath().orElseThrow().remarks())
        .isEmpty();
  }

  @Test
  void formThatSomeClientRefuses() {
    assertRejected(PathRule.SERIAL_NUMBER, r -> r.serial(BigInteger.ONE.shiftLeft(160)));
    assertRejected(PathRule.SERIAL_NUMBER, r -> r.serial(BigInteger.ONE.negate()));
    assertRejected(
        PathRule.MUST_NOT_BE_CRITICAL,
        r ->
            r.extension(
                CertificateExtension.authorityInformationAccess(
                        List.of("http://ocsp.example"), List.of())
                    .asCritical()));
    assertRejected(
        PathRule.EMPTY_NAME, r -> r.subject(DistinguishedName.empty()).names("a.example"));
    assertRejected(
        PathRule.EMPTY_NAME,
        r ->
            r.subject(DistinguishedName.empty())
                .without(CertificateExtension.SUBJECT_ALTERNATIVE_NAME));
    assertRejected(
        PathRule.KEY_IDENTIFIER_MISMATCH,
        r -> r.extension(CertificateExtension.authorityKeyIdentifier(new byte[] {1, 2})));
  }

  private static void assertRejected(PathRule rule, Consumer<CertificateRecipe> change) {
    assertThat(rule.isFormal()).isFalse();
    List<byte[]> chain = ISSUING.issue(r -> change.accept(r.names("a.example"))).chain();
    for (Policy policy : List.of(Policy.webServer(), Policy.strict())) {
      assertThat(find(policy, false, chain).best().orElseThrow().problems())
          .singleElement()
          .extracting(PathProblem::rule)
          .isEqualTo(rule);
    }
  }

  private static void assertLeaf(PathRule rule, Consumer<CertificateRecipe> change) {
    assertFormal(rule, 0, ISSUING.issue(r -> change.accept(r.names("a.example"))).chain());
  }

  private static void assertIntermediate(PathRule rule, Consumer<CertificateRecipe> change) {
    CertificateAuthority bad = ROOT.intermediate(r -> change.accept(r.subject("Bad " + rule)));
    assertFormal(rule, 1, bad.issue("a.example").chain());
  }

  private static void assertFormal(PathRule rule, int depth, List<byte[]> chain) {
    assertThat(rule.isFormal()).isTrue();
    List<PathProblem> problems =
        find(Policy.strict(), false, chain).best().orElseThrow().problems();
    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.rule()).isEqualTo(rule);
              assertThat(problem.depth()).isEqualTo(depth);
            });
    assertThat(find(Policy.webServer(), false, chain).trustedPath().orElseThrow().remarks())
        .isEqualTo(problems);
  }

  private static PathSearch find(Policy policy, boolean isPublic, List<byte[]> chain) {
    return find(policy, isPublic, chain, ROOT);
  }

  private static PathSearch find(
      Policy policy, boolean isPublic, List<byte[]> chain, CertificateAuthority root) {
    Certificate anchor = (Certificate) Certificate.parse(root.der());
    List<PresentedCertificate> presented = chain.stream().map(Certificate::parse).toList();
    return new PathFinder(List.of(new TrustAnchor(anchor, isPublic, "test")), policy)
        .find(presented, NOW);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
