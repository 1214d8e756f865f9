package io.github.lintel.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.lintel.endpoint.CertificateBundle;
import io.github.lintel.endpoint.KeyPassword;
import io.github.lintel.facts.BundleFacts;
import io.github.lintel.facts.BundleFacts.KeyMatch;
import io.github.lintel.facts.BundleFacts.KeyState;
import io.github.lintel.internal.bundle.KeyForms.Form;
import io.github.lintel.testkit.CertificateAuthority;
import io.github.lintel.testkit.Credential;
import io.github.lintel.testkit.KeyKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of key and store is read, and a wrong password is told from a broken file. */
class KeyFormsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final CertificateAuthority CA =
      CertificateAuthority.root("Root", NOW).intermediate("Issuing");
  private static final Credential RSA = CA.issue(r -> r.names("a.example").key(KeyKind.RSA_2048));
  private static final Credential EC = CA.issue(r -> r.names("a.example").key(KeyKind.EC_P256));
  private static final String PASSWORD = "correct horse";

  static Stream<Arguments> keys() {
    return KeyForms.keys().flatMap(f -> Stream.of(Arguments.of(f, RSA), Arguments.of(f, EC)));
  }

  static Stream<Arguments> locked() {
    return Stream.concat(KeyForms.keys(), KeyForms.stores())
        .filter(Form::encrypted)
        .flatMap(f -> Stream.of(Arguments.of(f, RSA), Arguments.of(f, EC)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("keys")
  void readsAKey(Form form, Credential credential) {
    BundleFacts facts = read(form, credential, form.write(credential, PASSWORD), PASSWORD);

    assertThat(facts.problems()).isEmpty();
    assertThat(facts.key()).isEqualTo(KeyState.READ);
    assertThat(facts.keyMatch()).isEqualTo(KeyMatch.MATCHES);
    assertThat(facts.passwordNeeded()).isEqualTo(form.encrypted());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("locked")
  void tellsAWrongPassword(Form form, Credential credential) {
    byte[] file = form.write(credential, PASSWORD);
    for (String wrong : List.of("wrong", "", "correct hors", "Correct horse")) {
      BundleFacts facts = read(form, credential, file, wrong);
      assertThat(facts.key()).isEqualTo(KeyState.WRONG_PASSWORD);
      assertThat(facts.problems()).isEmpty();
    }
    CertificateBundle without = bundle(form, credential, file);
    assertThat(BundleReader.read(without).facts().key()).isEqualTo(KeyState.ENCRYPTED);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("locked")
  void tellsACutOffFile(Form form, Credential credential) {
    byte[] file = form.write(credential, PASSWORD);
    byte[] half = Arrays.copyOf(file, file.length / 2);

    BundleFacts facts = read(form, credential, half, PASSWORD);

    assertThat(facts.key()).isEqualTo(KeyState.UNREADABLE);
    assertThat(facts.problems()).isNotEmpty();
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("keys")
  void tellsDamageInTheMiddle(Form form, Credential credential) {
    if (!form.encrypted() || form.name().startsWith("RC4")) {
      return; // there a flipped bit is a flipped bit, which the next test is for
    }
    byte[] file = form.write(credential, PASSWORD);
    byte[] damaged = flipped(file);

    BundleFacts facts = read(form, credential, damaged, PASSWORD);

    assertThat(List.of(facts.key(), facts.keyMatch()))
        .as(new String(damaged, StandardCharsets.ISO_8859_1))
        .isNotEqualTo(List.of(KeyState.READ, KeyMatch.MATCHES));
    assertThat(facts.key()).isNotEqualTo(KeyState.WRONG_PASSWORD);
  }

  @ParameterizedTest
  @MethodSource("io.github.lintel.internal.bundle.KeyForms#stores")
  void readsAStore(Form form) {
    BundleFacts facts = read(form, RSA, form.write(RSA, PASSWORD), PASSWORD);

    assertThat(facts.problems()).isEmpty();
    assertThat(facts.keyMatch()).isEqualTo(KeyMatch.MATCHES);
    assertThat(facts.chain())
        .extracting(c -> c.der().toByteArray())
        .containsExactly(RSA.chain().toArray(byte[][]::new));
    assertThat(facts.passwordNeeded()).as("a store always has one").isFalse();
  }

  @Test
  void asksOnceAndOnlyIfNeeded() {
    AtomicInteger asked = new AtomicInteger();
    KeyPassword counting =
        source -> {
          asked.incrementAndGet();
          return Optional.of(PASSWORD.toCharArray());
        };
    BundleReader.read(bundle(plain(), EC, plain().write(EC, "")).withPassword(counting));
    assertThat(asked).hasValue(0);
    Form store = KeyForms.stores().findFirst().orElseThrow();
    BundleReader.read(bundle(store, EC, store.write(EC, PASSWORD)).withPassword(counting));
    assertThat(asked).hasValue(1);
  }

  @Test
  void aSourceThatFailsKnowsNoPassword() {
    Form store = KeyForms.stores().findFirst().orElseThrow();
    CertificateBundle bundle =
        bundle(store, EC, store.write(EC, PASSWORD))
            .withPassword(
                source -> {
                  throw new IllegalStateException(PASSWORD);
                });
    assertThat(BundleReader.read(bundle).facts().key()).isEqualTo(KeyState.ENCRYPTED);
  }

  private static Form plain() {
    return KeyForms.keys().findFirst().orElseThrow();
  }

  /** One bit of what is encrypted, in its second half, where no description of it stands. */
  private static byte[] flipped(byte[] pem) {
    String text = new String(pem, StandardCharsets.US_ASCII);
    int end = text.indexOf("\n-----END");
    int begin = Math.max(text.lastIndexOf("\n\n", end), text.indexOf("-----\n"));
    String head = text.substring(0, text.indexOf('\n', begin + 1) + 1);
    byte[] body = Base64.getMimeDecoder().decode(text.substring(head.length(), end));
    body[body.length / 2] ^= 4;
    String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(body);
    return (head + encoded + text.substring(end)).getBytes(StandardCharsets.US_ASCII);
  }

  private static BundleFacts read(Form form, Credential credential, byte[] file, String password) {
    return BundleReader.read(
            bundle(form, credential, file).withPassword(KeyPassword.of(password.toCharArray())))
        .facts();
  }

  private static CertificateBundle bundle(Form form, Credential credential, byte[] file) {
    boolean store = KeyForms.stores().anyMatch(s -> s.name().equals(form.name()));
    byte[] chain = store ? file : credential.chainPem().getBytes(StandardCharsets.US_ASCII);
    return CertificateBundle.of("bundle", chain, file);
  }
}
