package io.github.lintel.smoke.frontdoors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.check.CheckId;
import io.github.lintel.check.Policy;
import io.github.lintel.testkit.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file of front doors says, and how it is refused. */
class FrontDoorsTest {
  private static final Path FILE = Path.of("lintel.yaml");

  @TempDir Path folder;

  @Test
  void everyKeyIsRead() throws IOException {
    CertificateAuthority root = CertificateAuthority.root("Root", Clock.systemUTC());
    Files.writeString(folder.resolve("root.pem"), root.pem());
    Files.writeString(folder.resolve("shop.pem"), root.issue("shop.example.com").chainPem());

    FrontDoor door =
        parse(
                """
                version: 1
                defaults:
                  tags: [all]
                  timeout: 5s
                  expect:
                    minimum-validity: 3d
                    accept:
                      - check: chain.root-sent
                        reason: an appliance, OPS-112
                        until: 2027-03-01
                front-doors:
                  - name: Shop
                    target: https://shop.example.com:8443/
                    addresses: [192.0.2.7, "2001:db8::7"]
                    server-name: www.example.com
                    tags: [production, all]
                    trust: [jdk, root.pem]
                    rules: rfc5280
                    expect:
                      bundle: shop.pem
                      names: [example.com]
                      minimum-validity: 14d
                      http: {path: /health, status: 204}
                      client-certificate: true
                      accept:
                        - {check: http.hsts-missing, reason: later, until: 2027-04-01}
                """)
            .doors()
            .get(0);

    assertThat(door.name()).isEqualTo("Shop");
    assertThat(door.line()).isEqualTo(12);
    assertThat(door.hostAndPort()).isEqualTo("shop.example.com:8443");
    assertThat(door.endpoint().names())
        .extracting(name -> name.text())
        .containsExactly("www.example.com", "example.com");
    assertThat(door.endpoint().fixedAddresses()).hasSize(2);
    assertThat(door.endpoint().expected()).hasSize(1);
    assertThat(door.tags()).containsExactly("all", "production");
    assertThat(door.trust()).isEqualTo(new Trust(true, false, List.of(folder.resolve("root.pem"))));
    assertThat(door.timeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(door.expectations().http())
        .contains(new HttpExpectation(Optional.of("/health"), Optional.of(204)));
    Policy policy = door.policy();
    assertThat(policy.profile()).isEqualTo(Policy.Profile.RFC5280);
    assertThat(policy.expectsClientCertificate()).isTrue();
    assertThat(policy.expiryErrorThreshold()).contains(Duration.ofDays(14));
    assertThat(policy.acceptances())
        .extracting(accepted -> accepted.check())
        .containsExactly(CheckId.of("chain.root-sent"), CheckId.of("http.hsts-missing"));
    assertThat(policy.acceptances().get(0).until()).isEqualTo(LocalDate.of(2027, 3, 1));
  }

  @Test
  void aTargetAloneIsAFrontDoor() {
    List<FrontDoor> doors = parse("front-doors: [shop.example.com, 'db.example.com:5433']").doors();

    assertThat(doors).extracting(FrontDoor::name).contains("shop.example.com");
    assertThat(doors.get(1).hostAndPort()).isEqualTo("db.example.com:5433");
    assertThat(doors.get(0).policy().profile()).isEqualTo(Policy.Profile.WEB_SERVER);
    assertThat(doors.get(0).timeout()).isEqualTo(FrontDoor.DEFAULT_TIMEOUT);
    assertThat(doors.get(0).trust()).isEqualTo(Trust.DEFAULT);
  }

  @Test
  void variablesComeFromTheEnvironment() {
    String text =
        """
        front-doors:
          - target: ${HOST}:${PORT:-8443}
            name: costs 5$$ at ${NOTHING:-home}
        """;

    FrontDoor door = FrontDoors.parse(FILE, text, Map.of("HOST", "a.example")).doors().get(0);

    assertThat(door.target()).isEqualTo("a.example:8443");
    assertThat(door.name()).isEqualTo("costs 5$ at home");
  }

  @Test
  void aVariableCannotAddToTheStructure() {
    Map<String, String> hostile =
        Map.of("NAME", "a\n  - b.example", "WORD", "x: {y: !!z}", "DOLLAR", "${HOST}");
    String text = "front-doors:\n  - target: a.example\n    tags: [\"${WORD}\", '${DOLLAR}']\n";

    assertThat(FrontDoors.parse(FILE, text, hostile).doors().get(0).tags())
        .containsExactly("x: {y: !!z}", "${HOST}");
    assertThatThrownBy(() -> FrontDoors.parse(FILE, "front-doors: ['${NAME}']", hostile))
        .isInstanceOf(InvalidFrontDoors.class)
        .hasMessage("lintel.yaml:1:15: has a character that cannot be shown: a\\u{a} - b.example");
  }

  @Test
  void tagsSelect() {
    FrontDoors file =
        parse(
            """
            front-doors:
              - {target: a.example, tags: [blue, big]}
              - {target: b.example, tags: green}
              - c.example
            """);

    assertThat(file.tagged(List.of())).hasSize(3);
    assertThat(file.tagged(List.of("blue", "green"))).hasSize(2);
    assertThatThrownBy(() -> file.tagged(List.of("gren")))
        .hasMessageEndingWith("no front door has the tag \"gren\"; did you mean \"green\"?");
  }

  @Test
  void frontDoorsOfTheSameSettingsShareAVerifier() {
    FrontDoors file =
        parse(
            """
            front-doors:
              - a.example
              - {target: b.example, expect: {names: [c.example]}}
              - {target: d.example, timeout: 3s}
            """);
    Verifiers verifiers = Verifiers.create();

    assertThat(verifiers.of(file.doors().get(0))).isSameAs(verifiers.of(file.doors().get(1)));
    assertThat(verifiers.of(file.doors().get(0))).isNotSameAs(verifiers.of(file.doors().get(2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "front-doors: []|1:14: a front door is missing",
        "frontdoors: []|1:1: unknown key \"frontdoors\"; did you mean \"front-doors\"?",
        "front-doors: a.example|1:14: expected a list",
        "a.example|1:1: expected a map with the keys version, defaults, front-doors",
        "{}|1:1: the key \"front-doors\" is missing",
        "front-doors: [{target: a, adresses: []}]|1:27: unknown key \"adresses\"; did you mean \"addresses\"?",
        "front-doors: [{target: a, zebra: []}]|1:27: unknown key \"zebra\"",
        "front-doors: [{name: a}]|1:15: the key \"target\" is missing",
        "front-doors: [{target: a, target: b}]|1:27: the key \"target\" is here twice",
        "front-doors: [a.example, a.example]|1:26: there is a front door before that has the name \"a.example\"",
        "front-doors: ['http://a.example']|1:15: cannot read \"http://a.example\": only https",
        "front-doors: [{target: a, timeout: 5}]|1:36: not a duration (14d, 36h, 5s, 500ms): \"5\"",
        "front-doors: [{target: a, timeout: 61m}]|1:36: a timeout is at most 1 hour",
        "front-doors: [{target: a, rules: lax}]|1:34: expected web, rfc5280 or strict",
        "front-doors: [{target: a, trust: []}]|1:34: whom to trust is missing",
        "front-doors: [{target: a, trust: no.pem}]|1:34: cannot read no.pem: no such file",
        "front-doors: [{target: a, addresses: [b]}]|1:39: not an IP address: \"b\"",
        "front-doors: [{target: a, name: ''}]|1:33: is empty",
        "front-doors: [{target: a, name: }]|1:32: is empty",
        "front-doors: [{target: a, expect: {http: {status: 99}}}]|1:51: not a status (200 to 599): \"99\"",
        "front-doors: [{target: a, expect: {http: {path: x}}}]|1:49: not a path (as /health): \"x\"",
        "front-doors: [{target: a, expect: {client-certificate: yes}}]|1:56: expected true or false",
        "front-doors: [{target: a, expect: {accept: [{check: chain.rootsent, reason: r, until: 2027-01-01}]}}]|1:53: no check \"chain.rootsent\"; did you mean \"chain.root-sent\"?",
        "front-doors: [{target: a, expect: {accept: [{check: chain.root-sent, until: 2027-01-01}]}}]|1:45: the key \"reason\" is missing",
        "front-doors: [{target: a, expect: {accept: [{check: chain.root-sent, reason: r, until: 2027-02-30}]}}]|1:88: not a day (2027-03-01): \"2027-02-30\"",
        "front-doors: ['${NO_SUCH}']|1:15: the environment has no NO_SUCH (${NO_SUCH:-default} gives it a default)",
        "front-doors: ['a$b']|1:15: a $ begins a variable",
        "version: 2|1:10: this Lintel reads version 1 only",
        "front-doors: !!java.net.URL [a]|1:14: no tags, please",
        "front-doors: [!secret a]|1:15: no tags, please",
        "front-doors: [a|1:16: ",
        "? [a]\\n: b|1:",
      })
  void aMistakeIsToldWithItsPlace(String text, String message) {
    String yaml = text.startsWith("version") ? text + "\nfront-doors: [a]" : text;

    assertThatThrownBy(() -> FrontDoors.parse(FILE, yaml.replace("\\n", "\n"), Map.of()))
        .isInstanceOf(InvalidFrontDoors.class)
        .hasMessageStartingWith("lintel.yaml:" + message)
        .message()
        .doesNotContain("\n");
  }

  @Test
  void whatIsTooMuchIsRefused() {
    String deep = "a: " + "[".repeat(100_000);
    StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 300; i++) {
      laughs.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThatThrownBy(() -> parse(deep)).hasMessage(at("1:19: nested too deep"));
    assertThatThrownBy(() -> parse(laughs.toString()))
        .isInstanceOf(InvalidFrontDoors.class)
        .hasMessageContaining("aliases");
    assertThatThrownBy(() -> parse("a: 1\n---\nb: 2\n")).hasMessageContaining("one document");
    assertThatThrownBy(() -> parse("")).hasMessage(at("").replaceAll(":$", ": is empty"));
    assertThatThrownBy(() -> parse("a: &x {b: *x}")).isInstanceOf(InvalidFrontDoors.class);
  }

  @Test
  void anAliasMayStandForALongList() {
    FrontDoors file =
        parse(
            """
            front-doors:
              - {target: a.example, tags: &tags [one, two]}
              - {target: b.example, tags: *tags}
            """);

    assertThat(file.doors().get(1).tags()).containsExactly("one", "two");
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    Path large = folder.resolve("large.yaml");
    Files.write(large, new byte[5 << 20]);
    Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0});

    assertThatThrownBy(() -> FrontDoors.read(folder.resolve("no.yaml"), Map.of()))
        .hasMessage("cannot read " + folder.resolve("no.yaml") + ": no such file");
    assertThatThrownBy(() -> FrontDoors.read(folder, Map.of())).hasMessageEndingWith("directory");
    assertThatThrownBy(() -> FrontDoors.read(large, Map.of())).hasMessageEndingWith("than 4 MiB");
    assertThatThrownBy(() -> FrontDoors.read(binary, Map.of())).hasMessageEndingWith("UTF-8");
  }

  private FrontDoors parse(String text) {
    return FrontDoors.parse(folder.resolve("lintel.yaml"), text, Map.of());
  }

  private String at(String rest) {
    return folder.resolve("lintel.yaml") + ":" + rest;
  }
}
