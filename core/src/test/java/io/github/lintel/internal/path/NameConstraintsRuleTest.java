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
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.DistinguishedName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameConstraintsRuleTest {
  private static final String COMMON_NAME = "2.5.4.3";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority ROOT = CertificateAuthority.root("Root", NOW);

  @ParameterizedTest
  @CsvSource({
    "dns:example.com, dns:example.com, true",
    "dns:example.com, dns:a.b.Example.com, true",
    "dns:example.com, dns:badexample.com, false",
    "dns:example.com, dns:example.org, false",
    "dns:.example.com, dns:a.example.com, true",
    "dns:.example.com, dns:example.com, false",
    "dns:example.com, dns:*.example.com, true",
    "dns:a.example.com, dns:*.example.com, false",
    "dns:.example.com, dns:*.example.com, true",
    "dns:example.com, dns:a b.example.com, false",
    "dns:example.com, ip:192.0.2.1, true",
    "ip:192.0.2.0/24, ip:192.0.2.200, true",
    "ip:192.0.2.0/24, ip:192.0.3.1, false",
    "ip:192.0.2.0/24, ip:2001:db8::1, false",
    "ip:2001:db8::/32, ip:2001:db8:1::1, true",
    "mail:example.com, mail:a@example.com, true",
    "mail:example.com, mail:a@b.example.com, false",
    "mail:.example.com, mail:a@b.example.com, true",
    "mail:a@example.com, mail:a@EXAMPLE.com, true",
    "mail:a@example.com, mail:A@example.com, false",
    "mail:example.com, mail:nobody, false",
    "mail:example.com, mail:a@b@example.com, false",
    "mail:example.com, mail:\"a@b\"@example.com, true",
    "uri:example.com, uri:https://example.com/x, true",
    "uri:example.com, uri:https://a.example.com/x, false",
    "uri:.example.com, uri:https://u@a.example.com:8443/x, true",
    "uri:example.com, uri:urn:example.com, false",
    "uri:example.com, uri:https://192.0.2.1/, false",
    "uri:example.com, uri:https://[2001:db8::1]/, false",
    "uri:example.com, uri:https://example.com@example.org/, false",
    "uri:https://example.com, uri:https://example.com/, false",
    "mail:@example.com, mail:a@example.com, false"
  })
  void permits(String subtree, String name, boolean permitted) {
    CertificateAuthority limited = limited(List.of(name(subtree)), List.of());
    assertThat(trusted(limited, name)).isEqualTo(permitted);
  }

  @ParameterizedTest
  @CsvSource({
    "dns:example.com, dns:example.com, false",
    "dns:example.com, dns:a.example.com, false",
    "dns:example.com, dns:example.org, true",
    "dns:a.example.com, dns:*.example.com, false",
    "dns:b.a.example.com, dns:*.example.com, true",
    "dns:example.com, dns:*.example.com, false",
    "dns:example.com, dns:a b.example.org, false",
    "ip:192.0.2.0/24, ip:192.0.2.200, false",
    "ip:192.0.2.0/24, ip:192.0.3.1, true",
    "mail:example.com, mail:a@example.com, false",
    "mail:example.com, mail:nobody, false",
    "uri:example.com, uri:https://example.org/, true",
    "uri:example.com, uri:urn:x, false",
    "uri:https://example.com, uri:https://example.org/, false",
    "uri:.example.com, uri:https://a.example.com/, false",
    "uri:.example.com, uri:https://example.com/, true",
    "mail:@example.com, mail:a@example.org, false",
    "mail:.example.com, mail:a@example.com, true"
  })
  void excludes(String subtree, String name, boolean allowed) {
    CertificateAuthority limited = limited(List.of(), List.of(name(subtree)));
    assertThat(trusted(limited, name)).isEqualTo(allowed);
  }

  @Test
  void directoryNamesBySubjectAndAlternativeName() {
    AlternativeName limit = AlternativeName.directory(named("DE", "Acme"));
    CertificateAuthority limited = limited(List.of(limit), List.of());
    assertThat(
            trusted(
                limited.issue(
                    r ->
                        r.names("a.example").subject(named("de", " ACME ").and(COMMON_NAME, "x")))))
        .isTrue();
    assertThat(
            trusted(
                limited.issue(
                    r -> r.names("a.example").subject(named("DE", "Other").and(COMMON_NAME, "x")))))
        .isFalse();
  }

  @Test
  void saysBothSides() {
    CertificateAuthority limited = limited(List.of(AlternativeName.dns("example.com")), List.of());
    PathProblem problem =
        search(limited.issue("www.example.org")).best().orElseThrow().problems().get(0);
    assertThat(problem)
        .isEqualTo(
            new PathProblem(
                PathRule.NAME_CONSTRAINTS,
                0,
                "DNS www.example.org",
                "permitted by \"CN=Limited\": DNS example.com"));
  }

  @Test
  void anchorsConstrainToo() {
    CertificateAuthority root =
        CertificateAuthority.root(
            NOW,
            r ->
                r.subject("Constrained")
                    .extension(
                        CertificateExtension.nameConstraints(
                            List.of(), List.of(AlternativeName.dns("example.com")))));
    PathSearch search = search(root.issue("a.example.com"), root);
    assertThat(search.trustedPath()).isEmpty();
    assertThat(search(root.issue("a.example.org"), root).trustedPath()).isPresent();
  }

  @Test
  void givesUpOnTooManyNames() {
    List<AlternativeName> many = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      many.add(AlternativeName.dns("n" + i + ".example.com"));
    }
    CertificateAuthority limited = limited(List.of(), many);
    Credential leaf =
        limited.issue(
            r ->
                r.subject("x")
                    .extension(
                        CertificateExtension.alternativeNames(
                            many.toArray(AlternativeName[]::new))));
    PathSearch search = search(leaf);
    assertThat(search.trustedPath()).isEmpty();
    assertThat(search.gaveUp()).isPresent();
  }

  private static boolean trusted(CertificateAuthority limited, String name) {
    return trusted(
        limited.issue(
            r ->
                r.subject(DistinguishedName.empty())
                    .extension(CertificateExtension.alternativeNames(name(name)).asCritical())));
  }

  private static boolean trusted(Credential credential) {
    return search(credential).trustedPath().isPresent();
  }

  private static PathSearch search(Credential credential) {
    return search(credential, ROOT);
  }

  private static PathSearch search(Credential credential, CertificateAuthority root) {
    Certificate anchor = (Certificate) Certificate.parse(root.der());
    List<PresentedCertificate> presented =
        credential.chain().stream().map(Certificate::parse).toList();
    return new PathFinder(List.of(new TrustAnchor(anchor, false, "test")), Policy.webServer())
        .find(presented, NOW);
  }

  private static CertificateAuthority limited(
      List<AlternativeName> permitted, List<AlternativeName> excluded) {
    return ROOT.intermediate(
        r ->
            r.subject("Limited")
                .extension(CertificateExtension.nameConstraints(permitted, excluded)));
  }

  private static DistinguishedName named(String country, String organization) {
    return DistinguishedName.empty().and("2.5.4.6", country).and("2.5.4.10", organization);
  }

  private static AlternativeName name(String text) {
    String value = text.substring(text.indexOf(':') + 1);
    return switch (text.substring(0, text.indexOf(':'))) {
      case "dns" -> AlternativeName.dns(value);
      case "mail" -> AlternativeName.mail(value);
      case "uri" -> AlternativeName.uri(value);
      default -> value.contains("/") ? AlternativeName.ipRange(value) : AlternativeName.ip(value);
    };
  }
}
