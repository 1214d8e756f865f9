package io.github.lintel.smoke.frontdoors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.LiveEndpoint;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.StoreKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The client certificate that a file of front doors names. */
class ClientFilesTest {
  private static final CertificateAuthority ROOT =
      CertificateAuthority.root("Partner Root", Clock.systemUTC());
  private static final Credential CLIENT = ROOT.issue("client.example.com");
  private static final Credential OTHER = ROOT.issue("other.example.com");
  private static final String PASSWORD = "correct horse";

  @TempDir Path folder;

  @BeforeEach
  void files() throws IOException {
    write("client.pem", CLIENT.chainPem());
    write("client.key", CLIENT.keyPem());
    write("other.key", OTHER.keyPem());
    write("both.pem", CLIENT.chainPem() + CLIENT.keyPem());
    write("password", PASSWORD + "\nsecond line\n");
    write("wrong", "wrong\n");
    CLIENT.writeKeyStore(folder.resolve("client.p12"), StoreKind.PKCS12, PASSWORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "both.pem",
        "{certificate: both.pem}",
        "{certificate: client.pem, key: client.key}",
        "{certificate: client.p12, key-password-file: password}",
        "{certificate: client.p12, key-password-env: CLIENT_PASSWORD}",
      })
  void whatCanBePresentedIs(String client) {
    LiveEndpoint endpoint = endpoint("client: " + client);

    assertThat(endpoint.clientCertificate()).isPresent();
    assertThat(endpoint.toString()).doesNotContain(PASSWORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "none.pem|35: cannot read none.pem: no such file",
        "client.pem|35: client.pem: no private key in it",
        "client.key|35: client.key: no certificate in it: it holds a private key",
        "{key: client.key}|35: the key \"certificate\" is missing",
        "{certificate: client.pem, keys: client.key}|61: unknown key \"keys\"; did you mean \"key\"?",
        "{certificate: client.pem, key: none.key}|66: cannot read none.key: no such file",
        "{certificate: client.pem, key: other.key}|66: other.key: the private key is not that of the certificate in client.pem",
        "{certificate: none.pem, key: client.key}|49: cannot read none.pem: no such file",
        "{certificate: client.p12}|49: client.p12: the private key is encrypted (key-password-file, key-password-env)",
        "{certificate: client.p12, key-password-file: none}|80: cannot read none: no such file",
        "{certificate: client.p12, key-password-file: wrong}|49: client.p12: the password is not that of the private key",
        "{certificate: client.p12, key-password-env: NOBODY}|79: the environment has no NOBODY",
        "{certificate: a, key-password-file: password, key-password-env: CLIENT_PASSWORD}|35: key-password-file and key-password-env exclude each other",
      })
  void whatCannotBePresentedIsToldWithItsPlace(String client, String message) {
    assertThatThrownBy(() -> endpoint("client: " + client))
        .isInstanceOf(InvalidFrontDoors.class)
        .satisfies(
            wrong ->
                assertThat(wrong.getMessage().replace(folder + "/", ""))
                    .startsWith("lintel.yaml:1:" + message)
                    .hasLineCount(1)
                    .doesNotContain(PASSWORD, "BEGIN"));
  }

  @Test
  void defaultsHoldForAll() {
    FrontDoors file = parse("{defaults: {client: both.pem}, front-doors: [a.example, b.example]}");

    assertThat(file.doors())
        .hasSize(2)
        .allSatisfy(door -> assertThat(door.endpoint().clientCertificate()).isPresent());
    assertThat(file.doors().get(0).toString()).contains("both.pem").doesNotContain("BEGIN");
  }

  @Test
  void aRenewedOneIsPresentedFromThenOn() throws IOException {
    FrontDoor door = parse("{front-doors: [{target: a, client: both.pem}]}").doors().get(0);
    CertificateBundle first = door.endpoint().clientCertificate().orElseThrow();
    assertThat(door.endpoint().clientCertificate()).containsSame(first);

    write("both.pem", OTHER.chainPem() + OTHER.keyPem());
    assertThat(door.endpoint().clientCertificate().orElseThrow().chainBytes())
        .asString(StandardCharsets.US_ASCII)
        .startsWith(OTHER.chainPem());

    write("both.pem", CLIENT.chainPem());
    assertThatThrownBy(door::endpoint).hasMessageEndingWith("both.pem: no private key in it");
  }

  @Test
  void aKeyAndAMomentCanBeExpected() {
    LiveEndpoint endpoint =
        endpoint("expect: {key: [client.pem], issued-after: 2027-02-20, bundle: client.pem}");

    assertThat(endpoint.expected())
        .extracting(expected -> expected.description())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("the certificate with serial "),
            second -> assertThat(second).startsWith("a certificate for the EC"),
            third ->
                assertThat(third).isEqualTo("a certificate issued after 2027-02-20T00:00:00Z"));
    assertThatThrownBy(() -> endpoint("expect: {issued-after: yesterday}"))
        .hasMessageEndingWith(
            ":1:50: not a moment (2027-03-01 or 2027-03-01T08:00:00Z): \"yesterday\"");
    assertThatThrownBy(() -> endpoint("expect: {key: client.key}"))
        .hasMessageContaining("lintel.yaml:1:41: ")
        .hasMessageEndingWith("give its public half (openssl pkey -pubout)");
  }

  private LiveEndpoint endpoint(String settings) {
    return parse("front-doors: [{target: a, " + settings + "}]").doors().get(0).endpoint();
  }

  private FrontDoors parse(String text) {
    return FrontDoors.parse(
        folder.resolve("lintel.yaml"), text, Map.of("CLIENT_PASSWORD", PASSWORD));
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
