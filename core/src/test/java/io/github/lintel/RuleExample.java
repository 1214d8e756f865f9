package io.github.lintel;

import static io.github.lintel.FrontDoors.NAME;
import static io.github.lintel.FrontDoors.NOW;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.PathRule;
import io.github.lintel.testkit.AlternativeName;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateLog;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.DistinguishedName;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.KeyUse;
import io.github.lintel.testkit.SignatureKind;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/**
 * A chain that breaks one rule and no other.
 *
 * @param rule the rule
 * @param credential what is presented
 * @param root the only root that is trusted
 */
record RuleExample(PathRule rule, Credential credential, CertificateAuthority root) {
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Test Root", NOW);
  private static final CertificateAuthority CA = ROOT.intermediate("Test CA 1");
  private static final CertificateAuthority STRANGER =
      CertificateAuthority.root("Corporate Root", NOW);
  private static final List<CertificateLog> LOGS =
      List.of(CertificateLog.named("First log"), CertificateLog.named("Second log"));

  /** The policy that rejects it: the default, unless no client does. */
  Policy policy() {
    return rule.isFormal() ? Policy.strict() : Policy.webServer();
  }

  static RuleExample of(PathRule rule) {
    return switch (rule) {
      case NO_ISSUER -> example(rule, alone(issuerUrl("http://ca.example/test-ca-1.cer")));
      case UNTRUSTED_ROOT -> example(rule, withRoot(STRANGER.issue(NAME), STRANGER));
      case SELF_SIGNED ->
          example(rule, CertificateAuthority.selfSigned(NOW, r -> r.names(NAME).freshKey()));
      case LOOP -> example(rule, loop());
      case BAD_SIGNATURE -> leaf(rule, r -> r.corruptSignature());
      case UNSUPPORTED_ALGORITHM -> example(rule, unknownAlgorithm());
      case ALGORITHM_MISMATCH ->
          leaf(rule, r -> r.claimedSignature(SignatureKind.SHA384_WITH_ECDSA));
      case INVALID_KEY -> example(rule, offCurve());
      case EXPIRED -> leaf(rule, r -> r.validity(Duration.ofDays(91), Duration.ofDays(-1)));
      case NOT_YET_VALID -> leaf(rule, r -> r.validity(Duration.ofHours(-2), Duration.ofDays(90)));
      case NOT_A_CA -> under(rule, r -> r.extension(CertificateExtension.notAnAuthority()));
      case PATH_LENGTH -> example(rule, tooDeep());
      case KEY_USAGE ->
          under(rule, r -> r.extension(CertificateExtension.keyUsage(KeyUse.DIGITAL_SIGNATURE)));
      case EXTENDED_KEY_USAGE ->
          leaf(
              rule,
              r -> r.extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.CLIENT_AUTH)));
      case NAME_CONSTRAINTS ->
          under(
              rule,
              r ->
                  r.extension(
                      CertificateExtension.nameConstraints(
                          List.of(AlternativeName.dns("example.org")), List.of())));
      case POLICY -> example(rule, withoutPolicy());
      case UNKNOWN_CRITICAL_EXTENSION ->
          leaf(rule, r -> r.extension(CertificateExtension.unknownCritical()));
      case MALFORMED_EXTENSION -> leaf(rule, r -> r.extension(raw("2.5.29.37", false, "05")));
      case DUPLICATE_EXTENSION ->
          leaf(
              rule, r -> r.extraExtension(CertificateExtension.keyUsage(KeyUse.DIGITAL_SIGNATURE)));
      case KEY_IDENTIFIER_MISMATCH ->
          leaf(
              rule,
              r -> r.extension(CertificateExtension.authorityKeyIdentifier(new byte[] {1, 2, 3})));
      case EMPTY_NAME -> leaf(rule, r -> r.names(NAME).subject(DistinguishedName.empty()));
      case SERIAL_NUMBER -> leaf(rule, r -> r.serial(BigInteger.valueOf(-5)));
      case MUST_NOT_BE_CRITICAL ->
          leaf(rule, r -> r.extension(issuerUrlExtension("http://ca.example/x").asCritical()));
      case AUTHORITY_AS_LEAF ->
          leaf(
              rule,
              r ->
                  r.extension(CertificateExtension.authority())
                      .extension(
                          CertificateExtension.keyUsage(
                              KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_CERT_SIGN)));
      case WEAK_KEY -> leaf(rule, r -> r.key(KeyKind.RSA_1024));
      case WEAK_SIGNATURE -> leaf(rule, r -> r.signature(SignatureKind.SHA1_WITH_ECDSA));
      case PUBLIC_SUFFIX -> leaf(rule, r -> r.names(NAME, "*.co.uk"));
      case LIFETIME -> leaf(rule, r -> r.validity(Duration.ofDays(1), Duration.ofDays(200)));
      case ENCODING -> leaf(rule, r -> r.extension(raw("2.5.29.15", true, "03020080")));
      case SERIAL_ZERO -> leaf(rule, r -> r.serial(BigInteger.ZERO));
      case KEY_IDENTIFIER ->
          leaf(rule, r -> r.without(CertificateExtension.AUTHORITY_KEY_IDENTIFIER));
      case CRITICALITY ->
          under(rule, r -> r.extension(CertificateExtension.authority().asNotCritical()));
      case AUTHORITY_ONLY ->
          leaf(
              rule,
              r ->
                  r.extension(
                      CertificateExtension.keyUsage(
                          KeyUse.DIGITAL_SIGNATURE, KeyUse.KEY_CERT_SIGN)));
      case AUTHORITY_FORM -> under(rule, r -> r.without(CertificateExtension.KEY_USAGE));
      case NAME_SYNTAX -> leaf(rule, r -> r.names(NAME, "a_b.example.com"));
      case BASELINE_KEY -> under(rule, r -> r.key(KeyKind.ED25519));
      case BASELINE_LEAF -> leaf(rule, r -> r.subject("another.example.com"));
      case BASELINE_ROOT -> oddRoot();
      case REVOKED -> example(rule, revoked());
      case REVOCATION_UNKNOWN -> throw new IllegalArgumentException("suites only");
      case LIMIT -> example(rule, endless());
    };
  }

  private static RuleExample example(PathRule rule, Credential credential) {
    return new RuleExample(rule, credential, ROOT);
  }

  private static RuleExample leaf(PathRule rule, Consumer<CertificateRecipe> change) {
    return example(rule, logged(CA, change));
  }

  private static RuleExample under(PathRule rule, Consumer<CertificateRecipe> change) {
    CertificateAuthority authority =
        ROOT.intermediate(
            r -> {
              r.subject("Test CA 2");
              change.accept(r);
            });
    return example(rule, logged(authority, r -> {}));
  }

  private static Credential logged(
      CertificateAuthority authority, Consumer<CertificateRecipe> change) {
    return authority.issueLogged(
        NOW,
        LOGS,
        r -> {
          r.names(NAME);
          change.accept(r);
        });
  }

  private static Credential alone(Consumer<CertificateRecipe> change) {
    Credential whole = logged(CA, change);
    return whole.withChain(List.of(whole.leaf()));
  }

  private static Credential withRoot(Credential credential, CertificateAuthority root) {
    List<byte[]> chain = new ArrayList<>(credential.chain());
    chain.add(root.der());
    return credential.withChain(chain);
  }

  private static Credential loop() {
    CertificateAuthority first = STRANGER.intermediate("Ring A");
    CertificateAuthority second = STRANGER.intermediate("Ring B");
    Credential leaf = first.issue(NAME);
    return leaf.withChain(
        List.of(leaf.leaf(), first.crossSignedBy(second).der(), second.crossSignedBy(first).der()));
  }

  private static Credential unknownAlgorithm() {
    Credential credential = logged(CA, r -> {});
    String known = "2a8648ce3d040302";
    String hex = HexFormat.of().formatHex(credential.leaf()).replace(known, "2a8648ce3d04037f");
    return credential.withChain(List.of(HexFormat.of().parseHex(hex), CA.der()));
  }

  /** The last octet of an EC point is changed: no other point of the curve has the same start. */
  private static Credential offCurve() {
    return logged(
        CA,
        r ->
            r.editBody(
                body -> {
                  byte[] changed = body.clone();
                  String hex = HexFormat.of().formatHex(body);
                  int key = hex.indexOf("2a8648ce3d030107034200") / 2;
                  changed[key + 11 + 64] ^= 1;
                  return changed;
                }));
  }

  private static Credential revoked() {
    Credential credential = logged(CA, r -> {});
    return credential.withStaple(
        CA.ocspResponse(credential, r -> r.revoked(NOW.minus(Duration.ofDays(2)))));
  }

  private static Credential tooDeep() {
    CertificateAuthority last =
        ROOT.intermediate(r -> r.subject("Last CA").extension(CertificateExtension.authority(0)));
    return logged(last.intermediate("CA too deep"), r -> {});
  }

  private static Credential withoutPolicy() {
    CertificateAuthority demanding =
        ROOT.intermediate(
            r -> r.subject("Demanding CA").extension(raw("2.5.29.36", true, "3003800100")));
    return logged(demanding, r -> r.without(CertificateExtension.POLICIES));
  }

  private static RuleExample oddRoot() {
    CertificateAuthority root =
        CertificateAuthority.root(
            NOW,
            r ->
                r.subject("Odd Root")
                    .extension(CertificateExtension.extendedKeyUsage(ExtendedKeyUse.SERVER_AUTH)));
    return new RuleExample(
        PathRule.BASELINE_ROOT, logged(root.intermediate("Test CA 3"), r -> {}), root);
  }

  private static Credential endless() {
    CertificateAuthority authority = ROOT;
    for (int i = 1; i <= 25; i++) {
      authority = authority.intermediate("CA number " + i);
    }
    return logged(authority, r -> {});
  }

  private static Consumer<CertificateRecipe> issuerUrl(String url) {
    return r -> r.extension(issuerUrlExtension(url));
  }

  private static CertificateExtension issuerUrlExtension(String url) {
    return CertificateExtension.authorityInformationAccess(List.of(), List.of(url));
  }

  private static CertificateExtension raw(String oid, boolean critical, String hex) {
    return CertificateExtension.raw(oid, critical, HexFormat.of().parseHex(hex));
  }
}
