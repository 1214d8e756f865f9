package io.github.lintel.internal.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.check.Policy;
import io.github.lintel.facts.Certificate;
import io.github.lintel.facts.PathProblem;
import io.github.lintel.facts.PathRule;
import io.github.lintel.facts.PathSearch;
import io.github.lintel.facts.PresentedCertificate;
import io.github.lintel.facts.TrustAnchor;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.CertificateExtension;
import io.github.lintel.testkit.CertificateRecipe;
import io.github.lintel.testkit.ExtendedKeyUse;
import io.github.lintel.testkit.KeyKind;
import io.github.lintel.testkit.KeyUse;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Corners of the rules about the form of certificates, and of those for public authorities. */
class StrictFormTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);
  private static final CertificateAuthority ISSUING = ROOT.intermediate("Issuing");

  static Stream<Arguments> extensions() {
    return Stream.of(
        // cRLDistributionPoints: a URI; nothing in it; a point with reasons only; an unknown name
        extension("2.5.29.31", "3012" + "3010a00ea00c860a687474703a2f2f612f78", true),
        extension("2.5.29.31", "3000", false),
        extension("2.5.29.31", "30063004810207 80".replace(" ", ""), false),
        extension("2.5.29.31", "30063004a0028300", false),
        extension("2.5.29.31", "0400", false),
        // subjectInfoAccess, tlsfeature, timestamps
        extension("1.3.6.1.5.5.7.1.11", "3000", false),
        extension("2.5.29.9", "3000", false),
        extension("1.3.6.1.5.5.7.1.24", "3003020105", true),
        extension("1.3.6.1.5.5.7.1.24", "30030c0105", false),
        extension("1.3.6.1.4.1.11129.2.4.2", "04020000", true),
        extension("1.3.6.1.4.1.11129.2.4.2", "30020000", false),
        // basicConstraints: a negative path length; extendedKeyUsage: none; something behind it
        extension("2.5.29.19", "30060101ff0201ff", false),
        extension("2.5.29.37", "3000", false),
        extension("2.5.29.37", "300a06082b0601050507030100", false),
        // keyUsage: bits that are unused and set; a boolean that is neither true nor false
        extension("2.5.29.15", "03020381", false),
        extension("2.5.29.19", "3003010101", false));
  }

  @ParameterizedTest
  @MethodSource("extensions")
  void whatIsKnownCanBeRead(String oid, String value, boolean readable) {
    List<PathProblem> problems =
        problems(leaf(r -> r.extension(CertificateExtension.raw(oid, false, hex(value)))), false);
    assertThat(problems.stream().anyMatch(p -> p.rule() == PathRule.MALFORMED_EXTENSION))
        .isEqualTo(!readable);
  }

  /** RFC 5480: uncompressed or compressed, on the curve's own size. */
  @ParameterizedTest
  @CsvSource({"04, 64, true", "02, 32, true", "03, 32, true", "04, 32, false", "00, 64, false"})
  void anEcKeyHasTheShapeOfAPoint(String form, int octets, boolean readable) {
    byte[] leaf = ISSUING.issue("a.example").leaf();
    String point = form + "7f".repeat(octets);
    String key = "301306072a8648ce3d020106082a8648ce3d030107" + bitString(point);
    String info = "30" + length(key.length() / 2) + key;
    PresentedCertificate changed =
        Certificate.parse(withBody(leaf, body -> body.replaceFirst("3059301306072a.{168}", info)));
    assertThat(changed instanceof Certificate).isEqualTo(readable);
  }

  /** RFC 5758: ECDSA has no parameters, not even NULL; Chrome and rustls insist on it. */
  @Test
  void parametersOfEcdsaAreNotIgnored() {
    String plain = "300a06082a8648ce3d040302";
    String leaf = HexFormat.of().formatHex(ISSUING.issue("a.example").leaf());
    assertThat(leaf).contains(plain);
    byte[] outer = hex(rewrapped(leaf, plain, "300c06082a8648ce3d0403020500"));
    assertThat(rules(find(List.of(outer, ISSUING.der()), false, Policy.webServer())))
        .contains(PathRule.UNSUPPORTED_ALGORITHM, PathRule.ALGORITHM_MISMATCH);
  }

  static Stream<Arguments> publicLeaves() {
    return Stream.of(
        baseline(r -> r.extension(CertificateExtension.keyUsage(KeyUse.KEY_ENCIPHERMENT))),
        baseline(
            r ->
                r.extension(
                    CertificateExtension.keyUsage(KeyUse.DIGITAL_SIGNATURE, KeyUse.CRL_SIGN))),
        baseline(r -> r.without(CertificateExtension.SUBJECT_ALTERNATIVE_NAME)),
        baseline(r -> r.without(CertificateExtension.EXTENDED_KEY_USAGE)),
        baseline(
            r ->
                r.extension(
                    CertificateExtension.extendedKeyUsage(ExtendedKeyUse.SERVER_AUTH)
                        .asCritical())));
  }

  @ParameterizedTest
  @MethodSource("publicLeaves")
  void publicAuthoritiesMayNotIssueThis(Consumer<CertificateRecipe> change) {
    List<byte[]> chain = leaf(change);
    assertThat(rules(find(chain, true, Policy.strict()))).contains(PathRule.BASELINE_LEAF);
    assertThat(rules(find(chain, false, Policy.strict()))).doesNotContain(PathRule.BASELINE_LEAF);
    assertThat(find(chain, true, Policy.webServer()).trustedPath()).isPresent();
  }

  /** Baseline Requirements 6.3.2: second by second, by the day of issue. */
  @ParameterizedTest
  @CsvSource({
    "2026-03-14T23:59:59Z, 398", "2026-03-15T00:00:00Z, 200", "2027-03-14T23:59:59Z, 200",
    "2027-03-15T00:00:00Z, 100", "2029-03-14T23:59:59Z, 100", "2029-03-15T00:00:00Z, 47",
    "2020-09-01T00:00:00Z, 398", "2020-08-31T23:59:59Z, 825", "2018-03-01T00:00:00Z, 825"
  })
  void lifetimes(Instant issued, int days) {
    Instant last = issued.plus(Duration.ofDays(days)).minusSeconds(1);
    assertThat(rules(leaf(r -> r.validity(issued, last)), issued)).isEmpty();
    assertThat(rules(leaf(r -> r.validity(issued, last.plusSeconds(1))), issued))
        .containsExactly(PathRule.LIFETIME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*.co.uk", "*.com", "*.github.io", "*.example.co.uk", "*.internal"})
  void wildcardsOverPublicSuffixes(String name) {
    boolean company = name.equals("*.github.io") || name.equals("*.example.co.uk");
    List<byte[]> chain = leaf(r -> r.names("a.example", name));
    assertThat(rules(find(chain, true, Policy.webServer())).contains(PathRule.PUBLIC_SUFFIX))
        .isEqualTo(!company);
    assertThat(find(chain, false, Policy.webServer()).trustedPath()).isPresent();
  }

  @Test
  void anIssuerIsNamedBySerialNumberToo() {
    List<byte[]> chain =
        leaf(
            r ->
                r.extension(
                    CertificateExtension.raw(
                        "2.5.29.35", false, hex("3008" + "a103820161" + "820105"))));
    assertThat(rules(find(chain, false, Policy.webServer())))
        .containsExactly(PathRule.KEY_IDENTIFIER_MISMATCH);
  }

  @Test
  void sizesOfKeysDoNotMatterBelowPrivateAnchors() {
    List<byte[]> chain = leaf(r -> r.key(KeyKind.RSA_1024));
    assertThat(find(chain, false, Policy.rfc5280()).trustedPath()).isPresent();
    assertThat(rules(find(chain, false, Policy.webServer()))).containsExactly(PathRule.WEAK_KEY);
  }

  private static List<byte[]> leaf(Consumer<CertificateRecipe> change) {
    return ISSUING.issue(r -> change.accept(r.names("a.example"))).chain();
  }

  private static List<PathProblem> problems(List<byte[]> chain, boolean isPublic) {
    return find(chain, isPublic, Policy.strict()).best().orElseThrow().problems();
  }

  private static List<PathRule> rules(PathSearch search) {
    return search.best().orElseThrow().problems().stream().map(PathProblem::rule).toList();
  }

  private static List<PathRule> rules(List<byte[]> chain, Instant at) {
    CertificateAuthority root =
        CertificateAuthority.root(
            NOW,
            r ->
                r.subject("Root")
                    .validity(
                        Instant.parse("2010-01-01T00:00:00Z"),
                        Instant.parse("2040-01-01T00:00:00Z")));
    byte[] issuing =
        root.intermediate(
                r ->
                    r.subject("Issuing")
                        .validity(
                            Instant.parse("2010-01-01T00:00:00Z"),
                            Instant.parse("2040-01-01T00:00:00Z")))
            .der();
    return rules(
        finder(root, true, Policy.webServer())
            .find(List.of(Certificate.parse(chain.get(0)), Certificate.parse(issuing)), at));
  }

  private static PathSearch find(List<byte[]> chain, boolean isPublic, Policy policy) {
    return finder(ROOT, isPublic, policy)
        .find(chain.stream().map(Certificate::parse).toList(), NOW);
  }

  private static PathFinder finder(CertificateAuthority root, boolean isPublic, Policy policy) {
    Certificate anchor = (Certificate) Certificate.parse(root.der());
    return new PathFinder(List.of(new TrustAnchor(anchor, isPublic, "test")), policy);
  }

  private static Arguments extension(String oid, String value, boolean readable) {
    return Arguments.of(oid, value, readable);
  }

  private static Arguments baseline(Consumer<CertificateRecipe> change) {
    return Arguments.of(change);
  }

  /** Replaces the outer algorithm, which stands behind the signed part. */
  private static String rewrapped(String certificate, String from, String to) {
    int outer = certificate.lastIndexOf(from);
    String content =
        certificate.substring(8, outer) + to + certificate.substring(outer + from.length());
    return "3082" + "%04x".formatted(content.length() / 2) + content;
  }

  private static byte[] withBody(byte[] certificate, UnaryOperator<String> edit) {
    String whole = HexFormat.of().formatHex(certificate);
    int bodyLength = Integer.parseInt(whole.substring(12, 16), 16);
    String body = edit.apply(whole.substring(16, 16 + 2 * bodyLength));
    String wrapped = "3082" + "%04x".formatted(body.length() / 2) + body;
    String content = wrapped + whole.substring(16 + 2 * bodyLength);
    return hex("3082" + "%04x".formatted(content.length() / 2) + content);
  }

  private static String bitString(String content) {
    return "03" + length(content.length() / 2 + 1) + "00" + content;
  }

  private static String length(int octets) {
    return "%02x".formatted(octets);
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits);
  }
}
